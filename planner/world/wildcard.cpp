#include "planner/world/wildcard.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <span>
#include <string>
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

/// A byte of a pattern; a backslash makes the next one stand for itself.
struct PatternByte {
    char byte;
    bool is_quoted = false;

    [[nodiscard]] bool is(char special) const { return byte == special && !is_quoted; }
};

using PatternBytes = std::vector<PatternByte>;

/// A backslash at the end stands for itself, too.
PatternBytes read_quotes(std::string_view pattern) {
    PatternBytes bytes;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const bool quotes = pattern[at] == '\\';
        if (quotes && at + 1 < pattern.size()) ++at;
        bytes.push_back({pattern[at], quotes});
    }
    return bytes;
}

/// Reads what follows a '['.
class BracketReader {
public:
    explicit BracketReader(std::span<const PatternByte> text) : text_(text) {}

    /// The bytes that the brackets match; nothing if no ']' ends them.
    std::optional<ByteSet> read() {
        const bool negated = is('!');
        used_ = negated ? 1 : 0;
        // The first byte is none that ends them.
        if (find(']', used_ + 1) == text_.size()) return std::nullopt;
        do {
            while (is('[') && read_class()) {
            }
            if (used_ == text_.size()) return ByteSet{};  // ssh dies of what ends with a class
            if (has_class_ && is(']')) break;
            read_bytes();
        } while (!is(']'));
        ++used_;
        if (is_void_) return ByteSet{};
        return negated ? ~set_ : set_;
    }

    [[nodiscard]] std::size_t used() const { return used_; }

private:
    [[nodiscard]] bool is(char special) const {
        return used_ < text_.size() && text_[used_].is(special);
    }

    /// Where a byte is that is not quoted; the end if it is not there.
    [[nodiscard]] std::size_t find(char special, std::size_t from) const {
        while (from < text_.size() && !text_[from].is(special)) ++from;
        return std::min(from, text_.size());
    }

    /// One byte, or a range of them.
    void read_bytes() {
        has_class_ = false;
        const char low = text_[used_++].byte;
        char high = low;
        const bool is_range = is('-') && used_ + 1 < text_.size() && !text_[used_ + 1].is(']');
        if (is_range) {
            high = text_[used_ + 1].byte;
            used_ += 2;
        }
        for (std::size_t byte = index_of(low); byte <= index_of(high); ++byte) set_.set(byte);
    }

    bool read_class() {
        const std::size_t begin = used_ + 2;
        const bool is_begun = used_ + 1 < text_.size() && text_[used_ + 1].is(':');
        const std::size_t end = is_begun ? find(':', begin) : text_.size();
        if (end + 1 >= text_.size() || !text_[end + 1].is(']')) return false;
        std::string name;
        for (std::size_t at = begin; at < end; ++at) name += text_[at].byte;
        const auto known = class_of(name);
        is_void_ = is_void_ || !known;
        set_ |= known.value_or(ByteSet{});
        used_ = end + 2;
        has_class_ = true;
        return true;
    }

    std::span<const PatternByte> text_;
    std::size_t used_ = 0;
    ByteSet set_;
    bool has_class_ = false;  // the last item was one
    bool is_void_ = false;    // an unknown class makes the whole pattern match nothing
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

Wildcard Wildcard::compile(std::string_view pattern) {
    Wildcard result;
    const PatternBytes bytes = read_quotes(pattern);
    bool may_close = true;  // a '[' that nothing closes leaves none after it closed either
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        if (bytes[at].is('*')) {
            result.add_star();
        } else if (bytes[at].is('?')) {
            result.tokens_.emplace_back().bytes.set();
        } else if (bytes[at].is('[') && may_close) {
            BracketReader reader{std::span{bytes}.subspan(at + 1)};
            const auto set = reader.read();
            may_close = set.has_value();
            if (set) {
                result.tokens_.emplace_back().bytes = *set;
                at += reader.used();
            } else {
                result.add_byte('[');
            }
        } else {
            result.add_byte(bytes[at].byte);
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

std::string unescaped(std::string_view pattern) {
    std::string text;
    for (const PatternByte& one : read_quotes(pattern)) text += one.byte;
    return text;
}

}  // namespace sshplan
