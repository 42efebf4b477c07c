#include "tools/sshplan/session/toml_lexis.hpp"

#include <algorithm>
#include <string>

namespace sshplan::cli {

namespace {

/// Steps over a document a token at a time; what is no string and no comment is one byte.
class Scan {
public:
    explicit Scan(std::string_view toml) : toml_(toml) {}

    std::optional<TomlFlaw> find_flaw() {
        while (at_ < toml_.size() && !flaw_) step();
        return flaw_;
    }

private:
    void step() {
        const char byte = toml_[at_];
        if (byte == '"' || byte == '\'') return skip_string(byte);
        if (byte == '#') return skip_comment();
        expect_ascii();
        count(byte);
        if (brackets_ > most_toml_depth || dots_ > most_toml_depth) refuse(TomlFlaw::Kind::depth);
        ++at_;
    }

    void count(char byte) {
        if (byte == '.') ++dots_;
        if (byte == '[' || byte == '{') ++brackets_;
        if ((byte == ']' || byte == '}') && brackets_ > 0) --brackets_;
        // None of these stands within a key with dots.
        if (std::string_view{"\n=,[]{}"}.find(byte) != std::string_view::npos) dots_ = 0;
    }

    void skip_comment() { at_ = std::min(toml_.find('\n', at_), toml_.size()); }

    void skip_string(char quote) {
        if (quotes_here(quote) >= 3) return skip_long_string(quote);
        ++at_;
        while (at_ < toml_.size() && toml_[at_] != quote && toml_[at_] != '\n') {
            skip_character(quote);
        }
        if (at_ < toml_.size() && toml_[at_] == quote) ++at_;
    }

    /// Of the quotes that end a string of several lines, up to two are its own.
    void skip_long_string(char quote) {
        at_ += 3;
        while (at_ < toml_.size()) {
            const std::size_t quotes = quotes_here(quote);
            at_ += std::min<std::size_t>(quotes, 5);
            if (quotes >= 3) return;
            if (quotes == 0) skip_character(quote);
        }
    }

    /// Or the first two bytes of an escape sequence: the others are as good as any.
    void skip_character(char quote) {
        const bool is_escape = quote == '"' && toml_[at_] == '\\';
        at_ = std::min(at_ + (is_escape ? 2 : 1), toml_.size());
    }

    void expect_ascii() {
        if (static_cast<unsigned char>(toml_[at_]) >= 0x80) refuse(TomlFlaw::Kind::not_ascii);
    }

    void refuse(TomlFlaw::Kind kind) {
        if (!flaw_) flaw_ = {kind, static_cast<std::uint32_t>(at_)};
    }

    [[nodiscard]] std::size_t quotes_here(char quote) const {
        return std::min(toml_.find_first_not_of(quote, at_), toml_.size()) - at_;
    }

    std::string_view toml_;
    std::size_t at_ = 0;
    std::size_t brackets_ = 0;
    std::size_t dots_ = 0;
    std::optional<TomlFlaw> flaw_;
};

}  // namespace

std::optional<TomlFlaw> find_flaw(std::string_view toml) { return Scan{toml}.find_flaw(); }

}  // namespace sshplan::cli
