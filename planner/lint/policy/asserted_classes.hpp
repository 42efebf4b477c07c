#pragma once

#include <set>
#include <string>
#include <vector>

#include "planner/classes/invocation_classes.hpp"
#include "planner/lint/case.hpp"
#include "planner/lint/policy/policy.hpp"

namespace sshplan {

/// The invocations that a configuration, or what a policy says of hosts, can tell apart.
class AssertedClasses {
public:
    /// Of a configuration as a dialect reads it, and as all the releases read it across which some
    /// assertion wants routes to be the same.
    AssertedClasses(const LintTarget& target, const Dialect& dialect, const Policy& policy);

    /// `Host::named` of those alone that a line of the configuration names.
    [[nodiscard]] const std::vector<InvocationClass>& all() const { return all_; }

    /// Why there may be others.
    [[nodiscard]] const std::vector<Note>& gaps() const { return gaps_; }

    /// Whether all members of a class are asserted about.
    [[nodiscard]] static bool is_about(const AssertedHosts& hosts, const InvocationClass& one);

private:
    std::vector<InvocationClass> all_;
    std::vector<Note> gaps_;
};

}  // namespace sshplan
