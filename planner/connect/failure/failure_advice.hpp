#pragma once

#include <cstddef>
#include <optional>

#include "planner/connect/failure/failure.hpp"
#include "planner/connect/failure/failure_messages.hpp"
#include "planner/plan/route.hpp"

namespace sshplan {

/// A message about a hop, told in terms of the plan, with what to try.
[[nodiscard]] Failure described_failure(const Message& message,
                                        std::optional<std::size_t> hop,
                                        const Evidence& evidence,
                                        const Route& route);

}  // namespace sshplan
