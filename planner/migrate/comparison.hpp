#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "planner/explore/explanation.hpp"
#include "planner/lint/case.hpp"
#include "planner/migrate/route_change.hpp"
#include "planner/resolve/conditions.hpp"

namespace sshplan {

/// An invocation under one outcome of all conditions, read by one release before and after a
/// change.
struct ComparedCase {
    const InvocationClass& of;
    const Dialect& dialect;
    const When& when;
    const Route& before;
    const Route& after;
    const std::vector<RouteChange>& changes;  // none: they are the same
};

/// What whoever looks at a case wants next.
enum class AfterCase : std::uint8_t { next, stop };

/// Looks at one case after the other.
using CaseTaker = std::function<AfterCase(const ComparedCase&)>;

/// How much was compared.
struct ComparisonCount {
    std::size_t classes = 0;   // invocations that can be told apart
    std::size_t outcomes = 0;  // the most that one of them has
    std::size_t cases = 0;     // these two are counted by whoever judges the cases
    std::size_t equal = 0;
    std::vector<std::string> versions{};  // the releases that were read as
    std::vector<Note> gaps{};             // why that is not everything
};

/// What is said of the limit that one of two routes met; null: none did.
[[nodiscard]] const Complaint* limit_met(const Route& before, const Route& after);

/// Compares two states of one configuration: plans the route of every invocation class of both
/// together, as each release reads them, under every outcome. The same text of a condition has the
/// same outcome before and after. `dialects` is not empty. Ends early where `take` says so.
[[nodiscard]] ComparisonCount compare_states(const LintTarget& before,
                                             const LintTarget& after,
                                             std::span<const Dialect> dialects,
                                             Conditions& conditions,
                                             const CaseTaker& take);

}  // namespace sshplan
