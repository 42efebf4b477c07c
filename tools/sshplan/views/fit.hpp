#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tools/sshplan/views/styled_line.hpp"

namespace sshplan::cli {

/// The text if it fits into `width` columns, else its beginning and an ellipsis.
[[nodiscard]] std::string cut_end(std::string_view printable_text, std::size_t width);

/// The text if it fits into `width` columns, else an ellipsis and its end.
[[nodiscard]] std::string cut_begin(std::string_view printable_text, std::size_t width);

/// The text in lines of at most `width` columns, broken at blanks only: a longer word stays whole.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// A part of a row, and where it would like to begin; 0: right after what stands before it.
struct Cell {
    std::string text;
    Role role = Role::plain;
    std::size_t column = 0;
};

/// Cells beside each other. Those that no longer fit into `width` go on at column `indent` of a
/// further line, whole.
[[nodiscard]] std::vector<StyledLine> flowed(const std::vector<Cell>& cells,
                                             std::size_t indent,
                                             std::size_t width);

}  // namespace sshplan::cli
