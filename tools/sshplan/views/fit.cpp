#include "tools/sshplan/views/fit.hpp"

#include <algorithm>

#include "parser/text/printable.hpp"
#include "parser/text/utf8.hpp"

namespace sshplan::cli {
namespace {

constexpr std::size_t gap = 2;  // columns between two cells

/// How many bytes at the beginning fit into `width` columns.
std::size_t bytes_within(std::string_view text, std::size_t width) {
    std::size_t used = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t length = first_code_point(text.substr(at)).length;
        used += columns(text.substr(at, length));
        if (used > width) break;
        at += length;
    }
    return at;
}

}  // namespace

std::string cut_end(std::string_view printable_text, std::size_t width) {
    if (columns(printable_text) <= width) return std::string{printable_text};
    const std::size_t room = width > 0 ? width - 1 : 0;
    return std::string{printable_text.substr(0, bytes_within(printable_text, room))}.append(
        glyph::ellipsis);
}

std::string cut_begin(std::string_view printable_text, std::size_t width) {
    std::size_t left = columns(printable_text);
    if (left <= width) return std::string{printable_text};
    while (!printable_text.empty() && left + 1 > width) {
        const std::size_t length = first_code_point(printable_text).length;
        left -= columns(printable_text.substr(0, length));
        printable_text.remove_prefix(length);
    }
    return std::string{glyph::ellipsis}.append(printable_text);
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
    const std::string shown = printable(text);
    std::string_view rest = shown;
    std::vector<std::string> lines;
    while (true) {
        const std::size_t fits = bytes_within(rest, width);
        if (fits == rest.size()) break;
        // A blank right behind the last column ends the line as well.
        std::size_t end = rest.rfind(' ', fits);
        const std::size_t first_word = rest.find_first_not_of(' ');
        if (end == std::string_view::npos || end <= first_word) end = rest.find(' ', first_word);
        if (end == std::string_view::npos) break;
        const std::size_t last = rest.find_last_not_of(' ', end);
        lines.emplace_back(rest.substr(0, last + 1));
        rest.remove_prefix(std::min(rest.find_first_not_of(' ', end), rest.size()));
    }
    if (!rest.empty() || lines.empty()) lines.emplace_back(rest);
    return lines;
}

std::vector<StyledLine> flowed(const std::vector<Cell>& cells,
                               std::size_t indent,
                               std::size_t width) {
    std::vector<StyledLine> lines(1);
    for (const Cell& cell : cells) {
        if (cell.text.empty()) continue;
        StyledLine* line = &lines.back();
        const bool is_first = line->width() == 0;
        std::size_t begin = is_first ? 0 : line->width() + gap;
        if (cell.column > begin) begin = cell.column;
        if (!is_first && line->width() > indent && begin + columns(cell.text) > width) {
            line = &lines.emplace_back();
            begin = indent;
        }
        line->pad_to(begin).add(cell.text, cell.role);
    }
    return lines;
}

}  // namespace sshplan::cli
