#pragma once

#include "parser/config/config.hpp"

namespace sshplan {

/// Whether every known release takes a line in silence, whatever the machine, and leaves it alone
/// where it does not count. Looks at common forms only: false says nothing.
[[nodiscard]] bool is_plain(const Directive& directive);

}  // namespace sshplan
