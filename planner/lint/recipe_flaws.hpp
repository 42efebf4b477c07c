#pragma once

#include <optional>
#include <string_view>

#include "planner/lint/findings.hpp"
#include "planner/lint/subject.hpp"
#include "planner/recipe/recipe.hpp"

namespace sshplan {

/// What a rule says of one fault of a ProxyCommand.
struct FlawText {
    RecipeFault fault = RecipeFault::other;
    std::string_view message;
    std::string_view caption;
    std::string_view help;
    std::optional<Fix> (*fix)(const Place& command) = nullptr;  // null: there is none
};

/// Adds a finding at each ProxyCommand in force that has this fault: an error if no connection can
/// come of it, else a warning.
void report_flaw(const Visit& visit, const FlawText& text, Findings& findings);

}  // namespace sshplan
