#include "planner/connect/trust.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/connect/local_commands.hpp"
#include "planner/connect/option_keyword.hpp"
#include "planner/dialect/readings.hpp"
#include "planner/explore/explore.hpp"

namespace sshplan {
namespace {

/// A Match line that has the word exec in any spelling counts: better asked once too often.
bool runs_something(const Directive& directive) {
    if (directive.info == nullptr) return false;
    if (directive.is(Keyword::match)) {
        return lower_case(directive.rest).find("exec") != std::string::npos;
    }
    return std::ranges::find(local_commands, directive.info->keyword) != local_commands.end() &&
           !is_none(raw_value(directive));
}

/// The files that a command line makes ssh read, whatever the conditions; fewer if there are too
/// many outcomes.
std::set<std::string> places_read(const Invocation& invocation,
                                  const Client& client,
                                  World& world,
                                  ConfigFiles& files) {
    (void)explore(invocation, client, world, files, {});
    std::set<std::string> places;
    for (const OpenedFile* file : files.opened()) places.insert(file->place);
    return places;
}

bool is_git_work_tree(const std::string& folder, World& world) {
    return world.exists(folder + "/.git");
}

/// What names a file, or can: -F, and a ProxyCommand, which may start an ssh with one.
bool can_name_file(const OptionUse& use) {
    return use.letter == 'F' || option_keyword(use) == Keyword::proxy_command;
}

/// What the same command line reads without them.
std::set<std::string> own_places(Invocation invocation, const Client& client, World& world) {
    std::erase_if(invocation.options, can_name_file);
    invocation.options_before = std::min(invocation.options_before, invocation.options.size());
    ConfigFiles files{world};
    return places_read(invocation, client, world, files);
}

}  // namespace

std::string strangeness(const std::string& path, const WhoseFile& whose, World& world) {
    if (whose.owner != 0 && whose.owner != world.user_id()) {
        return fmt::format("it belongs to uid {}", whose.owner);
    }
    constexpr std::uint32_t writable_by_all = 0002;
    if ((whose.mode & writable_by_all) != 0) return "everybody may write to it";
    std::string folder = world.real_path(path);
    while (!folder.empty()) {
        folder.resize(folder.find_last_of('/') == std::string::npos ? 0 : folder.rfind('/'));
        if (is_git_work_tree(folder, world)) {
            return fmt::format("it lies in the git work tree {}", folder.empty() ? "/" : folder);
        }
    }
    return {};
}

std::vector<StrangeCommand> strange_commands(const Invocation& invocation,
                                             const Client& client,
                                             World& world,
                                             ConfigFiles& files) {
    if (std::ranges::none_of(invocation.options, can_name_file)) return {};
    const Explanation all = explore(invocation, client, world, files, {});
    std::vector<StrangeCommand> commands;
    if (all.ending == Ending::limit) {
        commands.push_back({.file = "the configuration",
                            .text = "it leads on in too many ways to be looked through for "
                                    "commands of others"});
    }
    for (const OpenedFile* file : files.opened()) {
        if (file->source == nullptr) continue;
        const std::string why = strangeness(file->source->name(), {file->owner, file->mode}, world);
        if (why.empty()) continue;
        for (const Directive& directive : file->config(lexis_of(client.dialect)).directives()) {
            if (!runs_something(directive)) continue;
            commands.push_back({file->source->name(),
                                file->place,
                                directive.line,
                                std::string{file->source->at(directive.span)},
                                why});
        }
    }
    if (commands.empty()) return commands;
    const std::set<std::string> own = own_places(invocation, client, world);
    std::erase_if(commands,
                  [&](const StrangeCommand& command) { return own.contains(command.place); });
    return commands;
}

}  // namespace sshplan
