#include "tools/sshplan/commands/lint_setup.hpp"

#include <algorithm>
#include <memory>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "planner/world/folder_name.hpp"

namespace sshplan::cli {
namespace {

constexpr std::string_view nothing = "none";

/// Which file says more, and with what authority.
struct SettingsPlace {
    std::string path{};  // empty: none does
    Authority by = Authority::judge;
};

SettingsPlace place_of_settings(const LintOptions& options, World& world) {
    if (options.config) return {*options.config == nothing ? "" : *options.config};
    if (options.paths.empty()) return {own_settings_file(world)};
    if (options.paths.front() == "-") return {};
    std::string found = settings_file_of(options.paths.front(), world);
    const std::string here = world.real_path(".") + "/";
    if (found.starts_with(here)) found.erase(0, here.size());
    return {std::move(found), Authority::judged};
}

OptionFault read(LintOptions& options, const SettingsPlace& place, World& world) {
    const std::string folder = world.real_path(folder_name(place.path));
    const std::string name = place.path.substr(place.path.rfind('/') + 1);
    const bool is_link = world.real_path(place.path) != path_below(folder, name);
    if (place.by == Authority::judged && is_link && folder != ".") {
        return fmt::format("{} is a link: it is not followed. Say --config FILE, or none",
                           place.path);
    }
    FileAnswer answer = world.read_file(place.path);
    if (const auto* const failure = std::get_if<FileFailure>(&answer)) {
        return fmt::format("{}: {}", place.path, failure->reason);
    }
    if (std::get<FileContent>(answer).is_directory) {
        return fmt::format("{} is a directory", place.path);
    }
    auto file = std::make_shared<const SourceFile>(place.path,
                                                   std::get<FileContent>(std::move(answer)).bytes);
    auto settings = read_lint_settings(file, folder, place.by);
    if (const auto* const complaint = std::get_if<Complaint>(&settings)) {
        const Position at = file->position(complaint->where.span.begin);
        return fmt::format("{}:{}:{}: {}", place.path, at.line, at.column, complaint->text);
    }
    options.settings = std::get<LintSettings>(std::move(settings));
    return std::nullopt;
}

template <typename Value>
void complete(std::optional<Value>& said, const std::optional<Value>& else_said) {
    if (!said) said = else_said;
}

void complete(std::string& said, const std::string& else_said) {
    if (said.empty()) said = else_said;
}

/// What the settings say of rules counts where the command line does not choose them.
void merge_selection(RuleSelection& selection, const LintSettings& settings) {
    const RuleSelection& more = settings.selection;
    selection.extend.insert(selection.extend.end(), more.extend.begin(), more.extend.end());
    if (!selection.select.empty()) return;
    selection.select = more.select;
    selection.ignore.insert(selection.ignore.end(), more.ignore.begin(), more.ignore.end());
}

}  // namespace

OptionFault set_up(LintOptions& options, const Caller& caller) {
    const SettingsPlace place = place_of_settings(options, caller.reading);
    if (!place.path.empty()) {
        if (OptionFault fault = read(options, place, caller.reading)) return fault;
    }
    const LintSettings& settings = options.settings;
    RuleSelection& selection = options.selection;
    // Every profile has the rules on security of the default one.
    complete(options.profile, settings.profile);
    selection.profile = options.profile.value_or(Profile::standard);
    if (settings.by == Authority::judged) {
        selection.least = std::make_shared<const RuleSelection>(selection);
    }
    merge_selection(selection, settings);
    complete(options.fail_on, settings.fail_on);
    complete(options.min_openssh, settings.min_openssh);
    complete(options.max_openssh, settings.max_openssh);
    if (!options.new_baseline) complete(options.baseline, settings.baseline);
    if (!options.paths.empty()) complete(options.root, settings.root);
    if (!options.comments && settings.trusts_comments.value_or(options.paths.empty())) {
        options.comments = Comments::silence;
    }
    auto& world = options.evaluation.world;
    if (world && settings.worlds.contains(*world)) world = settings.worlds.at(*world);
    return std::nullopt;
}

}  // namespace sshplan::cli
