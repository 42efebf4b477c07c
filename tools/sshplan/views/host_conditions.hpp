#pragma once

#include <cstddef>
#include <ostream>
#include <set>
#include <string>
#include <string_view>

#include "tools/sshplan/views/hosts_answer.hpp"

namespace sshplan::cli {

/// The conditions that decide between the routes that are shown.
[[nodiscard]] std::set<ConditionId> deciding_conditions(const HostsAnswer& answer);

/// Prints what they ask, and the first line that does, below a blank line.
void print_deciding_conditions(std::ostream& out,
                               const HostsAnswer& answer,
                               const HostsTextOptions& options);

/// "1 host", "2 hosts".
[[nodiscard]] std::string count_text(std::size_t count, std::string_view what);

}  // namespace sshplan::cli
