#include "planner/plan/started_processes.hpp"

#include <algorithm>

#include "parser/config/pattern.hpp"

namespace sshplan {
namespace {

/// What makes a later ssh process the same as an earlier one: all its words but -W and -v, which
/// say where it leads and how loudly.
std::string identity_of(const Invocation& invocation, const Dialect& dialect) {
    Invocation plain = invocation;
    const auto says_nothing = [](const OptionUse& use) {
        return use.letter == 'W' || use.letter == 'v';
    };
    plain.options_before = 0;
    std::erase_if(plain.options, says_nothing);
    plain.command.clear();
    std::string identity;
    for (const std::string& word : to_words(plain, dialect)) identity += word + '\0';
    return identity;
}

/// Whether some Match line tells the command that was typed from the ssh that a jump starts.
bool looks_at_session(const Resolution& resolution) {
    return std::ranges::any_of(resolution.decisions, [](const BlockDecision& decision) {
        const std::string line = lower_case(decision.head->rest);
        return decision.head->is(Keyword::match) &&
               (line.find("sessiontype") != std::string::npos ||
                line.find("command") != std::string::npos);
    });
}

}  // namespace

std::optional<std::size_t> StartedProcesses::find_or_add(const Invocation& invocation,
                                                         const Dialect& dialect,
                                                         const Resolution* typed,
                                                         std::size_t number) {
    const std::string identity = identity_of(invocation, dialect);
    if (typed == nullptr) {
        started_.emplace(identity, number);
        return std::nullopt;
    }
    const auto as_typed = started_.find(identity);
    const auto [same, is_new] = started_.emplace("-W " + identity, number);
    if (!is_new) return same->second;
    if (as_typed != started_.end() && !looks_at_session(*typed)) return as_typed->second;
    return std::nullopt;
}

}  // namespace sshplan
