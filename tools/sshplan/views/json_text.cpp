#include "tools/sshplan/views/json_text.hpp"

#include <cstdint>
#include <iterator>

#include <fmt/format.h>

#include "parser/text/printable.hpp"
#include "parser/text/utf8.hpp"
#include "tools/sshplan/views/runner_commands.hpp"

namespace sshplan::cli {
namespace {

/// RFC 8259 section 7: beyond the first plane as a pair of UTF-16 surrogates.
void append_escape(std::string& out, char32_t value) {
    const auto unit = [&out](std::uint32_t code) {
        fmt::format_to(std::back_inserter(out), "\\u{:04x}", code);
    };
    if (value < 0x10000) return unit(std::uint32_t{value});
    const std::uint32_t rest = std::uint32_t{value} - 0x10000;
    unit(0xD800 + (rest >> 10U));
    unit(0xDC00 + (rest & 0x3FFU));
}

}  // namespace

std::string inert_json(std::string_view json) {
    std::string out;
    out.reserve(json.size());
    while (!json.empty()) {
        const CodePoint point = first_code_point(json);
        const std::string_view bytes = json.substr(0, point.length);
        const bool is_plain = point.value == '\n' || (bytes[0] >= ' ' && bytes[0] < 0x7F);
        if (is_plain || !point.valid || printable(bytes) == bytes) {
            out += bytes;
        } else {
            append_escape(out, point.value);
        }
        json.remove_prefix(point.length);
    }
    return without_markers(out, "\\u0023");
}

}  // namespace sshplan::cli
