#pragma once

#include <string>
#include <string_view>

namespace sshplan {

/// A message as ssh's log writes it, with its line end CR LF: other bytes than printable ASCII in
/// octal, and cut (log.c do_log).
[[nodiscard]] std::string logged(std::string_view message);

}  // namespace sshplan
