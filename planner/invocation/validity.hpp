#pragma once

#include <string_view>

#include "planner/dialect/dialect.hpp"

namespace sshplan {

/// Whether ssh takes this host from a command line (ssh.c valid_hostname). Hosts of configuration
/// files are not checked.
[[nodiscard]] bool is_valid_host(std::string_view host, const Dialect& dialect);

/// Whether ssh takes this login name from a command line (ssh.c valid_ruser).
[[nodiscard]] bool is_valid_user(std::string_view user, const Dialect& dialect);

}  // namespace sshplan
