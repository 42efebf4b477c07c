#pragma once

#include <bitset>
#include <string>
#include <string_view>
#include <vector>

namespace sshplan {

/// One file name's pattern, as the glob of ssh reads it (openbsd-compat/glob.c, which the portable
/// ssh brings along), in the C locale, made ready for many names: only `!` negates brackets, and
/// there is no `[=x=]`.
class Wildcard {
public:
    [[nodiscard]] static Wildcard compile(std::string_view pattern);

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

/// The text without its escaping backslashes; one at its end escapes nothing, and stays.
[[nodiscard]] std::string unescaped(std::string_view pattern);

}  // namespace sshplan
