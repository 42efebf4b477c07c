#include "parser/config/quote.hpp"

namespace sshplan {

std::string config_quoted(std::string_view value) {
    const bool is_plain = value.find_first_of(" \t\"'\\#=") == std::string_view::npos;
    if (is_plain && !value.empty()) return std::string{value};
    std::string text = "\"";
    for (const char c : value) {
        if (c == '"' || c == '\\') text += '\\';
        text += c;
    }
    return text + "\"";
}

std::string without_tokens(std::string_view text) {
    std::string doubled;
    for (const char c : text) {
        doubled += c;
        if (c == '%') doubled += '%';
    }
    return doubled;
}

}  // namespace sshplan
