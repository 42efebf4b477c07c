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

/// Calls a function with each pattern by which the heading of a block speaks of destinations.
void for_each_pattern(const Block& block, const Dialect& dialect, const auto& function) {
    if (block.kind == BlockKind::match) {
        for (const std::string& pattern : patterns_of_match(*block.head(), dialect)) {
            function(std::string_view{pattern});
        }
    } else if (block.kind == BlockKind::host) {
        const bool is_cut = !block.patterns.empty();
        for (const Word& word : is_cut ? block.patterns : block.head()->words) function(word.text);
    }
}

bool is_everything(std::string_view pattern) {
    return pattern.find_first_not_of('*') == std::string_view::npos;
}

bool is_literal(std::string_view pattern) {
    return !pattern.empty() && pattern.find_first_of("*?!") == std::string_view::npos;
}

/// Whether a block says something of a destination by its name.
bool names(const Block& block, std::string_view destination, const Dialect& dialect) {
    bool found = false;
    for_each_pattern(block, dialect, [&](std::string_view pattern) {
        found = found || (!is_everything(pattern) && matches_pattern(destination, pattern));
    });
    return found;
}

/// The names in all headings that are most like a destination.
std::vector<std::string> names_like(std::string_view destination,
                                    const ConfigFiles& files,
                                    const Dialect& dialect) {
    std::vector<std::string> all;
    for (const OpenedFile* file : files.opened()) {
        for (const Block& block : file->config(lexis_of(dialect)).blocks()) {
            for_each_pattern(block, dialect, [&](std::string_view pattern) {
                if (is_literal(pattern)) all.emplace_back(pattern);
            });
        }
    }
    const std::vector<std::string_view> views{all.begin(), all.end()};
    const auto nearest = nearest_names(destination, views, most_names);
    return {nearest.begin(), nearest.end()};
}

}  // namespace

NameCheck check_name(std::string_view destination,
                     const ConfigFiles& files,
                     const Dialect& dialect) {
    bool has_headings = false;
    for (const OpenedFile* file : files.opened()) {
        for (const Block& block : file->config(lexis_of(dialect)).blocks()) {
            has_headings = has_headings || block.kind != BlockKind::global;
            if (names(block, destination, dialect)) return {};
        }
    }
    if (!has_headings) return {};
    return {.is_named = false, .nearest = names_like(destination, files, dialect)};
}

std::vector<std::string> names_in_heading(const Directive& head, const Dialect& dialect) {
    std::vector<std::string> names = patterns_of(head, dialect);
    std::erase_if(names, [](const std::string& pattern) { return !is_literal(pattern); });
    return names;
}

void for_each_destination(const OpenedFile& file,
                          const Dialect& dialect,
                          const std::function<void(std::string_view, std::uint32_t)>& function) {
    for (const Block& block : file.config(lexis_of(dialect)).blocks()) {
        for_each_pattern(block, dialect, [&](std::string_view pattern) {
            if (is_literal(pattern)) function(pattern, block.line());
        });
    }
}

std::vector<NamedDestination> named_destinations(const OpenedFile& file, const Dialect& dialect) {
    std::vector<NamedDestination> named;
    std::unordered_set<std::string> names;
    for_each_destination(file, dialect, [&](std::string_view name, std::uint32_t line) {
        if (!names.emplace(name).second) return;
        named.push_back({std::string{name}, file.source.get(), line});
    });
    return named;
}

}  // namespace sshplan
