#pragma once

#include <bitset>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sshplan {

/// One file name's pattern (fnmatch(3) with FNM_PERIOD, in the C locale), made ready for many
/// names.
class Wildcard {
public:
    /// Nothing if the pattern ends in a backslash, and so can match no name.
    [[nodiscard]] static std::optional<Wildcard> compile(std::string_view pattern);

    /// Whether the whole name matches. Time is at most proportional to the square of its length.
    [[nodiscard]] bool matches(std::string_view name) const;

    /// Whether names that begin with a dot can match.
    [[nodiscard]] bool takes_leading_dot() const { return takes_leading_dot_; }

private:
    struct Token {
        bool is_star = false;
        std::bitset<256> bytes;  // what one byte may be, unless is_star
    };

    void add_byte(char byte);
    void add_star();

    std::vector<Token> tokens_;
    bool takes_leading_dot_ = false;
};

/// Whether glob(3) looks into a directory for this: `*`, `?`, or a `[` with some `]` after it, none
/// of them escaped.
[[nodiscard]] bool has_wildcards(std::string_view pattern);

/// The text without its escaping backslashes; nothing if it ends in one that escapes nothing.
[[nodiscard]] std::optional<std::string> unescaped(std::string_view pattern);

}  // namespace sshplan
