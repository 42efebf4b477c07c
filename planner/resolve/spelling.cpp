#include "planner/resolve/spelling.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "parser/config/keyword.hpp"
#include "parser/config/pattern.hpp"

namespace sshplan {
namespace {

/// How far off a name may be and still have been meant.
std::size_t tolerance(std::string_view text) { return text.size() < 3 ? 0 : 1 + text.size() / 5; }

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
    const std::size_t gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (gap > limit) return limit + 1;
    std::vector<std::size_t> before_last(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
        before_last.swap(last);
        last.swap(row);
    }
    return std::min(last[b.size()], limit + 1);
}

std::vector<std::string_view> nearest_names(std::string_view text,
                                            std::span<const std::string_view> names,
                                            std::size_t count) {
    const std::size_t limit = tolerance(text);
    std::vector<std::pair<std::size_t, std::string_view>> candidates;
    for (const std::string_view name : names) {
        const std::size_t distance = edit_distance(text, name, limit);
        const bool extends = text.size() > 2 && name.starts_with(text);
        if (distance <= limit || extends) candidates.emplace_back(distance, name);
    }
    std::ranges::sort(candidates);
    std::vector<std::string_view> nearest;
    for (const auto& [distance, name] : candidates) {
        if (nearest.size() == count) break;
        if (nearest.empty() || nearest.back() != name) nearest.push_back(name);
    }
    return nearest;
}

std::optional<std::string_view> nearest_keyword(std::string_view lower_case_text,
                                                const Dialect& dialect) {
    const std::size_t limit = tolerance(lower_case_text);
    std::size_t best = limit + 1;
    std::optional<std::string_view> nearest;
    for (const KeywordInfo& info : keyword_table()) {
        const std::string_view spelling = lower_spelling(info.keyword);
        const std::size_t distance = edit_distance(lower_case_text, spelling, limit);
        if (distance >= best) continue;
        const auto reading = read_keyword(spelling, dialect.edition);
        if (!reading || reading->status != Status::supported) continue;
        best = distance;
        nearest = info.spelling;
    }
    return nearest;
}

}  // namespace sshplan
