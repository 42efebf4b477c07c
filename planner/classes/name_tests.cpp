#include "planner/classes/name_tests.hpp"

#include <algorithm>
#include <utility>

#include "parser/config/pattern.hpp"

namespace sshplan {
namespace {

TestRoles bits(TestRole role) { return static_cast<TestRoles>(role); }

bool is_literal(std::string_view pattern) {
    return pattern.find_first_of("*?") == std::string_view::npos;
}

std::string in_case(std::string_view text, NameCase name_case) {
    return name_case == NameCase::lowered ? lower_case(text) : std::string{text};
}

/// A name for an automaton within a prefix and a suffix: different ones that come to the same
/// states are the same test.
std::string key_of(std::string what, const Automaton& automaton, NameCase name_case) {
    what += name_case == NameCase::kept ? "\nkept" : "\nlowered";
    for (const Automaton::State state : automaton.starts) what += ' ' + std::to_string(state);
    what += " to";
    for (std::size_t state = 0; state < automaton.accepts.size(); ++state) {
        if (automaton.accepts[state]) what += ' ' + std::to_string(state);
    }
    return what;
}

}  // namespace

void NameTests::ask(std::string_view pattern, const Derivation& derivation, TestRole role) {
    if (is_literal(pattern)) return ask_literal(pattern, derivation, role);
    ask(std::string{pattern},
        automaton_of(pattern_elements(pattern, derivation.name_case)),
        derivation,
        role);
}

void NameTests::ask(std::string what,
                    Automaton automaton,
                    const Derivation& derivation,
                    TestRole role) {
    automaton = within(std::move(automaton), derivation.prefix, derivation.suffix);
    if (accepts_everything(automaton) || !trim(automaton)) return;
    const auto [known, is_new] = known_.try_emplace(
        key_of(std::move(what), automaton, derivation.name_case), wildcards_.size());
    if (is_new) wildcards_.push_back({std::move(automaton)});
    wildcards_[known->second].roles |= bits(role);
}

void NameTests::ask_literal(std::string_view literal, const Derivation& derivation, TestRole role) {
    const NameCase name_case = derivation.name_case;
    if (name_case == NameCase::lowered && lower_case(literal) != literal) return;
    const std::string prefix = in_case(derivation.prefix, name_case);
    const std::string suffix = in_case(derivation.suffix, name_case);
    const bool fits = literal.size() >= prefix.size() + suffix.size() &&
                      literal.starts_with(prefix) && literal.ends_with(suffix);
    if (!fits) return;
    literal.remove_prefix(prefix.size());
    literal.remove_suffix(suffix.size());
    const bool has_letters =
        std::ranges::any_of(literal, [](char byte) { return byte >= 'a' && byte <= 'z'; });
    auto& all = name_case == NameCase::lowered && has_letters ? lowered_literals_ : literals_;
    all[std::string{literal}] |= bits(role);
}

bool NameTests::is_empty() const {
    const auto is_refusal = [](const Wildcard& test) {
        return test.roles == bits(TestRole::refusal);
    };
    return std::ranges::all_of(wildcards_, is_refusal) && literals_.empty() &&
           lowered_literals_.empty();
}

}  // namespace sshplan
