#pragma once

#include <ostream>

#include "tools/sshplan/views/hosts_answer.hpp"

namespace sshplan::cli {

/// Prints the hosts as a JSON text of the schema `sshplan/hosts/1`, with a line end. What depends
/// on a local user or machine that is unknown is null.
void print_hosts_json(std::ostream& out, const HostsAnswer& answer);

/// The changes of a comparison, of the schema `sshplan/hosts-diff/1`.
void print_hosts_diff_json(std::ostream& out, const HostsAnswer& answer);

}  // namespace sshplan::cli
