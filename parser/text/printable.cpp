#include "parser/text/printable.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "parser/text/utf8.hpp"

namespace sshplan {
namespace {

struct Range {
    char32_t first;
    char32_t last;
};

// clang-format off
// Code points that a reader does not see, or that reorder what he sees; sorted.
constexpr std::array invisible{
    Range{0x00AD, 0x00AD},   Range{0x034F, 0x034F},   Range{0x061C, 0x061C},
    Range{0x115F, 0x1160},   Range{0x17B4, 0x17B5},   Range{0x180B, 0x180F},
    Range{0x200B, 0x200F},   Range{0x2028, 0x202E},   Range{0x2060, 0x206F},
    Range{0x3164, 0x3164},   Range{0xFE00, 0xFE0F},   Range{0xFEFF, 0xFEFF},
    Range{0xFFA0, 0xFFA0},   Range{0xFFF0, 0xFFFB},   Range{0xE000, 0xF8FF},
    Range{0x1D173, 0x1D17A}, Range{0xE0000, 0xE0FFF}, Range{0xF0000, 0x10FFFF},
};

// The blocks that terminals draw two columns wide (East Asian Wide and Fullwidth), roughly.
constexpr std::array wide{
    Range{0x1100, 0x115F},   Range{0x2E80, 0x303E},   Range{0x3041, 0x33FF},
    Range{0x3400, 0x4DBF},   Range{0x4E00, 0x9FFF},   Range{0xA000, 0xA4CF},
    Range{0xAC00, 0xD7A3},   Range{0xF900, 0xFAFF},   Range{0xFE30, 0xFE6F},
    Range{0xFF00, 0xFF60},   Range{0xFFE0, 0xFFE6},   Range{0x1F300, 0x1FAFF},
    Range{0x20000, 0x3FFFD},
};
// clang-format on

template <std::size_t Size>
bool lies_in(const std::array<Range, Size>& ranges, char32_t value) {
    return std::ranges::any_of(
        ranges, [value](Range range) { return range.first <= value && value <= range.last; });
}

bool is_control(char32_t value) { return value < 0x20 || (value >= 0x7F && value <= 0x9F); }

void append_printable(std::string& out, CodePoint point, std::string_view bytes) {
    if (point.valid && point.value == '\t') {
        out += ' ';
    } else if (!point.valid || is_control(point.value)) {
        for (const char byte : bytes) {
            fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<unsigned char>(byte));
        }
    } else if (point.value >= 0x80 && lies_in(invisible, point.value)) {
        fmt::format_to(std::back_inserter(out), "\\u{{{:04x}}}", std::uint32_t{point.value});
    } else {
        out += bytes;
    }
}

bool is_plain(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
}

}  // namespace

std::string printable(std::string_view text) {
    if (is_plain(text)) return std::string{text};
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const CodePoint point = first_code_point(text);
        append_printable(out, point, text.substr(0, point.length));
        text.remove_prefix(point.length);
    }
    return out;
}

std::size_t columns(std::string_view printable_text) {
    std::size_t count = 0;
    while (!printable_text.empty()) {
        const CodePoint point = first_code_point(printable_text);
        count += point.valid && point.value >= 0x1100 && lies_in(wide, point.value) ? 2 : 1;
        printable_text.remove_prefix(point.length);
    }
    return count;
}

std::size_t code_points(std::string_view text) {
    std::size_t count = 0;
    while (!text.empty()) {
        text.remove_prefix(first_code_point(text).length);
        ++count;
    }
    return count;
}

}  // namespace sshplan
