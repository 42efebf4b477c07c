#include "tools/sshplan/commands/judging.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "planner/explore/unknown_caller.hpp"
#include "tools/sshplan/session/client.hpp"
#include "tools/sshplan/session/colour.hpp"

namespace sshplan::cli {

JudgedRoles judged_roles(const PathOptions& options, const Dialect& dialect) {
    const ConfigChoice& system_config = options.evaluation.system_config;
    return {.caller = unknown_client(dialect, options.evaluation),
            .ssh_dir = options.evaluation.ssh_dir,
            .root = options.root,
            .side = options.side,
            .system_config = system_config.kind == ConfigChoice::Kind::file
                                 ? std::optional{system_config.path}
                                 : std::nullopt};
}

std::variant<Conditions, BadNameTable> judged_conditions(const PathOptions& options,
                                                         const JudgedConfiguration& some,
                                                         const Caller& caller) {
    const std::string& shell = some.client.shell;
    auto read = condition_sources(caller, options.evaluation, shell);
    if (auto* const bad = std::get_if<BadNameTable>(&read)) return std::move(*bad);
    World& nowhere = *some.world;
    const bool asks = options.evaluation.dns == Dns::system;
    return Conditions{{.commands = nowhere,
                       .names = asks ? caller.acting : nowhere,
                       .networks = nowhere,
                       .shell = shell,
                       .table = std::get<ConditionSources>(std::move(read)).table},
                      options.evaluation.assumptions};
}

std::optional<PathFault> look_at_paths(JudgedConfigurations& judged,
                                       const PathOptions& options,
                                       World& machine) {
    const ConfigChoice& system_config = options.evaluation.system_config;
    if (system_config.kind == ConfigChoice::Kind::file && !machine.exists(system_config.path)) {
        return PathFault{
            fmt::format("--system-config {}: No such file or directory", system_config.path)};
    }
    for (const std::string& path : options.paths) {
        if (auto complaint = judged.look_at(path)) return complaint;
    }
    return std::nullopt;
}

std::vector<Condition> shown_conditions(const Conditions& conditions) {
    std::vector<Condition> shown = conditions.all();
    for (Condition& condition : shown) condition.text = with_caller_in_words(condition.text);
    return shown;
}

FileNames names_of(const JudgedConfigurations& found) {
    FileNames names;
    for (const JudgedConfiguration& one : found.all()) {
        for (const OpenedFile* const file : one.files->opened()) {
            names.add(file->source.get(), one.world->placed(file->source->name()));
        }
    }
    return names;
}

std::string name_of(const JudgedConfigurations& found, const SourceFile& file) {
    FileNames names;
    for (const JudgedConfiguration& one : found.all()) {
        const auto& opened = one.files->opened();
        const bool is_here = std::ranges::any_of(
            opened, [&](const OpenedFile* other) { return other->source.get() == &file; });
        if (!is_here) continue;
        names.add(&file, one.world->placed(file.name()));
        break;
    }
    return names.of(file);
}

std::vector<FileRemark> remarks_on_includes(const JudgedConfigurations& judged) {
    std::vector<FileRemark> remarks;
    for (Complaint& complaint : judged.outside()) {
        remarks.push_back({"include-not-opened", std::move(complaint)});
    }
    return remarks;
}

std::vector<FileRemark> remarks_about(const JudgedConfigurations& judged,
                                      const PathOptions& options) {
    std::vector<FileRemark> remarks = remarks_on_includes(judged);
    if (options.evaluation.local_user) return remarks;
    std::set<const ConfigFiles*> seen;
    for (const JudgedConfiguration& one : judged.all()) {
        if (!seen.insert(one.files).second) continue;
        for (Complaint& complaint : questions_about_caller(*one.files, one.client.dialect)) {
            remarks.push_back({"caller-unknown", std::move(complaint)});
        }
    }
    return remarks;
}

DiagnosticOptions diagnostics_on_errors(const Caller& caller,
                                        ColourWish colour,
                                        const std::string& home) {
    const Sink& err = caller.streams.err;
    return {.style = style_on(err, colour, caller.reading),
            .width = caller.streams.width,
            .home = home};
}

void print_file_messages(const FileMessages& messages,
                         const PathOptions& options,
                         const Caller& caller) {
    std::vector<Complaint> complaints;
    for (const FileRemark& remark : messages.remarks) complaints.push_back(remark.complaint);
    print_complaints(caller.streams.err.stream,
                     complaints,
                     diagnostics_on_errors(caller, options.evaluation.colour, messages.home));
    for (const Note& note : messages.notes) say(caller.streams, note.text);
    if (messages.conditions == nullptr) return;
    for (const Assumption& assumption : messages.conditions->assumptions()) {
        if (assumption.matched) continue;
        say(caller.streams, fmt::format("--assume '{}' matched no condition", assumption.written));
    }
}

}  // namespace sshplan::cli
