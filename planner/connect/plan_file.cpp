#include "planner/connect/plan_file.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "parser/config/config.hpp"
#include "parser/text/utf8.hpp"
#include "planner/connect/frozen/frozen_invocation.hpp"
#include "planner/migrate/certificate.hpp"
#include "planner/resolve/sha1.hpp"
#include "planner/world/glob.hpp"

namespace sshplan {
namespace {

std::string replaced_all(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

bool all_utf8(const std::vector<std::string>& texts) {
    return std::ranges::all_of(texts, [](const std::string& text) { return is_utf8(text); });
}

/// What is different about a file; nothing if it is the same.
std::optional<std::string> change_of(const PlanInput& input, World& world) {
    const std::string now = plan_input(input.path, world).id;
    if (now == input.id) return std::nullopt;
    if (input.id.empty()) return fmt::format("{} was not there", input.path);
    if (now.empty()) return fmt::format("{} is gone", input.path);
    return fmt::format("{} has changed", input.path);
}

constexpr std::string_view folder_begin = "/frozen-";
constexpr std::string_view hexadecimal = "0123456789abcdef";

bool is_plan_folder(std::string_view folder) {
    if (!folder.starts_with(folder_begin)) return false;
    folder.remove_prefix(folder_begin.size());
    return folder.size() == 40 && folder.find_first_not_of(hexadecimal) == folder.npos;
}

/// "FOLDER/config", "FOLDER/config.1".
bool is_frozen_name(std::string_view path, std::string_view folder) {
    constexpr std::string_view name = "/config";
    if (!path.starts_with(folder)) return false;
    path.remove_prefix(folder.size());
    if (!path.starts_with(name)) return false;
    path.remove_prefix(name.size());
    return path.empty() || (path.starts_with('.') && path.size() > 1 &&
                            path.find_first_not_of("0123456789", 1) == path.npos);
}

bool asks_or_reads(const FrozenFile& file) {
    const SourceFile source{file.path, file.text};
    const Config config{source};
    return std::ranges::any_of(config.directives(), [](const Directive& directive) {
        return directive.is(Keyword::match) || directive.is(Keyword::include);
    });
}

}  // namespace

std::optional<std::string> plan_fault(const PlanFile& plan, const Dialect& dialect) {
    if (!is_plan_folder(plan.folder)) return std::string{"its folder is none"};
    const auto frozen = placed_in(plan, plan.folder, dialect);
    if (!frozen) return std::string{"its arguments are none of ssh's"};
    if (plan.files.empty() ||
        frozen_invocation(frozen->invocation, plan.files.front().path) != frozen->invocation) {
        return std::string{"its arguments say what its files should"};
    }
    for (const FrozenFile& file : plan.files) {
        if (!is_frozen_name(file.path, plan.folder)) {
            return fmt::format("{} is no file of its folder", file.path);
        }
        if (asks_or_reads(file)) return fmt::format("{} holds Match or Include", file.path);
    }
    return std::nullopt;
}

std::string plan_folder(const ConfigFiles& files, const Invocation& invocation) {
    std::string all = invocation.destination.typed;
    for (const PlanInput& input : plan_inputs(files)) all += input.path + input.id;
    return std::string{folder_begin} + sha1_hex(all);
}

std::vector<PlanInput> plan_inputs(const ConfigFiles& files) {
    std::vector<PlanInput> inputs;
    for (const auto& [path, file] : files.all()) {
        if (file.source) {
            inputs.push_back({path, git_object_id(file.source->bytes())});
        } else {
            inputs.push_back({path, ""});
        }
    }
    return inputs;
}

std::vector<PlanSearch> plan_searches(const Inclusions& inclusions) {
    std::vector<PlanSearch> searches;
    for (const Inclusion& inclusion : inclusions.all()) {
        if (inclusion.patterns.size() != 1) continue;  // with tokens: a search for each host
        searches.push_back({inclusion.patterns.front(), inclusion.paths});
    }
    std::ranges::sort(searches, {}, &PlanSearch::pattern);
    return searches;
}

PlanInput plan_input(const std::string& path, World& world) {
    const FileAnswer answer = world.read_file(path);
    const auto* const content = std::get_if<FileContent>(&answer);
    return {path, content == nullptr ? "" : git_object_id(content->bytes)};
}

bool is_writable(const PlanFile& plan) {
    std::vector<std::string> texts = plan.words;
    texts.insert(texts.end(), plan.made_from.begin(), plan.made_from.end());
    texts.push_back(plan.destination);
    for (const FrozenFile& file : plan.files) texts.push_back(file.text);
    for (const UnfrozenCommand& command : plan.unfrozen) texts.push_back(command.command);
    for (const PlanInput& input : plan.inputs) texts.push_back(input.path);
    for (const PlanSearch& search : plan.searches) {
        texts.push_back(search.pattern);
        texts.insert(texts.end(), search.paths.begin(), search.paths.end());
    }
    for (const Condition& condition : plan.conditions) texts.push_back(condition.text);
    for (const StrangeCommand& command : plan.strange) texts.push_back(command.text);
    return all_utf8(texts);
}

std::optional<std::string> staleness(const PlanFile& plan,
                                     const Installed& installed,
                                     World& world) {
    if (plan.user != world.user_id()) {
        return fmt::format("it was made by uid {}, and this is uid {}", plan.user, world.user_id());
    }
    if (installed.path != plan.ssh.path) {
        return fmt::format("ssh is {} now, and was {}", installed.path, plan.ssh.path);
    }
    if (auto change = change_of(plan.ssh, world)) return change;
    for (const PlanInput& input : plan.inputs) {
        if (auto change = change_of(input, world)) return change;
    }
    for (const PlanSearch& search : plan.searches) {
        if (glob_paths(world, search.pattern, "").paths == search.paths) continue;
        return fmt::format("Include {} finds other files now", search.pattern);
    }
    return std::nullopt;
}

std::optional<FrozenPlan> placed_in(const PlanFile& plan,
                                    const std::string& folder,
                                    const Dialect& dialect) {
    std::vector<std::string> words;
    for (const std::string& word : plan.words) {
        words.push_back(replaced_all(word, plan.folder, folder));
    }
    auto read = read_invocation(words, dialect, no_long_options);
    auto* const invocation = std::get_if<Invocation>(&read);
    if (invocation == nullptr || plan.folder.empty()) return std::nullopt;
    FrozenPlan frozen{.invocation = std::move(*invocation), .unfrozen = plan.unfrozen};
    for (const FrozenFile& file : plan.files) {
        frozen.files.push_back({replaced_all(file.path, plan.folder, folder),
                                replaced_all(file.text, plan.folder, folder)});
    }
    return frozen;
}

}  // namespace sshplan
