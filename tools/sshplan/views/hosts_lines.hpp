#pragma once

#include <ostream>

#include "tools/sshplan/views/hosts_answer.hpp"

namespace sshplan::cli {

/// The name of each host on a line, as the files name them; of a comparison, those that differ.
void print_host_names(std::ostream& out, const HostsAnswer& answer);

/// A line for each host and conjunction of outcomes, sorted, without a file or a line number, to be
/// kept and compared:
/// `db  C[nc -z db 22]=no  ops@bastion:22 > deploy@10.1.0.2:2222  key=db  agent=no`.
void print_route_lines(std::ostream& out, const HostsAnswer& answer);

}  // namespace sshplan::cli
