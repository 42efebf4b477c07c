#include "planner/migrate/command/ssh_chain.hpp"

#include <optional>
#include <utility>
#include <variant>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "planner/invocation/programs.hpp"
#include "planner/migrate/command/given_command.hpp"

namespace sshplan {
namespace {

/// The ssh that a remote command is; nothing if it is none, and in `chain.obstacle` why it is more.
std::optional<Invocation> inner_ssh(SshChain& chain, const CommandContext& context) {
    const Invocation& outer = chain.all.back();
    const std::string text = fmt::format("{}", fmt::join(outer.command, " "));
    const auto read = read_given_command(0, text, "", context.world);
    const std::string& host = outer.destination.host;
    if (const auto* const unread = std::get_if<UnreadCommand>(&read)) {
        const std::string why = unread->reason.substr(0, unread->reason.find(';'));
        chain.obstacle = fmt::format("what runs on {} is not an ssh alone: {}", host, why);
        return std::nullopt;
    }
    const auto& given = std::get<GivenCommand>(read);
    std::vector<std::string> words = given.words;
    if (words.size() > 1 && words.front() == "exec") words.erase(words.begin());
    const std::string name = words.front().substr(words.front().rfind('/') + 1);
    if (find_program(name) != Program::ssh) return std::nullopt;
    if (!given.spellings.empty() || !given.notes.empty()) {
        chain.obstacle = fmt::format("the shell of {} completes words of its ssh", host);
        return std::nullopt;
    }
    words.erase(words.begin());
    auto ssh = read_invocation(words, context.client.dialect, no_long_options);
    if (auto* const invocation = std::get_if<Invocation>(&ssh)) return std::move(*invocation);
    chain.obstacle = fmt::format("the ssh on {} prints its usage", host);
    return std::nullopt;
}

}  // namespace

bool runs_no_command(const Invocation& ssh) {
    return ssh.command.empty() || ssh.has('N') || ssh.has('W') || ssh.has('s');
}

SshChain read_ssh_chain(const Invocation& first, const CommandContext& context) {
    constexpr std::size_t most_levels = 100;
    SshChain chain{.all = {first}};
    while (chain.all.size() < most_levels && !runs_no_command(chain.all.back())) {
        auto next = inner_ssh(chain, context);
        if (!next) break;
        chain.all.push_back(*std::move(next));
    }
    return chain;
}

}  // namespace sshplan
