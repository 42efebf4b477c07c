#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "planner/lint/subject.hpp"

namespace sshplan {

/// Some of the releases in question: true at the positions of Subject::dialects() that are meant.
using DialectSet = std::vector<bool>;

/// The releases by which some cases are read.
[[nodiscard]] DialectSet dialects_of(const Subject& subject, std::span<const std::size_t> cases);

/// The releases that have no error to complain of: what they do not complain of, they take.
[[nodiscard]] DialectSet content_dialects(const Subject& subject);

/// The releases of which something is true.
template <typename Condition>
[[nodiscard]] DialectSet dialects_where(const Subject& subject, Condition is_true) {
    DialectSet set;
    for (const Dialect& dialect : subject.dialects()) set.push_back(is_true(dialect));
    return set;
}

/// "8.4 to 9.0", "8.4 and 9.2 (Debian)", "9.2 and later".
[[nodiscard]] std::string in_words(std::span<const Dialect> all, const DialectSet& some);

/// Releases that do one thing, and those that do another, with the words before them: "refused by".
struct DialectGroup {
    std::string_view words;
    DialectSet dialects;
};

/// In which way releases differ: "refused by 8.4 to 9.0, taken by 9.2 and later". Nothing if one of
/// the groups is empty.
[[nodiscard]] std::optional<std::string> difference_in_words(const Subject& subject,
                                                             const DialectGroup& some,
                                                             const DialectGroup& others);

}  // namespace sshplan
