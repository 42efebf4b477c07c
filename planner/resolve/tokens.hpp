#pragma once

#include "planner/resolve/client.hpp"
#include "planner/resolve/expand.hpp"
#include "planner/resolve/resolution.hpp"

namespace sshplan {

/// What tokens stand for after all files were read (ssh.c main, default_client_percent_expand). The
/// arguments must outlive the result.
[[nodiscard]] TokenValue final_tokens(const Resolution& resolution, const Client& client);

}  // namespace sshplan
