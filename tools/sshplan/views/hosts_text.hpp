#pragma once

#include <ostream>

#include "tools/sshplan/views/hosts_answer.hpp"

namespace sshplan::cli {

/// Prints the hosts as a table for a person, as wide as the terminal, with the conditions on which
/// they hang and what ssh says:
///
///     host   goes to                  through  if
///     host1  ops@bastion:22           direct
///     host2  deploy@10.1.0.2:2222     direct   C1 succeeds
///            deploy@10.1.0.2:2222     host1    C1 fails
void print_hosts(std::ostream& out, const HostsAnswer& answer, const HostsTextOptions& options);

}  // namespace sshplan::cli
