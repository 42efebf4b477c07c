#pragma once

#include <string_view>

namespace sshplan::fuzz {

/// Ends the run if a line of a text is not what printable() makes of it: holds a control character,
/// what is not UTF-8, or what reorders or hides text.
void require_shown(std::string_view text);

/// The same, and that no runner of CI would take a line for an order.
void require_logged(std::string_view text);

/// The same as require_shown(), but tabs may stand in a line, and a carriage return at its end:
/// what is printed is a patch.
void require_patch(std::string_view text);

/// The same as require_shown(), and that it is one JSON document.
void require_json(std::string_view text);

}  // namespace sshplan::fuzz
