#include "parser/config/pattern.hpp"

#include <algorithm>

namespace sshplan {
namespace {

constexpr std::size_t longest_element = 1022;  // match.c: sub[1024], one byte short of it

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

namespace {

/// match.c match_pattern() of a pattern whose bytes are first changed by `fold`.
bool matches_folded(std::string_view text, std::string_view pattern, const auto& fold) {
    std::size_t at = 0;
    std::size_t in_pattern = 0;
    std::size_t star = std::string_view::npos;  // the last '*' met
    std::size_t star_at = 0;                    // where its run ends at present
    while (at < text.size()) {
        if (in_pattern < pattern.size() && pattern[in_pattern] == '*') {
            star = in_pattern++;
            star_at = at;
        } else if (in_pattern < pattern.size() &&
                   (pattern[in_pattern] == '?' || fold(pattern[in_pattern]) == text[at])) {
            ++in_pattern;
            ++at;
        } else if (star != std::string_view::npos) {
            in_pattern = star + 1;
            at = ++star_at;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', in_pattern) == std::string_view::npos;
}

}  // namespace

bool matches_pattern(std::string_view text, std::string_view pattern) {
    return matches_folded(text, pattern, [](char c) { return c; });
}

ListVerdict match_pattern_list(std::string_view text,
                               std::string_view list,
                               LetterCase letter_case) {
    ListVerdict verdict;
    while (!list.empty()) {
        const std::size_t comma = list.find(',');
        const std::string_view element = list.substr(0, comma);
        list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
        const bool negated = element.starts_with('!');
        const std::string_view pattern = element.substr(negated ? 1 : 0);
        if (pattern.size() > longest_element) return {};
        const bool hit = letter_case == LetterCase::sensitive
                             ? matches_pattern(text, pattern)
                             : matches_folded(text, pattern, lower);
        if (!hit) continue;
        if (negated) return {ListMatch::negated, element};
        if (verdict.match == ListMatch::none) verdict = {ListMatch::positive, element};
    }
    return verdict;
}

std::string lower_case(std::string_view text) {
    std::string out{text};
    std::ranges::transform(out, out.begin(), lower);
    return out;
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, {}, lower, lower);
}

bool is_none(std::string_view text) { return equals_ignoring_case(text, "none"); }

std::vector<std::string_view> list_elements(std::string_view list) {
    std::vector<std::string_view> elements;
    while (true) {
        const std::size_t comma = list.find(',');
        elements.push_back(list.substr(0, comma));
        if (comma == std::string_view::npos) return elements;
        list.remove_prefix(comma + 1);
    }
}

}  // namespace sshplan
