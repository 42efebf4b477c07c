#pragma once

#include <optional>
#include <set>
#include <string_view>

#include "planner/shell/pure/expression/groups.hpp"

namespace sshplan::shell::pure {

/// The matches of an expression in one text: leftmost, and of those the longest.
class Matcher {
public:
    Matcher(const Expression& expression, std::string_view text, Effort& effort);

    /// The first match that begins at `from` or later.
    [[nodiscard]] std::optional<Span> find(std::size_t from);

    /// What the wanted groups hold in a match. Throws Unknown where not all seds agree.
    [[nodiscard]] Groups groups(const Span& match, const std::set<std::size_t>& wanted) {
        return find_groups(images_, expression_.root, match, wanted);
    }

private:
    const Expression& expression_;
    Images images_;
    Places starts_;  // where a match can begin
};

}  // namespace sshplan::shell::pure
