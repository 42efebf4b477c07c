#include "planner/resolve/match/reasons.hpp"

#include <fmt/format.h>

namespace sshplan {

std::string reason_of_value(const Clause& clause, std::string_view value) {
    return fmt::format("{} is {}", clause.attribute, value);
}

std::string reason_of_miss(const Clause& clause, std::string what) {
    if (clause.argument.empty()) return what;
    return fmt::format(
        "{}, which {} {}", what, clause.is_negated ? "matches" : "does not match", clause.argument);
}

}  // namespace sshplan
