#include "parser/config/lexis.hpp"

#include <algorithm>
#include <optional>

namespace sshplan {

namespace {

constexpr std::string_view blanks = " \t\r\n";

/// misc.c strdelim_internal() on a text that is at hand as a whole. `stops`: what ends a word.
class Splitter {
public:
    Splitter(std::string_view text, std::string_view stops) : text_(text), stops_(stops) {}

    /// The next word; nothing at the end, or where a quote is never closed.
    std::optional<DelimitedWord> next() {
        if (is_done_) return std::nullopt;
        const std::size_t begin = at_;
        const std::size_t stop = text_.find_first_of(stops_, begin);
        if (stop == std::string_view::npos) return last(begin);
        if (text_[stop] == '"') return quoted(begin, stop);
        const bool splits_at_equal = stops_.find('=') != std::string_view::npos;
        const bool at_equal = text_[stop] == '=';
        at_ = skip_blanks(stop + 1);
        // At most one '=' is skipped.
        if (splits_at_equal && !at_equal && at_ < text_.size() && text_[at_] == '=') {
            at_ = skip_blanks(at_ + 1);
        }
        return DelimitedWord{std::string{text_.substr(begin, stop - begin)}, begin, stop};
    }

private:
    [[nodiscard]] std::size_t skip_blanks(std::size_t from) const {
        return std::min(text_.find_first_not_of(blanks, from), text_.size());
    }

    DelimitedWord last(std::size_t begin) {
        is_done_ = true;
        return {std::string{text_.substr(begin)}, begin, text_.size()};
    }

    std::optional<DelimitedWord> quoted(std::size_t begin, std::size_t open) {
        const std::size_t close = text_.find('"', open + 1);
        if (close == std::string_view::npos) {
            is_done_ = true;
            return std::nullopt;
        }
        at_ = skip_blanks(close + 1);
        std::string word{text_.substr(begin, open - begin)};
        word += text_.substr(open + 1, close - open - 1);
        return DelimitedWord{std::move(word), begin, close + 1};
    }

    std::string_view text_;
    std::string_view stops_;
    std::size_t at_ = 0;
    bool is_done_ = false;
};

std::vector<DelimitedWord> all_words(Splitter splitter) {
    std::vector<DelimitedWord> words;
    while (std::optional<DelimitedWord> word = splitter.next()) words.push_back(std::move(*word));
    return words;
}

}  // namespace

std::vector<DelimitedWord> split_at_delimiters(std::string_view text) {
    return all_words({text, " \t\r\n\"="});
}

std::vector<DelimitedWord> split_at_blanks(std::string_view text) {
    return all_words({text, " \t\r\n\""});
}

}  // namespace sshplan
