#include "tools/sshplan/commands/baseline_file.hpp"

#include <utility>

#include <fmt/format.h>

#include "planner/migrate/file_replacement.hpp"
#include "planner/migrate/replacement_wording.hpp"
#include "planner/world/folder_name.hpp"

namespace sshplan::cli {
std::variant<BaselineFile, WrongOption> read_baseline_file(const std::string& path, World& world) {
    FileAnswer answer = world.read_file(path);
    if (const auto* const failure = std::get_if<FileFailure>(&answer)) {
        return WrongOption{fmt::format("--baseline {}: {}", path, failure->reason)};
    }
    if (std::get<FileContent>(answer).is_directory) {
        return WrongOption{fmt::format("--baseline {} is a directory", path)};
    }
    BaselineFile baseline{.file = std::make_shared<const SourceFile>(
                              path, std::get<FileContent>(std::move(answer)).bytes),
                          .folder = folder_name(path)};
    auto read = read_baseline(*baseline.file);
    if (const auto* const complaint = std::get_if<Complaint>(&read)) {
        return WrongOption{fmt::format("{}:{}: {}", path, complaint->line, complaint->text)};
    }
    baseline.entries = std::get<Baseline>(std::move(read));
    return baseline;
}

std::vector<std::string> write_baseline_file(const std::string& path,
                                             const std::string& text,
                                             const std::string& model,
                                             const Caller& caller) {
    const FileAnswer answer = caller.reading.read_file(path);
    if (const auto* const old = std::get_if<FileContent>(&answer)) {
        const SourceFile file{path, old->bytes};
        if (old->is_directory || std::holds_alternative<Complaint>(read_baseline(file))) {
            return {fmt::format("{} is there already, and is no baseline: it is left alone", path)};
        }
        const auto unchecked = [] { return std::optional<std::string>{}; };
        const ReplacementOutcome outcome =
            replace_files(caller.acting, {{path, old->bytes, text}}, unchecked);
        return outcome.failure ? in_words(outcome) : std::vector<std::string>{};
    }
    const ChangeFailure failure = caller.acting.create_file_like(path, model, text);
    if (!failure) return {};
    return {fmt::format("{}: {}", path, *failure)};
}

FileNamer names_below(const std::string& folder, const ReadState& state, World& machine) {
    const std::string above = path_below(machine.real_path(folder), "");
    return [above, &state](const SourceFile& file) {
        const std::string path = state.world_of(file).real_path(file.name());
        return path.starts_with(above) ? path.substr(above.size()) : path;
    };
}

}  // namespace sshplan::cli
