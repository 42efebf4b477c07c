#include "planner/classes/gaps.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "planner/invocation/invocation.hpp"
#include "planner/recipe/recipe.hpp"
#include "planner/resolve/expand.hpp"

namespace sshplan {
namespace {

Note note_of(std::string code, const Spot& spot, std::string_view why) {
    return {std::move(code), fmt::format("{}: {}", spot.text(), why)};
}

/// Whether a text takes something from the words of the command line.
bool hangs_on_words(std::string_view text, std::string_view letters) {
    return std::ranges::any_of(letters, [text](char letter) { return has_token(text, letter); });
}

/// What stands for the tokens of a ProxyCommand.
struct Names {
    std::string host;
    std::string user;
};

/// What a ProxyCommand makes of some names: the words of an ssh that it starts, but for those that
/// only say what is to be done there.
struct Started {
    bool is_ssh = false;
    std::string destination{};
    std::vector<OptionUse> options{};

    friend bool operator==(const Started&, const Started&) = default;
};

Started started_for(const Spotted& command,
                    const Names& names,
                    const Client& client,
                    World& world) {
    const auto value = [&](char letter) {
        if (letter == 'p') return std::string{"22"};
        return letter == 'r' ? names.user : names.host;
    };
    const ExpandedText expanded = expand(command.text,
                                         expansion_rules(Keyword::proxy_command, client.dialect),
                                         value,
                                         {client.dialect, world});
    if (expanded.end != ExpandedText::End::complete) return {};
    const Recipe recipe = read_proxy_command(expanded.text, {world, client});
    if (!recipe.ssh) return {};
    auto read = read_invocation(*recipe.ssh, client.dialect, no_long_options);
    const auto* const invocation = std::get_if<Invocation>(&read);
    if (invocation == nullptr) return {};
    Started started{true, invocation->destination.typed, invocation->options};
    std::erase_if(started.options, [](const OptionUse& use) { return use.letter == 'W'; });
    return started;
}

/// Whether the ssh that it starts, or whether it starts one, hangs on a name: two names that have
/// little in common show it, and so does a command within that gets the name. Another user matters
/// only where somebody asks for users.
bool computes_inner_host(const Spotted& command,
                         const Questions& questions,
                         const Client& client,
                         World& world) {
    if (!hangs_on_words(command.text, "hnkr")) return false;
    const bool asks_users = !questions.user.empty() ||
                            std::ranges::any_of(questions.jumps, [](const SpottedJump& jump) {
                                return jump.list.last().user.has_value();
                            });
    const Started one = started_for(command, {"sshplan.invalid", "someone"}, client, world);
    const Names others{"7-b_x.q.example", asks_users ? "another" : "someone"};
    const Started other = started_for(command, others, client, world);
    const bool holds_command =
        command.text.find("$(") != std::string::npos || command.text.find('`') != std::string::npos;
    const bool gets_host = hangs_on_words(command.text, "hnk");
    return one != other || (one.is_ssh && holds_command && gets_host);
}

}  // namespace

std::vector<Note> gaps_of(const Questions& questions, const Dialect& dialect) {
    std::vector<Note> gaps;
    for (const Spotted& include : questions.includes) {
        if (!dialect.has(Difference::include_tokens)) break;
        if (!hangs_on_words(include.text, "hnkrpjCu")) continue;
        gaps.push_back(note_of("include-depends",
                               include.spot,
                               fmt::format("which files Include {} reads hangs on the words of "
                                           "the command line",
                                           include.text)));
    }
    for (const Spotted& agent : questions.agents) {
        if (!dialect.has(Difference::agent_socket_looked_for)) break;
        if (!hangs_on_words(agent.text, "hnkrpjCu")) continue;
        gaps.push_back(note_of("socket-depends",
                               agent.spot,
                               fmt::format("whether ForwardAgent {} is there hangs on the words "
                                           "of the command line",
                                           agent.text)));
    }
    return gaps;
}

std::vector<Note> route_gaps_of(const Questions& questions, const Client& client, World& world) {
    std::vector<Note> gaps;
    for (const SpottedJump& jump : questions.jumps) {
        if (!has_token(jump.list.text)) continue;
        gaps.push_back(note_of("jump-computed",
                               jump.spot,
                               fmt::format("the jump host of ProxyJump {} is made of the "
                                           "destination's name",
                                           jump.list.text)));
    }
    for (const Spotted& command : questions.proxy_commands) {
        if (!computes_inner_host(command, questions, client, world)) continue;
        gaps.push_back(note_of("proxy-command-computed",
                               command.spot,
                               "which ssh the ProxyCommand starts hangs on the destination's "
                               "name or user"));
    }
    return gaps;
}

}  // namespace sshplan
