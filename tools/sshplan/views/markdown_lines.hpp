#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sshplan::cli {

/// Markdown as lines of a terminal: paragraphs and items of lists are wrapped anew; code, tables
/// and headings stay as they are.
[[nodiscard]] std::vector<std::string> markdown_lines(std::string_view markdown, std::size_t width);

}  // namespace sshplan::cli
