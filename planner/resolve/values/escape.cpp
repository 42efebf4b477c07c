#include <optional>

#include <fmt/format.h>

#include "planner/resolve/values/readers.hpp"

namespace sshplan::values {

namespace {

bool is_graphic(unsigned byte) { return byte > ' ' && byte < 0x7f; }

/// A byte as vis(3) with VIS_WHITE writes it.
std::string visible(unsigned char byte) {
    if (byte == '\\') return "\\\\";
    if (is_graphic(byte)) return std::string(1, static_cast<char>(byte));
    const unsigned low = byte & 0x7fU;
    if (low == ' ') return fmt::format("\\{:03o}", byte);
    const std::string_view meta = byte > 0x7f ? "M" : "";
    if (is_graphic(low)) return fmt::format("\\{}-{}", meta, static_cast<char>(low));
    return fmt::format("\\{}^{}", meta, static_cast<char>(low ^ 0x40U));
}

/// One byte, or '^' and the byte whose control character is meant.
std::optional<unsigned char> read_byte(std::string_view text) {
    if (text.empty()) return std::nullopt;
    const auto byte = static_cast<unsigned char>(text.back());
    if (text.size() == 1) return byte;
    const bool control = text.size() == 2 && text.front() == '^' && byte >= 64 && byte < 128;
    return control ? std::optional{static_cast<unsigned char>(byte & 31U)} : std::nullopt;
}

}  // namespace

std::optional<std::string> escape_character(std::string_view text) {
    if (text == "none") return "none";
    const std::optional<unsigned char> byte = read_byte(text);
    return byte ? std::optional{visible(*byte)} : std::nullopt;
}

ValueAnswer read_escape_character(Reading& reading) {
    const Word* const word = reading.take();
    if (is_void(word)) return fault(reading, word, "Missing argument.");
    std::optional<std::string> text = escape_character(word->text);
    return text ? ValueAnswer{single(*std::move(text))}
                : fault(reading, word, "Bad escape character.");
}

}  // namespace sshplan::values
