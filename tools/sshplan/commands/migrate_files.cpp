#include "tools/sshplan/commands/migrate_files.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parser/config/pattern.hpp"
#include "planner/invocation/quote.hpp"
#include "planner/lint/dialect_range.hpp"
#include "planner/migrate/file_replacement.hpp"
#include "planner/migrate/generated_file.hpp"
#include "planner/migrate/replacement_wording.hpp"
#include "planner/world/remembering_world.hpp"
#include "tools/sshplan/commands/certified_migration.hpp"
#include "tools/sshplan/commands/configuration_source.hpp"
#include "tools/sshplan/commands/judging.hpp"
#include "tools/sshplan/session/colour.hpp"
#include "tools/sshplan/session/status.hpp"
#include "tools/sshplan/views/migrate_answer.hpp"
#include "tools/sshplan/views/migrate_json.hpp"
#include "tools/sshplan/views/migrate_text.hpp"
#include "tools/sshplan/views/patch_text.hpp"

namespace sshplan::cli {

namespace {

/// Why ProxyJump cannot be asked of a release: it came with 7.3.
std::optional<std::string> too_old(std::string_view version) {
    std::array<int, 2> numbers{};
    const char* at = version.data();
    const char* const end = at + version.size();
    for (int& number : numbers) {
        const auto [next, error] = std::from_chars(at, end, number);
        if (error != std::errc{}) return std::nullopt;
        at = next == end ? next : next + 1;
    }
    if (numbers >= std::array{7, 3}) return std::nullopt;
    return fmt::format("ProxyJump needs OpenSSH 7.3; asked for {}", version);
}

/// Where a release is read as another one.
std::vector<Note> notes_on(std::initializer_list<std::string_view> versions) {
    std::vector<Note> notes;
    for (const std::string_view version : versions) {
        if (version.empty()) continue;
        const auto found = find_dialect(version);
        const auto* const chosen = std::get_if<ChosenDialect>(&found);
        if (chosen != nullptr && chosen->note) notes.push_back({"openssh-version", *chosen->note});
    }
    return notes;
}

/// One run of the verb over files.
class FileMigration {
public:
    FileMigration(const MigrateOptions& options,
                  std::vector<Dialect> dialects,
                  std::string refusal,
                  const Caller& caller)
        : options_(options),
          caller_(caller),
          source_(options, "migrate", dialects.back(), remembering_),
          dialect_notes_(notes_on({options.min_openssh, options.max_openssh})) {
        wish_.dialects = std::move(dialects);
        wish_.refusal = std::move(refusal);
    }

    int run() {
        if (const auto wrong = source_.look()) return wrong_usage(caller_.streams, wrong->text);
        if (options_.certificate && caller_.reading.exists(*options_.certificate)) {
            return wrong_usage(
                caller_.streams,
                fmt::format("--certificate {}: it is there already", *options_.certificate));
        }
        set_wish();
        migration_ =
            migrate(memory_, [this](World& machine) { return source_.read(machine); }, wish_);
        fill_answer();
        // Whoever interrupts is told what the files hold before it takes effect.
        const auto held =
            options_.task == MigrationTask::write ? caller_.acting.hold_signals() : nullptr;
        if (options_.task == MigrationTask::write) write();
        print();
        return certify() ? status() : status::undecided;
    }

private:
    void set_wish() {
        wish_.is_wanted = [this](const RecipeSite& site, const std::set<std::string>& hosts) {
            if (!options_.families.empty() && !options_.families.contains(site.kind)) return false;
            return !options_.host || std::ranges::any_of(hosts, [this](const std::string& host) {
                return matches_pattern(host, *options_.host);
            });
        };
        const bool takes_all = options_.task != MigrationTask::write && !options_.accepts_all &&
                               options_.accepted.empty();
        if (takes_all) return;
        wish_.is_accepted = [this](const MigratedRecipe& recipe) {
            return are_accepted(recipe.differences) && !is_generated(recipe.rewrite);
        };
    }

    [[nodiscard]] bool are_accepted(const std::vector<NamedDifference>& differences) const {
        return options_.accepts_all ||
               std::ranges::all_of(differences, [this](const NamedDifference& difference) {
                   return options_.accepted.contains(difference.id);
               });
    }

    /// Whether a rewrite changes a file that is not to be written by hand.
    [[nodiscard]] bool is_generated(const Rewrite& rewrite) const {
        if (options_.task != MigrationTask::write || options_.writes_generated) return false;
        return std::ranges::any_of(rewrite.edits, [](const FileEdit& edit) {
            return generated_mark(*edit.file).has_value();
        });
    }

    void fill_answer() {
        answer_.migration = &migration_;
        answer_.shell = source_.shell();
        answer_.selects = !options_.families.empty() || options_.host;
        answer_.notes = dialect_notes_;
        answer_.remarks = source_.remarks();
        for (const MigratedRecipe& recipe : migration_.recipes) {
            if (!recipe.is_rewritten()) continue;
            for (const FileEdit& edit : recipe.rewrite.edits) {
                if (auto mark = generated_mark(*edit.file)) {
                    answer_.generated[edit.file] = *std::move(mark);
                }
            }
        }
        for (const LintTarget& target : migration_.before.targets) {
            const OpenedFile& top = target.files->open(top_file(target.client));
            if (!top.failure) continue;
            is_unread_ = true;
            answer_.errors.push_back(
                {.text = fmt::format(
                     "{} is not read: {}", top_file(target.client), top.failure->reason)});
        }
        if (migration_.recipes.empty()) tell_what_was_not_seen();
        if (!refused_targets(migration_.subject).empty()) {
            for (const CaseComplaint& one : migration_.subject.complaints()) {
                if (one.complaint.severity == Severity::error) {
                    answer_.errors.push_back(one.complaint);
                }
            }
        }
        if (answer_.errors.empty()) answer_.retry = retry();
    }

    /// Without a recipe there is no proof that says what it does not cover.
    void tell_what_was_not_seen() {
        for (const Note& gap : migration_.subject.gaps()) {
            if (gap.code != "limit") continue;
            is_unread_ = true;
            answer_.errors.push_back({.text = gap.text});
        }
    }

    /// The command line that writes what is shown, or what is left; empty if there is nothing.
    [[nodiscard]] std::string retry() const {
        const bool writes = options_.task == MigrationTask::write;
        std::set<std::string> ids = options_.accepted;
        bool is_any = false;
        for (const MigratedRecipe& recipe : migration_.recipes) {
            if (!recipe.is_rewritten()) continue;
            is_any = is_any || !(writes && recipe.is_applied);
            for (const NamedDifference& difference : recipe.differences) ids.insert(difference.id);
        }
        if (!is_any) return {};
        std::vector<std::string> words{"--write"};
        if (!ids.empty()) words.push_back(fmt::format("--accept={}", fmt::join(ids, ",")));
        if (!answer_.generated.empty()) words.emplace_back("--generated");
        words.insert(words.end(), options_.selecting.begin(), options_.selecting.end());
        return shell_command("sshplan migrate", words);
    }

    /// Replaces the files, and proves it again of the bytes that they hold then.
    void write() {
        if (!answer_.errors.empty() || migration_.changes.empty()) return;
        std::vector<FileReplacement> files;
        for (const ChangedFile& change : in_order_of_writing()) {
            files.push_back(
                {answer_.name_of(*change.file), std::string{change.file->bytes()}, change.bytes});
        }
        const ReplacementOutcome outcome =
            replace_files(caller_.acting, files, [this] { return fault_of_written(); });
        answer_.is_written = !outcome.failure;
        answer_.writing = in_words(outcome);
    }

    /// Files that only get new names for jump hosts first: nothing uses them yet.
    [[nodiscard]] std::vector<ChangedFile> in_order_of_writing() const {
        std::set<const SourceFile*> with_recipes;
        for (const ChosenRewrite& chosen : migration_.chosen()) {
            with_recipes.insert(chosen.site->file->source);
        }
        std::vector<ChangedFile> changes = migration_.changes;
        std::ranges::sort(changes, {}, [&](const ChangedFile& change) {
            return std::pair{with_recipes.contains(change.file), change.place};
        });
        return changes;
    }

    [[nodiscard]] std::optional<std::string> fault_of_written() {
        ConfigurationSource written{options_, "migrate", wish_.dialects.back(), caller_};
        if (auto fault = written.look()) return std::move(fault->text);
        const ReadState after = written.read(caller_.reading);
        if (after.targets.size() != migration_.before.targets.size()) {
            return "the files are not read as the same configurations any more";
        }
        const Proof proof = prove(migration_.before, after, wish_.dialects, migration_.chosen());
        if (proof.holds()) return std::nullopt;
        return "the written files do not lead where the old ones did";
    }

    /// Writes what was proved to where the options say; false if it was to be, and was not.
    [[nodiscard]] bool certify() const {
        if (!options_.certificate) return true;
        if (migration_.changes.empty()) {
            say(caller_.streams, "nothing changes: there is nothing to certify");
            return true;
        }
        const auto failure = write_certificate(migration_, options_, caller_);
        if (failure) say(caller_.streams, "the certificate was not written: " + *failure);
        return !failure;
    }

    void print() const {
        const Streams& streams = caller_.streams;
        if (options_.format == Format::json) {
            streams.out.stream << migrate_json(answer_);
            return print_messages();
        }
        const bool shows_diff = options_.task == MigrationTask::show;
        if (shows_diff &&
            !print_patch(streams.out.stream, answer_.diff(), look(streams.out).style)) {
            say(streams,
                fmt::format("{}Use --write; where all is UTF-8, --format json has the diff",
                            broken_patch));
        }
        streams.out.stream.flush();
        const Sink& sink = shows_diff ? streams.err : streams.out;
        if (shows_diff && !migration_.changes.empty()) sink.stream << '\n';
        print_migration(sink.stream, answer_, look(sink));
        print_messages();
    }

    void print_messages() const {
        for (const std::string& text : answer_.writing) say(caller_.streams, text);
        print_file_messages(
            {.remarks = answer_.remarks, .notes = answer_.notes}, options_, caller_);
        print_complaints(caller_.streams.err.stream,
                         answer_.errors,
                         diagnostics_on_errors(caller_, options_.evaluation.colour, {}));
    }

    [[nodiscard]] MigrateTextOptions look(const Sink& sink) const {
        return {.style = style_on(sink, options_.evaluation.colour, caller_.reading),
                .width = caller_.streams.width};
    }

    [[nodiscard]] int status() const {
        if (is_unread_) return status::undecided;
        if (!answer_.errors.empty()) return status::refused;
        const bool was_to_write =
            options_.task == MigrationTask::write && !migration_.changes.empty();
        if (was_to_write && !answer_.is_written) return status::undecided;
        const auto& recipes = migration_.recipes;
        switch (options_.task) {
            case MigrationTask::show:
                return status::done;
            case MigrationTask::check:
                return std::ranges::any_of(recipes, &MigratedRecipe::is_rewritten) ? status::found
                                                                                   : status::done;
            case MigrationTask::write:
                return std::ranges::any_of(recipes, is_left) ? status::found : status::done;
        }
        return status::fault;
    }

    /// Whether a recipe is left for a person.
    static bool is_left(const MigratedRecipe& recipe) {
        return recipe.verdict == Verdict::refused || (recipe.is_rewritten() && !recipe.is_applied);
    }

    const MigrateOptions& options_;
    const Caller& caller_;
    RememberingWorld memory_{caller_.reading};  // before and after are about the same bytes
    const Caller remembering_{memory_, caller_.acting, caller_.streams};
    ConfigurationSource source_;
    MigrationWish wish_;
    std::vector<Note> dialect_notes_;
    bool is_unread_ = false;  // some file could not be read
    Migration migration_;
    MigrateAnswer answer_;
};

}  // namespace

int migrate_files(const MigrateOptions& options, const Caller& caller) {
    std::string refusal = too_old(options.min_openssh).value_or("");
    const std::string& oldest = refusal.empty() ? options.min_openssh : options.max_openssh;
    auto dialects = find_dialects(oldest, options.max_openssh);
    if (const auto* const unknown = std::get_if<UnknownDialect>(&dialects)) {
        return wrong_usage(caller.streams,
                           fmt::format("--min-openssh, --max-openssh: {}", unknown->message));
    }
    return FileMigration{
        options, std::get<std::vector<Dialect>>(std::move(dialects)), std::move(refusal), caller}
        .run();
}

}  // namespace sshplan::cli
