#include "planner/explore/named_destination.hpp"

#include <algorithm>

#include "parser/config/pattern.hpp"
#include "planner/resolve/spelling.hpp"

namespace sshplan {
namespace {

constexpr std::size_t most_names = 3;

/// The patterns of a heading: the words of Host, the lists of Match host and originalhost.
std::vector<std::string_view> patterns_of(const Directive& head) {
    std::vector<std::string_view> patterns;
    if (head.is(Keyword::host)) {
        for (const Word& word : head.words) patterns.push_back(word.text);
        return patterns;
    }
    for (std::size_t i = 0; i + 1 < head.words.size(); ++i) {
        const std::string_view name = head.words[i].text;
        if (!equals_ignoring_case(name, "host") && !equals_ignoring_case(name, "originalhost")) {
            continue;
        }
        std::string_view list = head.words[i + 1].text;
        while (!list.empty()) {
            const std::size_t comma = std::min(list.find(','), list.size());
            patterns.push_back(list.substr(0, comma));
            list.remove_prefix(std::min(comma + 1, list.size()));
        }
    }
    return patterns;
}

bool is_everything(std::string_view pattern) {
    return pattern.find_first_not_of('*') == std::string_view::npos;
}

bool is_literal(std::string_view pattern) {
    return !pattern.empty() && pattern.find_first_of("*?!") == std::string_view::npos;
}

std::vector<const Directive*> all_headings(const ConfigFiles& files) {
    std::vector<const Directive*> headings;
    for (const OpenedFile* file : files.opened()) {
        for (const Block& block : file->config().blocks()) {
            if (block.head != nullptr) headings.push_back(block.head);
        }
    }
    return headings;
}

}  // namespace

NameCheck check_name(std::string_view destination, const ConfigFiles& files) {
    const std::vector<const Directive*> headings = all_headings(files);
    std::vector<std::string_view> patterns;
    for (const Directive* heading : headings) {
        std::ranges::copy(patterns_of(*heading), std::back_inserter(patterns));
    }
    const bool is_named = std::ranges::any_of(patterns, [&](std::string_view pattern) {
        return !is_everything(pattern) && matches_pattern(destination, pattern);
    });
    if (is_named || headings.empty()) return {};
    std::vector<std::string_view> names;
    std::ranges::copy_if(patterns, std::back_inserter(names), is_literal);
    NameCheck check{.is_named = false};
    for (const std::string_view name : nearest_names(destination, names, most_names)) {
        check.nearest.emplace_back(name);
    }
    return check;
}

}  // namespace sshplan
