#include "planner/explore/named_destination.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

#include "parser/config/pattern.hpp"
#include "planner/dialect/readings.hpp"
#include "planner/resolve/match/criteria.hpp"
#include "planner/resolve/match/match_words.hpp"
#include "planner/resolve/spelling.hpp"

namespace sshplan {
namespace {

constexpr std::size_t most_names = 3;

bool takes_no_argument(std::string_view criterion) {
    constexpr std::array<std::string_view, 3> names{"all", "canonical", "final"};
    if (criterion.starts_with('!')) criterion.remove_prefix(1);
    return std::ranges::any_of(
        names, [&](std::string_view name) { return equals_ignoring_case(name, criterion); });
}

/// A criterion and its argument, of `name argument` or of one word `name=argument`.
std::pair<std::string, std::string> take_criterion(MatchWords& words,
                                                   std::string name,
                                                   const Dialect& dialect) {
    const std::size_t equal = name.find('=');
    const bool may_be_split = dialect.has(Difference::match_line_in_words);
    if (equal != std::string::npos && may_be_split) {
        return {name.substr(0, equal), name.substr(equal + 1)};
    }
    const std::optional<MatchWord> argument = words.take();
    return {std::move(name), argument ? argument->text : ""};
}

/// The elements of the lists of `host` and `originalhost`.
std::vector<std::string> patterns_of_match(const Directive& head, const Dialect& dialect) {
    MatchWords words = dialect.has(Difference::match_line_in_words)
                           ? MatchWords::tokenised(head)
                           : MatchWords::split_at_equals(head);
    std::vector<std::string> patterns;
    while (std::optional<MatchWord> word = words.take()) {
        if (takes_no_argument(word->text)) continue;
        const auto [name, list] = take_criterion(words, std::move(word->text), dialect);
        if (equals_ignoring_case(name, "host") || equals_ignoring_case(name, "originalhost")) {
            for (const std::string_view element : list_elements(list)) {
                if (!element.empty()) patterns.emplace_back(element);
            }
        }
    }
    return patterns;
}

/// The patterns by which a heading speaks of destinations.
std::vector<std::string> patterns_of(const Directive& head, const Dialect& dialect) {
    if (head.is(Keyword::match)) return patterns_of_match(head, dialect);
    std::vector<std::string> patterns;
    for (const Word& word : head.words) patterns.emplace_back(word.text);
    return patterns;
}

bool is_everything(std::string_view pattern) {
    return pattern.find_first_not_of('*') == std::string_view::npos;
}

bool is_literal(std::string_view pattern) {
    return !pattern.empty() && pattern.find_first_of("*?!") == std::string_view::npos;
}

std::vector<const Directive*> headings_of(const OpenedFile& file, const Dialect& dialect) {
    std::vector<const Directive*> headings;
    for (const Block& block : file.config(lexis_of(dialect)).blocks()) {
        if (block.head != nullptr) headings.push_back(block.head);
    }
    return headings;
}

}  // namespace

NameCheck check_name(std::string_view destination,
                     const ConfigFiles& files,
                     const Dialect& dialect) {
    std::vector<std::string> patterns;
    bool has_headings = false;
    for (const OpenedFile* file : files.opened()) {
        for (const Directive* heading : headings_of(*file, dialect)) {
            has_headings = true;
            std::ranges::move(patterns_of(*heading, dialect), std::back_inserter(patterns));
        }
    }
    const bool is_named = std::ranges::any_of(patterns, [&](std::string_view pattern) {
        return !is_everything(pattern) && matches_pattern(destination, pattern);
    });
    if (is_named || !has_headings) return {};
    std::vector<std::string_view> names;
    std::ranges::copy_if(patterns, std::back_inserter(names), is_literal);
    NameCheck check{.is_named = false};
    for (const std::string_view name : nearest_names(destination, names, most_names)) {
        check.nearest.emplace_back(name);
    }
    return check;
}

std::vector<NamedDestination> named_destinations(const OpenedFile& file, const Dialect& dialect) {
    std::vector<NamedDestination> named;
    std::unordered_set<std::string> names;
    for (const Directive* heading : headings_of(file, dialect)) {
        for (const std::string& pattern : patterns_of(*heading, dialect)) {
            if (!is_literal(pattern) || !names.insert(pattern).second) continue;
            named.push_back({pattern, file.source.get(), heading->line});
        }
    }
    return named;
}

}  // namespace sshplan
