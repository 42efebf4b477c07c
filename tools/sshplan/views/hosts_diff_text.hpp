#pragma once

#include <ostream>

#include "tools/sshplan/views/hosts_answer.hpp"

namespace sshplan::cli {

/// Prints the changes of a comparison, each route before and after with the line behind it.
void print_host_changes(std::ostream& out,
                        const HostsAnswer& answer,
                        const HostsTextOptions& options);

}  // namespace sshplan::cli
