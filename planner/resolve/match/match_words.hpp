#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "parser/config/config.hpp"
#include "parser/config/lexis.hpp"
#include "parser/text/source.hpp"

namespace sshplan {

/// A word of a Match line; its text lives as long as the MatchWords.
struct MatchWord {
    std::string_view text{};
    Span span{};
};

/// The words of a Match line, taken one by one, in the way of the client's release.
class MatchWords {
public:
    /// As 9.9 and later: words like those of any other line (misc.c argv_split).
    [[nodiscard]] static MatchWords tokenised(const Directive& directive);
    /// As up to 9.8: split at blanks and '=', with double quotes only (misc.c strdelim).
    [[nodiscard]] static MatchWords split_at_equals(const Directive& directive);

    /// The next word; nothing at the end.
    [[nodiscard]] std::optional<MatchWord> take();

    MatchWords(const MatchWords&) = delete;  // words point into texts
    MatchWords& operator=(const MatchWords&) = delete;
    MatchWords(MatchWords&&) = default;
    MatchWords& operator=(MatchWords&&) = default;
    ~MatchWords() = default;

private:
    MatchWords() = default;

    std::vector<DelimitedWord> texts_{};  // of words that are cut otherwise than the line's
    std::vector<MatchWord> words_{};
    std::size_t next_ = 0;
};

}  // namespace sshplan
