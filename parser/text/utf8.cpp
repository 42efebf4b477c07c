#include "parser/text/utf8.hpp"

namespace sshplan {
namespace {

struct LeadByte {
    std::uint8_t length;  // 0: no lead byte
    char32_t bits;
    char32_t smallest;  // below this the form is overlong
};

constexpr LeadByte lead_byte(unsigned char byte) {
    if (byte < 0x80) return {1, byte, 0};
    if (byte >= 0xC2 && byte <= 0xDF) return {2, byte & 0x1Fu, 0x80};
    if (byte >= 0xE0 && byte <= 0xEF) return {3, byte & 0x0Fu, 0x800};
    if (byte >= 0xF0 && byte <= 0xF4) return {4, byte & 0x07u, 0x10000};
    return {0, 0, 0};
}

constexpr bool is_scalar(char32_t value) {
    return value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
}

}  // namespace

CodePoint first_code_point(std::string_view text) {
    constexpr CodePoint broken{0, 1, false};
    const LeadByte lead = lead_byte(static_cast<unsigned char>(text.front()));
    if (lead.length == 0 || text.size() < lead.length) return broken;
    char32_t value = lead.bits;
    for (std::size_t i = 1; i < lead.length; ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xC0u) != 0x80u) return broken;
        value = (value << 6) | (byte & 0x3Fu);
    }
    if (value < lead.smallest || !is_scalar(value)) return broken;
    return {value, lead.length, true};
}

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const CodePoint point = first_code_point(text);
        if (!point.valid) return false;
        text.remove_prefix(point.length);
    }
    return true;
}

}  // namespace sshplan
