#include "planner/explore/option_rows.hpp"

#include <algorithm>
#include <utility>

#include "parser/config/keyword.hpp"
#include "planner/plan/hop.hpp"

namespace sshplan {
namespace {

/// ProxyJump and ProxyCommand share a slot: a line of the one may lose to a line of the other, and
/// is then shown as it is written.
std::vector<Obtained> losers(const Resolution& resolution, Keyword keyword) {
    std::vector<Obtained> lost = resolution.of(keyword).lost;
    const bool is_proxy = keyword == Keyword::proxy_jump || keyword == Keyword::proxy_command;
    if (!is_proxy) return lost;
    const Keyword other =
        keyword == Keyword::proxy_jump ? Keyword::proxy_command : Keyword::proxy_jump;
    if (!resolution.of(other).obtained.empty()) return lost;
    for (Obtained rival : resolution.of(other).lost) {
        rival.text = because_of(rival).text;
        lost.push_back(std::move(rival));
    }
    return lost;
}

/// One keyword's values on one hop of one branch.
struct Values {
    std::vector<Obtained> obtained;
    std::vector<Obtained> lost;

    friend bool operator==(const Values&, const Values&) = default;
};

Values values_of(const RoutedBranch& branch, std::size_t hop, Keyword keyword) {
    const auto& own = branch.route.hops[hop].resolution;
    if (!own) return {};
    const Resolution& resolution = *own;
    return {resolution.of(keyword).obtained, losers(resolution, keyword)};
}

void add_guard(When& when, const Guard& guard) {
    if (std::ranges::find(when, guard) == when.end()) when.push_back(guard);
}

void add_rows(std::vector<OptionRow>& rows,
              Keyword keyword,
              const Values& values,
              const When& when) {
    bool is_first = true;
    const Merge merge = describe(keyword).merge;
    const bool is_single = merge == Merge::first || merge == Merge::list_first;
    When otherwise = when;  // what must be so for the values that are still to come
    for (const Obtained& value : values.obtained) {
        OptionRow row{.keyword = keyword, .value = value, .when = otherwise};
        for (const Guard& guard : value.guards) {
            add_guard(row.when, guard);
            if (is_single) add_guard(otherwise, {guard.condition, !guard.outcome});
        }
        if (std::exchange(is_first, false)) row.lost = values.lost;
        rows.push_back(std::move(row));
    }
}

void add_keyword(std::vector<OptionRow>& rows,
                 std::span<const RoutedBranch* const> branches,
                 std::size_t hop,
                 Keyword keyword) {
    std::vector<Values> distinct;
    std::vector<Branch> grouped;
    for (const RoutedBranch* branch : branches) {
        const Values values = values_of(*branch, hop, keyword);
        const auto same = std::ranges::find(distinct, values);
        grouped.push_back({branch->trail, static_cast<std::size_t>(same - distinct.begin())});
        if (same == distinct.end()) distinct.push_back(values);
    }
    if (distinct.size() == 1) {
        add_rows(rows, keyword, distinct.front(), {});
        return;
    }
    for (const Cover& cover : smallest_cover(grouped)) {
        add_rows(rows, keyword, distinct[cover.group], cover.when);
    }
}

}  // namespace

std::vector<std::vector<OptionRow>> option_rows(std::span<const RoutedBranch* const> branches) {
    std::vector<std::vector<OptionRow>> all(branches.front()->route.hops.size());
    for (std::size_t hop = 0; hop < all.size(); ++hop) {
        for (const KeywordInfo& info : keyword_table()) {
            add_keyword(all[hop], branches, hop, info.keyword);
        }
    }
    return all;
}

}  // namespace sshplan
