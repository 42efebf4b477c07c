#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parser/text/source.hpp"
#include "planner/lint/subject.hpp"

namespace sshplan {

/// Bytes that people do not see, or take for others, and ssh takes as they are.
struct OddPoint {
    Span span;
    char32_t value = 0;
};

/// U+FEFF where a line (from 0) begins, as before the first one.
[[nodiscard]] std::optional<Span> byte_order_mark(const LintedFile& file, std::size_t line);

/// Blanks of Unicode, vertical tabs and form feeds, which part nothing: outside quotes and comments
/// of a line (from 0).
[[nodiscard]] std::vector<OddPoint> exotic_blanks(const LintedFile& file, std::size_t line);

/// Typographic quotation marks at an end of a word, outside plain quotes.
[[nodiscard]] std::vector<OddPoint> smart_quotes(const LintedFile& file, std::size_t line);

/// Whether bytes are UTF-16 text, with or without a mark at the beginning.
[[nodiscard]] bool is_utf16(std::string_view bytes);

/// UTF-16 as UTF-8, without the mark; nothing if it is not well-formed.
[[nodiscard]] std::optional<std::string> utf16_to_utf8(std::string_view bytes);

/// Calls `report` with each file and what `points_of` finds in one of its lines, where that is
/// anything; files of UTF-16 are left out.
template <typename Points, typename Report>
void for_each_odd_line(const Subject& subject, Points points_of, Report report) {
    for (const LintedFile& file : subject.files()) {
        if (is_utf16(file.source->bytes())) continue;
        for (std::size_t line = 0; line < file.config->document().lines.size(); ++line) {
            const std::vector<OddPoint> points = points_of(file, line);
            if (!points.empty()) report(file, points);
        }
    }
}

/// Whether a line (from 1) has any of these, or a NUL: what ssh says of it comes of that.
[[nodiscard]] bool has_odd_bytes(const LintedFile& file, std::uint32_t line);

}  // namespace sshplan
