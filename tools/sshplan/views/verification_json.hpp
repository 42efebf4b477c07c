#pragma once

#include "tools/sshplan/views/json_parts.hpp"
#include "tools/sshplan/views/shown_verification.hpp"

namespace sshplan::cli {

/// What the real ssh says of an explanation, as the member `verification` of its document; views
/// alone include this.
[[nodiscard]] Json verification_json(const ShownVerification& shown);

}  // namespace sshplan::cli
