#include "planner/shell/pure/sed/cursor.hpp"

#include <algorithm>

#include "planner/shell/pure/ascii.hpp"
#include "planner/shell/pure/commands.hpp"

namespace sshplan::shell::pure {

char Cursor::take() {
    if (left_.empty()) throw Unknown{"sed has a command that is not complete"};
    const char c = left_.front();
    left_.remove_prefix(1);
    return c;
}

bool Cursor::skip(char c) {
    if (left_.empty() || left_.front() != c) return false;
    left_.remove_prefix(1);
    return true;
}

std::string_view Cursor::take_all_of(std::string_view bytes) {
    const std::size_t length = std::min(left_.find_first_not_of(bytes), left_.size());
    const std::string_view taken = left_.substr(0, length);
    left_.remove_prefix(length);
    return taken;
}

char Cursor::take_delimiter() {
    const char delimiter = take();
    if (!is_punctuation(delimiter) || delimiter == '\\') {
        throw Unknown{"sed has a delimiter that is no punctuation"};
    }
    return delimiter;
}

std::string Cursor::take_expression(char delimiter) {
    constexpr std::string_view special = ".*[]^$+?(){}|";
    std::string text;
    while (!skip(delimiter)) {
        const char c = take();
        text += c;
        if (c == '\\') {
            if (peek() == delimiter && special.find(delimiter) != std::string_view::npos) {
                throw Unknown{"sed has an escaped delimiter that is an operator otherwise"};
            }
            text += take();
        }
        if (text.back() == '\n') throw Unknown{"sed has an expression of more than one line"};
    }
    if (text.empty()) throw Unknown{"sed has an empty expression, which is the last one used"};
    return text;
}

}  // namespace sshplan::shell::pure
