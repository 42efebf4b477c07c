#pragma once

#include <optional>
#include <string>

#include "planner/lint/dialects_wording.hpp"
#include "planner/lint/subject.hpp"

namespace sshplan {

/// What some releases make of a line that they take as well as the newest does, and which means
/// something else there.
struct OlderMeaning {
    DialectSet dialects{};
    Span where{};
    std::string text{};  // "nothing is taken away from what is sent"
};

/// What older releases make of a line in force, if a difference of releases that no refusal shows
/// concerns it: of its value, or of how its words are cut. Match lines, comments and tokens have
/// rules of their own.
[[nodiscard]] std::optional<OlderMeaning> older_meaning(const Subject& subject,
                                                        const LintedFile& file,
                                                        const Directive& directive);

/// The releases in which a line is in force for somebody; all of them for Host and Include, which
/// act wherever they stand.
[[nodiscard]] DialectSet dialects_that_use(const Subject& subject,
                                           const LintedFile& file,
                                           const Directive& directive);

/// What is in both sets.
[[nodiscard]] DialectSet both(const DialectSet& a, const DialectSet& b);

}  // namespace sshplan
