#include "tools/sshplan/commands/certified_migration.hpp"

#include <utility>
#include <variant>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "planner/lint/dialect_range.hpp"
#include "planner/migrate/certificate.hpp"
#include "planner/migrate/verification.hpp"
#include "tools/sshplan/commands/configuration_source.hpp"
#include "tools/sshplan/session/status.hpp"
#include "tools/sshplan/session/world_file.hpp"
#include "tools/sshplan/views/certificate_json.hpp"
#include "tools/sshplan/views/migrate_answer.hpp"
#include "tools/sshplan/views/migrate_text.hpp"

namespace sshplan::cli {

namespace {

CertifiedFile certified(const SourceFile& file, const Migration& migration) {
    CertifiedFile certified{.path = migration.before.name_of(file),
                            .before = git_object_id(file.bytes())};
    certified.after = certified.before;
    for (const ChangedFile& change : migration.changes) {
        if (change.file != &file) continue;
        certified.after = git_object_id(change.bytes);
        for (const Edit& edit : change.edits.edits()) {
            certified.edits.push_back(
                {edit.span.begin, std::string{file.at(edit.span)}, edit.text});
        }
    }
    return certified;
}

Certificate certificate_of(const Migration& migration, const MigrateOptions& options) {
    Certificate certificate{.arguments = options.reading,
                            .versions = migration.proof.count.versions,
                            .cases = migration.proof.count.cases};
    for (const LintedFile& file : migration.subject.files()) {
        certificate.files.push_back(certified(*file.source, migration));
    }
    for (const MigratedRecipe& recipe : migration.recipes) {
        if (!recipe.is_applied) continue;
        CertifiedRecipe one{
            .path = migration.before.name_of(*recipe.site.file->source),
            .line = recipe.site.line->line,
            .family = std::string{name_of(recipe.site.kind)},
            .after = recipe.after,
            .way = recipe.way,
        };
        for (const NamedDifference& difference : recipe.differences) {
            one.differences.push_back(difference.id);
        }
        certificate.recipes.push_back(std::move(one));
    }
    return certificate;
}

int tell(const Verification& verification, std::size_t recipes, const Caller& caller) {
    if (!verification.stale.empty()) {
        say(caller.streams,
            fmt::format("the certificate says nothing of these files: {}", verification.stale));
        return status::undecided;
    }
    std::ostream& out = caller.streams.out.stream;
    const Proof& proof = verification.proof;
    if (!proof.holds()) {
        const MigrateTextOptions look{.width = caller.streams.width};
        out << "The proof does not hold.\n";
        if (proof.stray) print_migration_witness(out, *proof.stray, look);
        for (const ProvenRewrite& rewrite : proof.rewrites) {
            if (rewrite.goes_wrong) print_migration_witness(out, *rewrite.goes_wrong, look);
        }
        return status::found;
    }
    if (!verification.unnamed.empty()) {
        out << fmt::format("The certificate does not name: {}\n",
                           fmt::join(verification.unnamed, ", "));
        return status::found;
    }
    out << fmt::format("The proof holds: {} rewritten, {} tried, {}.\n",
                       counted(recipes, "recipe"),
                       counted(proof.count.cases, "case"),
                       versions_text(proof.count.versions));
    return status::done;
}

int verify_here(const Certificate& certificate,
                const MigrateOptions& options,
                const Caller& caller) {
    auto found = find_dialects(options.min_openssh, options.max_openssh);
    if (const auto* const unknown = std::get_if<UnknownDialect>(&found)) {
        return wrong_usage(caller.streams, unknown->message);
    }
    const auto& dialects = std::get<std::vector<Dialect>>(found);
    ConfigurationSource source{options, "migrate", dialects.back(), caller};
    if (const auto wrong = source.look()) {
        return tell({.stale = wrong->text}, certificate.recipes.size(), caller);
    }
    const StateReader read = [&source](World& machine) { return source.read(machine); };
    return tell(
        verify(certificate, caller.reading, read, dialects), certificate.recipes.size(), caller);
}

}  // namespace

std::optional<std::string> write_certificate(const Migration& migration,
                                             const MigrateOptions& options,
                                             const Caller& caller) {
    const SourceFile& some = *migration.subject.files().front().source;
    const std::string model = migration.before.world_of(some).real_path(some.name());
    const Certificate certificate = certificate_of(migration, options);
    if (!fits_certificate(certificate)) return "JSON cannot hold bytes that are no UTF-8";
    const auto failure =
        caller.acting.create_file_like(*options.certificate, model, certificate_json(certificate));
    if (!failure) return std::nullopt;
    return fmt::format("{}: {}", *options.certificate, *failure);
}

int verify_certificate(const std::string& path, const Caller& caller) {
    const FileAnswer answer = caller.reading.read_file(path);
    if (const auto* const failure = std::get_if<FileFailure>(&answer)) {
        return wrong_usage(caller.streams, fmt::format("--verify {}: {}", path, failure->reason));
    }
    auto read = read_certificate(std::get<FileContent>(answer).bytes);
    if (const auto* const bad = std::get_if<BadCertificate>(&read)) {
        return wrong_usage(caller.streams,
                           fmt::format("--verify {} is no certificate: {}", path, bad->message));
    }
    const auto& certificate = std::get<Certificate>(read);
    auto options = read_migrate_options(certificate.arguments);
    if (const auto* const wrong = std::get_if<WrongOption>(&options)) {
        return wrong_usage(caller.streams, wrong->message);
    }
    auto& reading = std::get<MigrateOptions>(options);
    if (const auto wrong = add_world(reading.evaluation, caller.reading)) {
        return wrong_usage(caller.streams, *wrong);
    }
    // Whoever hands out a certificate cannot have anything run or asked.
    if (reading.evaluation.exec == Exec::run || reading.evaluation.dns == Dns::system) {
        return wrong_usage(caller.streams,
                           "a certificate cannot ask for --exec=run or --dns=system");
    }
    return verify_here(certificate, reading, caller);
}

}  // namespace sshplan::cli
