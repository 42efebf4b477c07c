#include "planner/resolve/match/match_words.hpp"

namespace sshplan {

MatchWords MatchWords::tokenised(const Directive& directive) {
    MatchWords result;
    result.words_.reserve(directive.words.size());
    for (const Word& word : directive.words) result.words_.push_back({word.text, word.span});
    return result;
}

MatchWords MatchWords::split_at_equals(const Directive& directive) {
    if (directive.is_cut_alike) return tokenised(directive);
    MatchWords result;
    if (directive.rest.empty() && directive.words.empty()) return result;
    const std::uint32_t offset = directive.rest_span.begin;
    result.texts_ = split_at_delimiters(directive.rest);
    result.words_.reserve(result.texts_.size());
    for (const DelimitedWord& word : result.texts_) {
        result.words_.push_back({word.text,
                                 {offset + static_cast<std::uint32_t>(word.begin),
                                  offset + static_cast<std::uint32_t>(word.end)}});
    }
    return result;
}

std::optional<MatchWord> MatchWords::take() {
    if (next_ == words_.size()) return std::nullopt;
    return words_[next_++];
}

}  // namespace sshplan
