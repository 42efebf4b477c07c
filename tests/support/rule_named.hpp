#pragma once

#include <string_view>

#include "planner/lint/rule.hpp"

namespace sshplan::test {

/// A rule of which nothing else is said, and which finds nothing.
[[nodiscard]] inline Rule rule_named(std::string_view id,
                                     std::string_view name = "some-rule",
                                     Severity severity = Severity::warning) {
    Rule rule{};
    rule.id = id;
    rule.name = name;
    rule.severity = severity;
    return rule;
}

}  // namespace sshplan::test
