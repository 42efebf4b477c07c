#include "planner/lint/headings.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/line_edit.hpp"
#include "planner/resolve/match/clauses.hpp"

namespace sshplan {

namespace {

/// Whether a pattern matches whatever has a character at all.
bool matches_all(std::string_view pattern) {
    return !pattern.empty() && pattern.find_first_not_of("*?") == std::string_view::npos &&
           pattern.find('*') != std::string_view::npos && std::ranges::count(pattern, '?') < 2;
}

/// Whether a pattern lets hosts in by some of the letters of their names.
bool picks(std::string_view pattern) {
    return !pattern.starts_with('!') && pattern.find_first_not_of("*?.") != std::string_view::npos;
}

}  // namespace

std::string quoted_heading(const LintedFile& file, const Directive& head) {
    constexpr std::size_t longest = 60;
    const std::string_view text = file.source->at(head.span);
    if (text.size() <= longest) return fmt::format("'{}'", text);
    return fmt::format("'{}...'", text.substr(0, longest));
}

bool is_for_all(const Block& block) {
    if (block.head() == nullptr) return true;
    const std::span<const Word> words = block.head()->words;
    const auto is_star = [](const Word& word) { return matches_all(word.text); };
    const auto excludes = [](const Word& word) { return word.text.starts_with('!'); };
    if (block.kind == BlockKind::host) {
        return std::ranges::any_of(words, is_star) && std::ranges::none_of(words, excludes);
    }
    return words.size() == 1 && equals_ignoring_case(words.front().text, "all");
}

bool picks_hosts(const Directive& head, const Dialect& dialect) {
    if (head.is(Keyword::host)) {
        return std::ranges::any_of(head.words, [](const Word& word) { return picks(word.text); });
    }
    return std::ranges::any_of(clauses_of(head, dialect), [](const Clause& clause) {
        const bool is_of_host = equals_ignoring_case(clause.attribute, "host") ||
                                equals_ignoring_case(clause.attribute, "originalhost");
        return is_of_host && !clause.is_negated &&
               std::ranges::any_of(list_elements(clause.argument), picks);
    });
}

bool is_picked(const Resolution& resolution, const Dialect& dialect) {
    return std::ranges::any_of(resolution.decisions, [&](const BlockDecision& decision) {
        return decision.applies && picks_hosts(*decision.head, dialect);
    });
}

const Block& block_at(const LintedFile& file, std::uint32_t offset) {
    // The first block has no heading, and begins with the file.
    const auto begin_of = [](const Block& block) {
        return block.head() == nullptr ? 0 : block.head()->span.begin;
    };
    return *std::prev(std::ranges::upper_bound(file.config->blocks(), offset, {}, begin_of));
}

bool is_indented(const LintedFile& file, const Block& block, const Directive& but) {
    if (block.head() == nullptr) return false;
    const std::uint32_t column = indentation(file, *block.head());
    return std::ranges::any_of(block.directives(), [&](const Directive& directive) {
        return &directive != &but && indentation(file, directive) > column;
    });
}

std::uint32_t indentation(const LintedFile& file, const Directive& directive) {
    return directive.span.begin - whole_line(*file.source, directive).begin;
}

}  // namespace sshplan
