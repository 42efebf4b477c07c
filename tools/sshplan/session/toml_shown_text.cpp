#include "tools/sshplan/session/toml_shown_text.hpp"

#include <algorithm>

namespace sshplan::cli {

namespace {

/// UTF-8 of U+10FE80 to U+10FEFF is F4 8F, BA or BB, and six bits.
constexpr std::string_view prefix = "\xf4\x8f";
constexpr unsigned third_byte = 0xba;

unsigned byte_of(char byte) { return static_cast<unsigned char>(byte); }

bool is_shown_byte(std::string_view shown) {
    return shown.size() >= 4 && shown.starts_with(prefix) &&
           (byte_of(shown[2]) & ~1U) == third_byte;
}

}  // namespace

ShownText::ShownText(std::string_view text) : size_(text.size()) {
    lines_.push_back(0);
    for (std::size_t at = 0; at < text.size(); ++at) {
        const unsigned byte = byte_of(text[at]);
        if (byte == '\n') lines_.push_back(at + 1);
        if (byte < 0x80) {
            shown_ += text[at];
            continue;
        }
        shown_ += prefix;
        shown_ += static_cast<char>(third_byte | ((byte >> 6) & 1));
        shown_ += static_cast<char>(0x80 | (byte & 0x3f));
    }
}

std::uint32_t ShownText::offset(std::uint32_t line, std::uint32_t column) const {
    const std::size_t begin = lines_[std::clamp<std::size_t>(line, 1, lines_.size()) - 1];
    return static_cast<std::uint32_t>(std::min(begin + std::max(column, 1U) - 1, size_));
}

std::string restore_text(std::string_view shown) {
    std::string text;
    while (!shown.empty()) {
        if (!is_shown_byte(shown)) {
            text += shown.front();
            shown.remove_prefix(1);
            continue;
        }
        text +=
            static_cast<char>(0x80 | ((byte_of(shown[2]) & 1) << 6) | (byte_of(shown[3]) & 0x3f));
        shown.remove_prefix(4);
    }
    return text;
}

}  // namespace sshplan::cli
