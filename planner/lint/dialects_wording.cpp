#include "planner/lint/dialects_wording.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace sshplan {
namespace {

/// One run of releases that follow each other.
std::string run_in_words(const Dialect& first, const Dialect& last) {
    const bool is_open = last.name == newest_dialect().name;
    if (first.name == last.name) return std::string{first.title};
    return is_open ? fmt::format("{} and later", first.title)
                   : fmt::format("{} to {}", first.title, last.title);
}

}  // namespace

DialectSet dialects_of(const Subject& subject, std::span<const std::size_t> cases) {
    DialectSet set(subject.dialects().size());
    std::size_t missing = set.size();
    for (const std::size_t number : cases) {
        const Dialect* const dialect = subject.cases()[number].dialect;
        const auto at = static_cast<std::size_t>(dialect - subject.dialects().data());
        if (!set[at]) --missing;
        set[at] = true;
        if (missing == 0) break;
    }
    return set;
}

std::string in_words(std::span<const Dialect> all, const DialectSet& some) {
    std::vector<std::string> runs;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!some[i]) continue;
        const std::size_t first = i;
        while (i + 1 < all.size() && some[i + 1]) ++i;
        runs.push_back(run_in_words(all[first], all[i]));
    }
    return fmt::format("{}", fmt::join(runs, " and "));
}

DialectSet content_dialects(const Subject& subject) {
    DialectSet content(subject.dialects().size(), true);
    for (const CaseComplaint& said : subject.complaints()) {
        if (said.complaint.severity != Severity::error) continue;
        const DialectSet saying = dialects_of(subject, said.cases);
        for (std::size_t i = 0; i < content.size(); ++i) content[i] = content[i] && !saying[i];
    }
    return content;
}

std::optional<std::string> difference_in_words(const Subject& subject,
                                               const DialectGroup& some,
                                               const DialectGroup& others) {
    const auto is_empty = [](const DialectSet& set) {
        return std::ranges::find(set, true) == set.end();
    };
    if (is_empty(some.dialects) || is_empty(others.dialects)) return std::nullopt;
    return fmt::format("{} {}, {} {}",
                       some.words,
                       in_words(subject.dialects(), some.dialects),
                       others.words,
                       in_words(subject.dialects(), others.dialects));
}

}  // namespace sshplan
