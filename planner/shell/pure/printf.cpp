#include <algorithm>

#include "planner/shell/pure/ascii.hpp"
#include "planner/shell/pure/commands.hpp"

namespace sshplan::shell::pure {

namespace {

/// Whether every printf reads these digits as the same decimal number, and prints them as they are.
bool is_plain_number(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    const bool is_canonical = !text.empty() && (text.front() != '0' || text.size() == 1);
    return is_canonical && text.size() <= 18 && std::ranges::all_of(text, is_digit);
}

/// The format and the arguments that are left.
class Printing {
public:
    Printing(const Call& call, std::string_view format, std::span<const std::string> left)
        : call_(call), format_(format), left_(left) {}

    std::string run() {
        do {
            const std::size_t before = left_.size();
            write_format();
            if (out_.size() > longest_text) call_.unknown("prints too long a text");
            if (left_.size() == before && before > 0)
                call_.unknown("has arguments it has no use for");
        } while (!left_.empty());
        return std::move(out_);
    }

private:
    void write_format() {
        for (at_ = 0; at_ < format_.size();) {
            const char c = format_[at_++];
            if (c == '%') {
                write_conversion();
            } else if (c == '\\') {
                write_escape();
            } else {
                out_ += c;
            }
        }
    }

    void write_conversion() {
        const char letter = at_ < format_.size() ? format_[at_++] : '\0';
        if (letter == '%') {
            out_ += '%';
        } else if (letter == 's') {
            out_ += next_or("");
        } else if (letter == 'd') {
            const std::string_view number = next_or("0");
            if (!is_plain_number(number) || number == "-0")
                call_.unknown("has a number not computed");
            out_ += number;
        } else {
            call_.unknown("with other conversions than %s, %d and %% is not computed here");
        }
    }

    std::string_view next_or(std::string_view missing) {
        if (left_.empty()) return missing;
        const std::string_view next = left_.front();
        left_ = left_.subspan(1);
        return next;
    }

    void write_escape() {
        const char c = at_ < format_.size() ? format_[at_] : '\0';
        if (c >= '0' && c <= '7') {
            write_octal();
            return;
        }
        if (c != 'n' && c != 't' && c != '\\') call_.unknown("has an escape that is not computed");
        out_ += c == 'n' ? '\n' : c == 't' ? '\t' : '\\';
        ++at_;
    }

    void write_octal() {
        int value = 0;
        for (int digits = 0; digits < 3 && at_ < format_.size(); ++digits) {
            if (format_[at_] < '0' || format_[at_] > '7') break;
            value = value * 8 + (format_[at_++] - '0');
        }
        if (value == 0 || value > 0xff) call_.unknown("has an octal escape that is no byte");
        out_ += static_cast<char>(value);
    }

    const Call& call_;
    std::string_view format_;
    std::span<const std::string> left_;
    std::size_t at_ = 0;
    std::string out_{};
};

}  // namespace

std::string printf(const Call& call) {
    auto words = call.arguments;
    if (!words.empty() && words.front() == "--") {
        words = words.subspan(1);
    } else if (!words.empty() && words.front().starts_with('-')) {
        call.unknown("with options is not the same everywhere");
    }
    if (words.empty()) call.unknown("wants a format");
    return Printing{call, words.front(), words.subspan(1)}.run();
}

}  // namespace sshplan::shell::pure
