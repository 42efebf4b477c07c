#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "planner/lint/rule.hpp"

namespace sshplan {

/// Which rules are wanted: beginnings of ids ("SEC", "SEM001"), names, or "ALL". The longest
/// beginning that fits decides; of two that are as long, the one that leaves the rule out.
struct RuleSelection {
    std::vector<std::string> select{};  // empty: all
    std::vector<std::string> extend{};  // besides
    std::vector<std::string> ignore{};
};

/// Whether a rule is wanted.
[[nodiscard]] bool is_selected(const RuleSelection& selection, const Rule& rule);

/// Whether a word is the beginning of some rule's id, a name, or "ALL".
[[nodiscard]] bool is_selector(std::string_view word);

/// Whether a word is "ALL", in any letters.
[[nodiscard]] bool selects_all(std::string_view word);

/// Whether a word selects a rule: by the beginning of its id, in any letters, its name, or "ALL".
[[nodiscard]] bool selects(std::string_view word, const Rule& rule);

}  // namespace sshplan
