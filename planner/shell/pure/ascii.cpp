#include "planner/shell/pure/ascii.hpp"

#include <algorithm>
#include <array>

namespace sshplan::shell::pure {

namespace {

constexpr bool is_hexadecimal(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

struct Class {
    std::string_view name;
    bool (*has)(char c);
};

constexpr std::array classes{
    Class{"alnum", [](char c) { return is_letter(c) || is_digit(c); }},
    Class{"alpha", is_letter},
    Class{"blank", [](char c) { return c == ' ' || c == '\t'; }},
    Class{"cntrl", [](char c) { return (c >= '\0' && c < ' ') || c == '\x7f'; }},
    Class{"digit", is_digit},
    Class{"graph", [](char c) { return c > ' ' && c < '\x7f'; }},
    Class{"lower", is_lower},
    Class{"print", [](char c) { return c >= ' ' && c < '\x7f'; }},
    Class{"punct", is_punctuation},
    Class{"space", [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }},
    Class{"upper", is_upper},
    Class{"xdigit", is_hexadecimal},
};

}  // namespace

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return index_of(c) < 0x80; });
}

std::optional<ByteSet> ascii_class(std::string_view name) {
    const auto* found = std::ranges::find(classes, name, &Class::name);
    if (found == classes.end()) return std::nullopt;
    ByteSet members;
    for (int c = 0; c < 0x80; ++c) {
        members.set(static_cast<std::size_t>(c), found->has(static_cast<char>(c)));
    }
    return members;
}

}  // namespace sshplan::shell::pure
