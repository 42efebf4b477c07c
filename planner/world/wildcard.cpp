#include "planner/world/wildcard.hpp"

#include <array>
#include <cctype>
#include <utility>

namespace sshplan {

namespace {

using ByteSet = std::bitset<256>;

std::size_t index_of(char byte) { return static_cast<unsigned char>(byte); }

/// [:name:] in the C locale; nothing if there is no such class.
std::optional<ByteSet> class_of(std::string_view name) {
    using Test = int (*)(int);
    static constexpr std::array<std::pair<std::string_view, Test>, 12> classes{{
        {"alnum", std::isalnum},
        {"alpha", std::isalpha},
        {"blank", std::isblank},
        {"cntrl", std::iscntrl},
        {"digit", std::isdigit},
        {"graph", std::isgraph},
        {"lower", std::islower},
        {"print", std::isprint},
        {"punct", std::ispunct},
        {"space", std::isspace},
        {"upper", std::isupper},
        {"xdigit", std::isxdigit},
    }};
    for (const auto& [known, test] : classes) {
        if (known == name) {
            ByteSet set;
            // Above ASCII a locale other than C might say yes.
            for (int byte = 0; byte < 128; ++byte) {
                set[static_cast<std::size_t>(byte)] = test(byte) != 0;
            }
            return set;
        }
    }
    return std::nullopt;
}

/// Reads what follows a '['.
class BracketReader {
public:
    explicit BracketReader(std::string_view text) : text_(text) {}

    /// The bytes that the brackets match; nothing if no ']' ends them.
    std::optional<ByteSet> read() {
        const bool negated = text_.starts_with('!') || text_.starts_with('^');
        used_ = negated ? 1 : 0;
        for (bool first = true;; first = false) {
            if (used_ >= text_.size()) {
                return std::nullopt;
            }
            if (text_[used_] == ']' && !first) {
                ++used_;
                if (is_void_) {
                    return ByteSet{};
                }
                return negated ? ~set_ : set_;
            }
            if (!read_item()) {
                return std::nullopt;
            }
        }
    }

    [[nodiscard]] std::size_t used() const { return used_; }

private:
    bool read_item() {
        if (read_class()) {
            return true;
        }
        const std::optional<char> low = read_byte();
        const bool is_range =
            low && used_ + 1 < text_.size() && text_[used_] == '-' && text_[used_ + 1] != ']';
        if (!is_range) {
            set_.set(low ? index_of(*low) : 0, low.has_value());
            return low.has_value();
        }
        ++used_;
        const std::optional<char> high = read_byte();
        for (std::size_t byte = index_of(*low); high && byte <= index_of(*high); ++byte) {
            set_.set(byte);
        }
        return high.has_value();
    }

    bool read_class() {
        if (!text_.substr(used_).starts_with("[:")) {
            return false;
        }
        const std::size_t end = text_.find(":]", used_ + 2);
        if (end == std::string_view::npos) {
            return false;
        }
        const auto known = class_of(text_.substr(used_ + 2, end - used_ - 2));
        is_void_ = is_void_ || !known;
        set_ |= known.value_or(ByteSet{});
        used_ = end + 2;
        return true;
    }

    /// One byte: itself, escaped, or as [.x.] or [=x=].
    std::optional<char> read_byte() {
        const std::string_view rest = text_.substr(used_);
        if (rest.size() >= 5 && rest[0] == '[' && (rest[1] == '.' || rest[1] == '=') &&
            rest[3] == rest[1] && rest[4] == ']') {
            used_ += 5;
            return rest[2];
        }
        if (rest.starts_with('\\')) {
            ++used_;
        }
        return used_ < text_.size() ? std::optional{text_[used_++]} : std::nullopt;
    }

    std::string_view text_;
    std::size_t used_ = 0;
    ByteSet set_;
    bool is_void_ = false;  // an unknown class makes the brackets match nothing, negated or not
};

}  // namespace

void Wildcard::add_byte(char byte) {
    takes_leading_dot_ = takes_leading_dot_ || (tokens_.empty() && byte == '.');
    tokens_.emplace_back().bytes.set(index_of(byte));
}

void Wildcard::add_star() {
    if (tokens_.empty() || !tokens_.back().is_star) {
        tokens_.emplace_back().is_star = true;
    }
}

std::optional<Wildcard> Wildcard::compile(std::string_view pattern) {
    Wildcard result;
    bool may_close = true;  // a '[' that nothing closes leaves none after it closed either
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const char byte = pattern[at];
        if (byte == '*') {
            result.add_star();
        } else if (byte == '?') {
            result.tokens_.emplace_back().bytes.set();
        } else if (byte == '\\') {
            if (++at == pattern.size()) {
                return std::nullopt;
            }
            result.add_byte(pattern[at]);
        } else if (byte == '[' && may_close) {
            BracketReader reader{pattern.substr(at + 1)};
            const auto set = reader.read();
            may_close = set.has_value();
            if (set) {
                result.tokens_.emplace_back().bytes = *set;
                at += reader.used();
            } else {
                result.add_byte(byte);
            }
        } else {
            result.add_byte(byte);
        }
    }
    return result;
}

bool Wildcard::matches(std::string_view name) const {
    if (name.starts_with('.') && !takes_leading_dot_) {
        return false;
    }
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::size_t token = 0;
    std::size_t star = none;  // the last star met
    std::size_t resume = 0;   // where the text after it was last tried
    for (std::size_t at = 0; at < name.size();) {
        if (token < tokens_.size() && tokens_[token].is_star) {
            star = token++;
            resume = at;
        } else if (token < tokens_.size() && tokens_[token].bytes[index_of(name[at])]) {
            ++token;
            ++at;
        } else if (star != none) {
            token = star + 1;
            at = ++resume;
        } else {
            return false;
        }
    }
    while (token < tokens_.size() && tokens_[token].is_star) {
        ++token;
    }
    return token == tokens_.size();
}

bool has_wildcards(std::string_view pattern) {
    bool bracket = false;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const char byte = pattern[at];
        if (byte == '*' || byte == '?' || (byte == ']' && bracket)) {
            return true;
        }
        bracket = bracket || byte == '[';
        at += byte == '\\' ? 1 : 0;
    }
    return false;
}

std::optional<std::string> unescaped(std::string_view pattern) {
    std::string text;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        if (pattern[at] == '\\') {
            ++at;
        }
        if (at == pattern.size()) {
            return std::nullopt;
        }
        text += pattern[at];
    }
    return text;
}

}  // namespace sshplan
