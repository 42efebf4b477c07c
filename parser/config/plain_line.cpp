#include "parser/config/plain_line.hpp"

#include <algorithm>

namespace sshplan {
namespace {

constexpr std::string_view digits = "0123456789";

bool is_name_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == '_';
}

/// A number without a sign, small enough for every type.
bool is_number(std::string_view text) {
    constexpr std::size_t longest = 7;
    return !text.empty() && text.size() <= longest &&
           text.find_first_not_of(digits) == std::string_view::npos;
}

bool is_port(std::string_view text) {
    constexpr int largest = 65535;
    if (!is_number(text)) return false;
    int port = 0;
    for (const char c : text) port = port * 10 + (c - '0');
    return port > 0 && port <= largest;
}

bool is_name(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, is_name_byte);
}

/// HOST or USER@HOST, of bytes that mean nothing else.
bool is_plain_hop(std::string_view hop) {
    const std::size_t at = hop.find('@');
    if (at == std::string_view::npos) return is_name(hop);
    return is_name(hop.substr(0, at)) && is_name(hop.substr(at + 1));
}

bool is_plain_jump(std::string_view list) {
    while (true) {
        const std::size_t comma = list.find(',');
        if (!is_plain_hop(list.substr(0, comma))) return false;
        if (comma == std::string_view::npos) return true;
        list.remove_prefix(comma + 1);
    }
}

bool is_name_everywhere(const KeywordInfo& info, std::string_view text) {
    return std::ranges::any_of(info.names, [text](const EnumName& name) {
        return name.spelling == text && name.lives.holds_everywhere();
    });
}

bool is_plain_word(const KeywordInfo& info, std::string_view word) {
    switch (info.type) {
        case ValueType::text:
        case ValueType::text_or_none:
            return !word.empty();
        case ValueType::flag:
        case ValueType::enumeration:
            return is_name_everywhere(info, word);
        case ValueType::integer:
            return is_number(word);
        case ValueType::time:
            return is_number(word) && word.front() != '0';
        case ValueType::port:
            return is_port(word);
        case ValueType::jump_list:
            return is_plain_jump(word);
        default:
            return false;
    }
}

bool counts_anywhere(Merge merge) {
    return merge == Merge::first_anywhere || merge == Merge::last_anywhere;
}

}  // namespace

bool is_plain(const Directive& directive) {
    if (directive.kind != LineKind::directive || directive.spelling == nullptr) return false;
    const KeywordInfo& info = *directive.info;
    if (!directive.spelling->is_supported_everywhere || counts_anywhere(info.merge)) return false;
    if (info.type == ValueType::command) return !directive.words.empty();
    // A jump is read from the text, in which more than the word may stand.
    const bool is_whole = info.type != ValueType::jump_list ||
                          (directive.words.size() == 1 &&
                           directive.rest.size() == directive.words.front().text.size());
    return is_whole && directive.words.size() == 1 &&
           is_plain_word(info, directive.words.front().text);
}

}  // namespace sshplan
