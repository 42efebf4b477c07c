#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "planner/explore/explanation.hpp"

namespace sshplan::cli {

/// How views speak of conditions and outcomes. All results but that of spelled_when_text() are
/// printable.

/// What is asked: the command, or `localnetwork:10.0.0.0/8`, `dns:db1` as --assume takes them.
[[nodiscard]] std::string subject_text(const Condition& condition);

/// "C1 fails", "in 10.0.0.0/8", "db1 does not resolve".
[[nodiscard]] std::string guard_text(const Guard& guard, std::span<const Condition> conditions);

/// The same for several that hold together.
[[nodiscard]] std::string when_text(const When& when, std::span<const Condition> conditions);

/// The same where nothing says what the numbers stand for: "`nc -z db 22`
/// fails and in 10.0.0.0/8".
[[nodiscard]] std::string spelled_when_text(const When& when,
                                            std::span<const Condition> conditions);

/// "only if C1 fails", for what stands in these routes alone; empty if they are all there are.
[[nodiscard]] std::string only_if_text(std::span<const std::size_t> routes,
                                       const Explanation& explanation);

/// The conditions that decide between routes, in order.
[[nodiscard]] std::vector<ConditionId> deciding_conditions(const Explanation& explanation);

}  // namespace sshplan::cli
