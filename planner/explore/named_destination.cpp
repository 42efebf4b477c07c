#include "planner/explore/named_destination.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "parser/config/pattern.hpp"
#include "planner/dialect/readings.hpp"
#include "planner/resolve/match/clauses.hpp"
#include "planner/resolve/spelling.hpp"

namespace sshplan {
namespace {

constexpr std::size_t most_names = 3;

/// The elements of the lists of `host` and `originalhost`.
std::vector<std::string> patterns_of_match(const Directive& head, const Dialect& dialect) {
    std::vector<std::string> patterns;
    for (const Clause& clause : clauses_of(head, dialect)) {
        const bool is_host = equals_ignoring_case(clause.attribute, "host") ||
                             equals_ignoring_case(clause.attribute, "originalhost");
        if (!is_host || clause.is_negated) continue;
        for (const std::string_view element : list_elements(clause.argument)) {
            if (!element.empty()) patterns.emplace_back(element);
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

std::vector<std::string> names_in_heading(const Directive& head, const Dialect& dialect) {
    std::vector<std::string> names = patterns_of(head, dialect);
    std::erase_if(names, [](const std::string& pattern) { return !is_literal(pattern); });
    return names;
}

std::vector<NamedDestination> named_destinations(const OpenedFile& file, const Dialect& dialect) {
    std::vector<NamedDestination> named;
    std::unordered_set<std::string> names;
    for (const Directive* heading : headings_of(file, dialect)) {
        for (const std::string& name : names_in_heading(*heading, dialect)) {
            if (!names.insert(name).second) continue;
            named.push_back({name, file.source.get(), heading->line});
        }
    }
    return named;
}

}  // namespace sshplan
