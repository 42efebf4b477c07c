#include "planner/shell/pure/commands.hpp"
#include "planner/shell/pure/expression/token.hpp"

namespace sshplan::shell::pure {

namespace {

/// Reads the list from left to right, and leaves what follows its `]`.
class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    ByteSet run() {
        const bool is_negated = peek(0) == '^';
        at_ = is_negated ? 1 : 0;
        const std::size_t first = at_;
        while (at_ == first || peek(0) != ']') {
            if (at_ >= text_.size()) throw Unknown{"sed has a bracket that is not closed"};
            read_item();
        }
        if (text_[first] == ':' && at_ > first + 1 && text_[at_ - 1] == ':') {
            throw Unknown{"sed has a class outside of brackets"};
        }
        ++at_;
        return is_negated ? ~set_ : set_;
    }

    [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }

private:
    [[nodiscard]] char peek(std::size_t ahead) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }

    void read_item() {
        const char next = peek(1);
        if (peek(0) == '[' && (next == '.' || next == '=')) {
            throw Unknown{"sed has a collating element or an equivalence class"};
        }
        if (peek(0) == '\\' && (is_letter(next) || is_digit(next) || next == ']')) {
            throw Unknown{"sed has an escape between brackets, which some read and others do not"};
        }
        if (peek(0) == '[' && next == ':') {
            read_class();
        } else if (next == '-' && peek(2) != ']' && peek(2) != '\0') {
            read_range();
        } else {
            set_.set(index_of(text_[at_++]));
            return;
        }
        if (peek(0) == '-' && peek(1) != ']') {
            throw Unknown{"sed has a range that begins with a range or a class"};
        }
    }

    void read_class() {
        const std::size_t end = text_.find(":]", at_ + 2);
        if (end == std::string_view::npos) throw Unknown{"sed has a class without an end"};
        const auto members = ascii_class(text_.substr(at_ + 2, end - at_ - 2));
        if (!members) throw Unknown{"sed has a class that is not known"};
        set_ |= *members;
        at_ = end + 2;
    }

    void read_range() {
        const char first = peek(0);
        const char last = peek(2);
        if (!is_plain_range(first, last))
            throw Unknown{"sed has a range that depends on the locale"};
        for (char c = first; c <= last; ++c) {
            set_.set(index_of(c));
        }
        at_ += 3;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    ByteSet set_{};
};

}  // namespace

ByteSet read_bracket(std::string_view& text) {
    Reader reader{text};
    const ByteSet set = reader.run();
    text = reader.rest();
    return set;
}

}  // namespace sshplan::shell::pure
