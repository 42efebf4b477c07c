#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "planner/lint/match_lines.hpp"
#include "planner/lint/refusals.hpp"

namespace sshplan {

/// What it is in a line that older releases do not take yet.
enum class Newness : std::uint8_t {
    keyword,      // its keyword
    criterion,    // one of Match
    comment,      // that a comment follows
    match_words,  // how its Match line is quoted
    value,        // anything else
};

/// Why older releases refuse a line that is outgrown.
[[nodiscard]] Newness newness_of(const Subject& subject, const Refusal& refusal);

/// The criteria of a Match line that the newest release in question knows, and one of `older` does
/// not; criteria of no release are left out.
[[nodiscard]] std::vector<Clause> newer_criteria(const Subject& subject,
                                                 const Directive& head,
                                                 const DialectSet& older);

/// The releases that do not know a criterion of Match.
[[nodiscard]] DialectSet dialects_without(const Subject& subject, const Clause& clause);

/// A Match line of which some releases make other criteria.
struct OtherCut {
    DialectSet dialects{};
    Span where{};  // the first criterion that is another
};

/// The releases before 9.9 that read other criteria, or other arguments, from a Match line than the
/// newest release in question does, though they know all its criteria (readconf.c match_cfg_line);
/// nothing if there are none.
[[nodiscard]] std::optional<OtherCut> cut_otherwise(const Subject& subject, const MatchHead& line);

/// The releases before 8.5 that take the comment behind the words of a line for more words
/// (readconf.c process_config_line_depth); none of a line without one.
[[nodiscard]] DialectSet dialects_that_take_comment(const Subject& subject,
                                                    const LintedFile& file,
                                                    const Directive& directive);

/// The releases that refuse a line for what stands in it.
[[nodiscard]] DialectSet dialects_that_refuse(const Subject& subject,
                                              const LintedFile& file,
                                              const Directive& directive);

/// Whether a set has any release in it.
[[nodiscard]] bool has_any(const DialectSet& set);

}  // namespace sshplan
