#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "planner/explore/explanation.hpp"

namespace sshplan::cli {

/// The columns of the table of hops. `because_place` and `because_line` share one title.
enum HopColumn : std::size_t {
    hop_number,
    hop_name,
    hop_address,
    hop_user,
    hop_reach,
    because_place,
    because_line,
    hop_column_count,
};

/// One hop of some routes in words, all printable.
struct HopRow {
    std::array<std::string, hop_column_count> cells{};
    std::string key{};                  // "key NAME" where known_hosts has it under another name
    std::string by{};                   // "started by ip netns exec blue"
    std::string command{};              // "command …" where one makes the connection
    bool is_hidden_by_command = false;  // nothing is known of what it does
    std::string only_if{};              // "(only if C1 fails)"
};

/// The hops of all routes, each once.
[[nodiscard]] std::vector<HopRow> hop_rows(const Explanation& explanation);

}  // namespace sshplan::cli
