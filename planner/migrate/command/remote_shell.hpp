#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "planner/migrate/command/carrier.hpp"

namespace sshplan {

/// Reads a command of rsync that says by -e or --rsh how ssh is to be called.
[[nodiscard]] CarrierAnswer read_rsync(const GivenCommand& given, const Dialect& dialect);

/// The words of rsync's -e: cut at blanks but within quotes, where a doubled quote stands for
/// itself (rsync main.c do_cmd). Nothing if a quote is not closed.
[[nodiscard]] std::optional<std::vector<std::string>> split_remote_shell(std::string_view text);

/// A text that split_remote_shell() cuts into these words.
[[nodiscard]] std::string joined_remote_shell(std::span<const std::string> words);

}  // namespace sshplan
