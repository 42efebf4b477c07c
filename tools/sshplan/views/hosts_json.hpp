#pragma once

#include <string>

#include "tools/sshplan/views/hosts_answer.hpp"

namespace sshplan::cli {

/// The hosts as a JSON text of the schema `sshplan/hosts/1`, with a line end. What depends on a
/// local user or machine that is unknown is null.
[[nodiscard]] std::string hosts_json(const HostsAnswer& answer);

/// The changes of a comparison, of the schema `sshplan/hosts-diff/1`.
[[nodiscard]] std::string hosts_diff_json(const HostsAnswer& answer);

}  // namespace sshplan::cli
