#pragma once

#include <string_view>

#include "planner/lint/findings.hpp"
#include "planner/lint/subject.hpp"

namespace sshplan {

/// What a rule says of ProxyCommands that do what a ProxyJump would.
struct ReplaceableText {
    Reach reach = Reach::jump;  // by which the command reaches its end
    std::string_view message;
    std::string_view note;
};

/// Adds a finding at each ProxyCommand in force that goes through one ssh of ours to just the
/// address that the settings of its host say.
void report_replaceable(const Visit& visit, const ReplaceableText& text, Findings& findings);

}  // namespace sshplan
