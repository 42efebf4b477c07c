#include "planner/plan/jump_command.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "planner/resolve/expand.hpp"
#include "planner/resolve/tokens.hpp"

namespace sshplan {
namespace {

constexpr std::string_view plain =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    "@%_+=:,./-[]";

/// One -v for the whole level, as ssh hands it on.
std::string verbosity(const Invocation& invocation) {
    const std::ptrdiff_t count = invocation.count('v');
    return count == 0 ? ""
                      : "-" + std::string(static_cast<std::size_t>(std::min<long>(count, 3)), 'v');
}

/// The words before expansion.
std::vector<std::string> written_words(const Resolution& resolution, const Invocation& invocation) {
    const JumpList& jump = *resolution.jump;
    const Endpoint& last = jump.last();
    std::vector<std::string> words;
    const auto add = [&words](std::string_view option, std::string value) {
        words.emplace_back(option);
        words.push_back(std::move(value));
    };
    if (last.user) add("-l", *last.user);
    if (last.port) add("-p", *last.port);
    if (!jump.extra.empty()) add("-J", jump.extra);
    if (resolution.config_option) add("-F", *resolution.config_option);
    if (std::string level = verbosity(invocation); !level.empty())
        words.push_back(std::move(level));
    add("-W", "[%h]:%p");
    words.push_back(last.host);
    return words;
}

}  // namespace

std::variant<JumpCommand, JumpFault> jump_command(const Resolution& resolution,
                                                  const Invocation& invocation,
                                                  const Client& client,
                                                  World& world) {
    const ExpansionRules rules = expansion_rules(Keyword::proxy_command, client.dialect);
    const TokenValue tokens = final_tokens(resolution, client);
    JumpCommand command{.text = "ssh"};
    for (const std::string& written : written_words(resolution, invocation)) {
        const ExpandedText word = expand(written, rules, tokens, {client.dialect, world});
        if (word.end != ExpandedText::End::complete) {
            return JumpFault{JumpFault::Kind::bad_token, word.reason()};
        }
        const bool is_target = written == "[%h]:%p";  // the one that ssh quotes
        const bool is_plain = word.text.find_first_not_of(plain) == std::string::npos;
        if (word.text.empty() || (!is_plain && !is_target) ||
            (is_target && word.text.find('\'') != std::string::npos)) {
            return JumpFault{JumpFault::Kind::needs_shell,
                             fmt::format("'{}' reaches a shell unquoted", word.text)};
        }
        command.words.push_back(word.text);
        command.text += is_target ? fmt::format(" '{}'", word.text) : " " + word.text;
    }
    return command;
}

}  // namespace sshplan
