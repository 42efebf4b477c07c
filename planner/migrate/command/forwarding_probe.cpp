#include "planner/migrate/command/forwarding_probe.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "planner/invocation/quote.hpp"
#include "planner/migrate/command/jump_list.hpp"

namespace sshplan {
namespace {

std::string argument_of(const Invocation& invocation, char letter) {
    const auto use = std::ranges::find(invocation.options, letter, &OptionUse::letter);
    return use == invocation.options.end() ? std::string{} : use->argument;
}

}  // namespace

std::optional<std::string> forwarding_probe(const Invocation& after,
                                            const NewNeed& need,
                                            const Dialect& dialect) {
    const std::vector<JumpHost> jumps = jump_hosts(argument_of(after, 'J'), dialect);
    if (need.from_end == 0 || need.from_end > jumps.size()) return std::nullopt;
    const std::size_t at = jumps.size() - need.from_end;
    std::vector<std::string> words{"ssh"};
    const auto add = [&](const std::string& option, const std::string& value) {
        if (value.empty()) return;
        words.push_back(option);
        words.push_back(value);
    };
    std::string before;
    for (std::size_t i = 0; i < at; ++i) {
        before += before.empty() ? "" : ",";
        before += jump_word(jumps[i]).value_or("");
    }
    const JumpHost& jump = jumps[at];
    add("-F", argument_of(after, 'F'));
    add("-J", before);
    add("-W", need.target);
    add("-p", jump.port);
    words.push_back(jump.user.empty() ? jump.host : fmt::format("{}@{}", jump.user, jump.host));
    return shell_join(words) + " </dev/null";
}

}  // namespace sshplan
