#pragma once

#include <string>
#include <string_view>

namespace sshplan::shell::pure {

/// What is left of a script of sed.
class Cursor {
public:
    explicit Cursor(std::string_view text) : left_(text) {}

    [[nodiscard]] bool is_at_end() const { return left_.empty(); }
    /// The next byte, or NUL at the end.
    [[nodiscard]] char peek() const { return left_.empty() ? '\0' : left_.front(); }
    /// Takes the next byte; throws Unknown at the end.
    char take();
    /// Takes a byte if it is next.
    bool skip(char c);
    /// Takes all next bytes that are among some.
    std::string_view take_all_of(std::string_view bytes);

    /// Takes what separates the parts of `s`, `y` or an address.
    char take_delimiter();
    /// Takes an expression and the delimiter after it, of which an escaped one is kept escaped.
    std::string take_expression(char delimiter);

private:
    std::string_view left_;
};

}  // namespace sshplan::shell::pure
