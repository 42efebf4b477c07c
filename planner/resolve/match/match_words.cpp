#include "planner/resolve/match/match_words.hpp"

#include <algorithm>
#include <utility>

namespace sshplan {
namespace {

constexpr std::string_view blanks = " \t\r\n";

/// misc.c strdelim() on a text that is at hand as a whole.
class Splitter {
public:
    Splitter(std::string_view text, std::uint32_t offset) : text_(text), offset_(offset) {}

    /// The next word; nothing at the end, or where a quote is never closed.
    std::optional<MatchWord> next() {
        if (is_done_) return std::nullopt;
        const std::size_t begin = at_;
        const std::size_t stop = text_.find_first_of(" \t\r\n\"=", begin);
        if (stop == std::string_view::npos) return last(begin);
        if (text_[stop] == '"') return quoted(begin, stop);
        const bool at_equal = text_[stop] == '=';
        at_ = skip_blanks(stop + 1);
        // At most one '=' is skipped.
        if (!at_equal && at_ < text_.size() && text_[at_] == '=') at_ = skip_blanks(at_ + 1);
        return word(std::string{text_.substr(begin, stop - begin)}, begin, stop);
    }

private:
    [[nodiscard]] std::size_t skip_blanks(std::size_t from) const {
        return std::min(text_.find_first_not_of(blanks, from), text_.size());
    }

    [[nodiscard]] MatchWord word(std::string text, std::size_t begin, std::size_t end) const {
        return {std::move(text),
                {offset_ + static_cast<std::uint32_t>(begin),
                 offset_ + static_cast<std::uint32_t>(end)}};
    }

    MatchWord last(std::size_t begin) {
        is_done_ = true;
        return word(std::string{text_.substr(begin)}, begin, text_.size());
    }

    std::optional<MatchWord> quoted(std::size_t begin, std::size_t open) {
        const std::size_t close = text_.find('"', open + 1);
        if (close == std::string_view::npos) {
            is_done_ = true;
            return std::nullopt;
        }
        at_ = skip_blanks(close + 1);
        std::string text{text_.substr(begin, open - begin)};
        text += text_.substr(open + 1, close - open - 1);
        return word(std::move(text), begin, close + 1);
    }

    std::string_view text_;
    std::uint32_t offset_;
    std::size_t at_ = 0;
    bool is_done_ = false;
};

}  // namespace

MatchWords MatchWords::tokenised(const Directive& directive) {
    MatchWords result;
    for (const Word& word : directive.words) {
        result.words_.push_back({std::string{word.text}, word.span});
    }
    return result;
}

MatchWords MatchWords::split_at_equals(const Directive& directive) {
    MatchWords result;
    Splitter splitter{directive.rest, directive.rest_span.begin};
    while (std::optional<MatchWord> word = splitter.next()) {
        result.words_.push_back(std::move(*word));
    }
    return result;
}

std::optional<MatchWord> MatchWords::take() {
    if (next_ == words_.size()) return std::nullopt;
    return words_[next_++];
}

}  // namespace sshplan
