#pragma once

#include "parser/config/endpoint.hpp"
#include "parser/config/jump.hpp"
#include "planner/dialect/dialect.hpp"

namespace sshplan {

/// How a dialect reads ssh:// URIs.
[[nodiscard]] UriReading uri_reading(const Dialect& dialect);

/// How a dialect reads ProxyJump values.
[[nodiscard]] JumpReading jump_reading(const Dialect& dialect);

}  // namespace sshplan
