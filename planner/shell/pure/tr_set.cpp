#include "planner/shell/pure/tr_set.hpp"

namespace sshplan::shell::pure {

namespace {

/// Reads one set from left to right.
class Reader {
public:
    Reader(const Call& call, std::string_view text) : call_(call), text_(text) {}

    TrSet run() {
        while (at_ < text_.size()) {
            if (!read_bracket()) read_character_or_range();
        }
        return std::move(set_);
    }

private:
    [[nodiscard]] char peek(std::size_t ahead) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }

    /// `[:class:]`; a bracket that begins nothing is a character.
    bool read_bracket() {
        if (peek(0) != '[') return false;
        const bool repeats =
            peek(2) == '*' || (peek(1) == '\\' && text_.find('*', at_) < text_.size());
        if (peek(1) == '=' || repeats) {
            call_.unknown("with an equivalence class or a repetition is not computed here");
        }
        if (peek(1) != ':') return false;
        const std::size_t end = text_.find(":]", at_ + 2);
        if (end == std::string_view::npos) call_.unknown("has a class without an end");
        const std::string_view name = text_.substr(at_ + 2, end - at_ - 2);
        const auto members = ascii_class(name);
        if (!members) call_.unknown("has a class that is not known");
        set_.classes.push_back({std::string{name}, set_.members.size()});
        for (std::size_t c = 0; c < 0x80; ++c) {
            if (members->test(c)) set_.members += static_cast<char>(c);
        }
        at_ = end + 2;
        if (peek(0) == '-' && peek(1) != '\0')
            call_.unknown("has a range that begins with a class");
        return true;
    }

    void read_character_or_range() {
        const bool is_escaped = peek(0) == '\\';
        const char first = read_character();
        if (peek(0) != '-' || peek(1) == '\0') {
            set_.members += first;
            return;
        }
        const char last = peek(1);
        if (is_escaped || last == '\\' || !is_plain_range(first, last)) {
            call_.unknown("has a range that depends on the locale, or on the tr");
        }
        for (char c = first; c <= last; ++c) {
            set_.members += c;
        }
        at_ += 2;
        if (peek(0) == '-' && peek(1) != '\0')
            call_.unknown("has a range that begins with a range");
    }

    char read_character() {
        const char c = text_[at_++];
        if (c != '\\') return c;
        const char escaped = peek(0);
        if (escaped >= '0' && escaped <= '7') return read_octal();
        ++at_;
        switch (escaped) {
            case 'n':
                return '\n';
            case 't':
                return '\t';
            case 'r':
                return '\r';
            default:
                break;
        }
        if (!is_punctuation(escaped)) call_.unknown("has an escape that is not computed");
        return escaped;
    }

    char read_octal() {
        int value = 0;
        for (int digits = 0; digits < 3 && peek(0) >= '0' && peek(0) <= '7'; ++digits) {
            value = value * 8 + (text_[at_++] - '0');
        }
        if (value == 0 || value >= 0x80) call_.unknown("has an octal escape that is not ASCII");
        return static_cast<char>(value);
    }

    const Call& call_;
    std::string_view text_;
    std::size_t at_ = 0;
    TrSet set_{};
};

}  // namespace

ByteSet TrSet::bytes() const {
    ByteSet set;
    for (const char c : members) {
        set.set(index_of(c));
    }
    return set;
}

TrSet read_tr_set(const Call& call, std::string_view text) {
    if (text.empty()) call.unknown("with an empty set is not the same everywhere");
    if (!is_ascii(text)) call.unknown("reads other characters than ASCII in its own way");
    return Reader{call, text}.run();
}

}  // namespace sshplan::shell::pure
