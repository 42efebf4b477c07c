#pragma once

#include "parser/config/endpoint.hpp"
#include "parser/config/jump.hpp"
#include "parser/config/lexis.hpp"
#include "planner/dialect/dialect.hpp"
#include "planner/world/tilde.hpp"

namespace sshplan {

/// How a dialect cuts lines into words.
[[nodiscard]] Lexis lexis_of(const Dialect& dialect);

/// How a dialect reads ssh:// URIs.
[[nodiscard]] UriReading uri_reading(const Dialect& dialect);

/// How a dialect reads ProxyJump values.
[[nodiscard]] JumpReading jump_reading(const Dialect& dialect);

/// How a dialect reads a `~` at the start of a path.
[[nodiscard]] TildeReading tilde_reading(const Dialect& dialect);

}  // namespace sshplan
