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

/// The tokens of lines by which members of a class may differ.
class DifferingTokens {
public:
    explicit DifferingTokens(const Questions& questions)
        : is_read_twice_(questions.has_second_pass()), asks_users_(asks_users(questions)) {}

    /// Those of a line: of the name only where it counts for more than one, and of the user only
    /// where somebody asks for users.
    [[nodiscard]] std::string letters(const Spot& spot) const {
        const bool is_one_name = spot.is_for_named && !is_read_twice_;
        return std::string{is_one_name ? "" : "hnk"} + (asks_users_ ? "r" : "");
    }

private:
    /// A Match line does, or the search for loops, which compares the users of jump hosts.
    static bool asks_users(const Questions& questions) {
        return !questions.user.empty() ||
               std::ranges::any_of(questions.jumps, [](const SpottedJump& jump) {
                   const auto& user = jump.list.last().user;
                   return user && *user != "%r";
               });
    }

    bool is_read_twice_;
    bool asks_users_;
};

/// Whether the ssh that it starts, or whether it starts one, hangs on a name: two names that have
/// little in common show it, and so does a command within that gets the name.
bool computes_inner_host(const Spotted& command,
                         const std::string& letters,
                         const Client& client,
                         World& world) {
    if (!hangs_on_words(command.text, letters)) return false;
    const bool is_host = letters.starts_with('h');
    const bool is_user = letters.ends_with('r');
    const Started one = started_for(command, {"sshplan.invalid", "someone"}, client, world);
    const Names others{is_host ? "7-b_x.q.example" : "sshplan.invalid",
                       is_user ? "another" : "someone"};
    const Started other = started_for(command, others, client, world);
    const bool holds_command =
        command.text.find("$(") != std::string::npos || command.text.find('`') != std::string::npos;
    return one != other ||
           (one.is_ssh && holds_command && is_host && hangs_on_words(command.text, "hnk"));
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
    const DifferingTokens tokens{questions};
    for (const SpottedJump& jump : questions.jumps) {
        // Ports of the command line, and %C and %j, may stand for the name as well.
        const bool has_others = hangs_on_words(jump.list.text, "pCj");
        const std::string letters = tokens.letters(jump.spot);
        if (!has_others && !hangs_on_words(jump.list.text, letters)) continue;
        gaps.push_back(note_of("jump-computed",
                               jump.spot,
                               fmt::format("the jump host of ProxyJump {} is made of the "
                                           "destination's name",
                                           jump.list.text)));
    }
    for (const Spotted& command : questions.proxy_commands) {
        const std::string letters = tokens.letters(command.spot);
        if (!computes_inner_host(command, letters, client, world)) continue;
        gaps.push_back(note_of("proxy-command-computed",
                               command.spot,
                               "which ssh the ProxyCommand starts hangs on the destination's "
                               "name or user"));
    }
    return gaps;
}

}  // namespace sshplan
