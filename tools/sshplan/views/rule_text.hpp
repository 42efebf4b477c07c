#pragma once

#include <cstddef>
#include <ostream>
#include <span>

#include "planner/lint/rule.hpp"
#include "tools/sshplan/views/style.hpp"

namespace sshplan::cli {

/// How rules are shown to a person.
struct RuleTextOptions {
    Style style{Colours::off};
    std::size_t width = 80;  // columns
};

/// Prints all that there is to say of a rule.
void print_rule(std::ostream& out, const Rule& rule, const RuleTextOptions& options);

/// Prints a line for each rule, beginning with its id.
void print_rules(std::ostream& out,
                 std::span<const Rule* const> rules,
                 const RuleTextOptions& options);

}  // namespace sshplan::cli
