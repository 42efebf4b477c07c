#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/lint/rule.hpp"

namespace sshplan {

/// For whom is judged: which rules speak where nobody asks for others.
enum class Profile : std::uint8_t { standard, strict, shared_repo, personal };

/// "default", "strict", "shared-repo", "personal".
[[nodiscard]] std::string_view name_of(Profile profile);

/// The profile of that name; nothing if there is none.
[[nodiscard]] std::optional<Profile> find_profile(std::string_view name);

/// Whether a profile has a rule.
[[nodiscard]] bool has_rule(Profile profile, const Rule& rule);

/// Which rules are wanted: beginnings of ids ("SEC", "SEM001"), names, or "ALL". The longest
/// beginning that fits decides; of two that are as long, the one that leaves the rule out. Rules
/// that the profile lacks are wanted by their whole id, their name, or "ALL".
struct RuleSelection {
    Profile profile = Profile::standard;
    std::vector<std::string> select{};  // empty: all
    std::vector<std::string> extend{};  // besides
    std::vector<std::string> ignore{};
    /// What of the rules that are for the judge alone is wanted, whatever is left out above; null:
    /// the same.
    std::shared_ptr<const RuleSelection> least{};
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
