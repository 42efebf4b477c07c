#include "planner/resolve/log_line.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace sshplan {
namespace {

/// A byte as vis(3) with VIS_SAFE and VIS_OCTAL writes it.
std::string visible(char c) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\\') return "\\\\";
    const bool is_graphic = byte > ' ' && byte < 0x7f;
    const bool is_safe = std::string_view{" \t\n\a\b\r"}.find(c) != std::string_view::npos;
    return is_graphic || is_safe ? std::string{c} : fmt::format("\\{:03o}", byte);
}

}  // namespace

std::string logged(std::string_view message) {
    constexpr std::size_t most_read = 1023;     // log.c: msgbuf[MSGBUFSIZ]
    constexpr std::size_t most_written = 1021;  // ... with CR, LF and a NUL
    std::string text;
    for (const char c : message.substr(0, most_read)) {
        const std::string shown = visible(c);
        if (text.size() + shown.size() > most_read) break;
        text += shown;
    }
    text.resize(std::min(text.size(), most_written));
    return text + "\r\n";
}

}  // namespace sshplan
