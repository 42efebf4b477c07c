#pragma once

#include <optional>
#include <vector>

#include "planner/lint/subject.hpp"

namespace sshplan {

/// The lines that make ssh read its files a second time: `Match final`, and CanonicalizeHostname
/// where it is in force and not `no`. Of files that are not judged none is known.
[[nodiscard]] std::vector<Place> lines_that_ask_for_second_pass(const Subject& subject);

/// Whether CanonicalizeHostname is in force somewhere, so that `Host` is meant to see names that
/// ssh has completed.
[[nodiscard]] bool canonicalizes(const Subject& subject);

/// The criterion of a Match line that holds only in a second reading and asks for none: `canonical`
/// (readconf.c match_cfg_line). Nothing if the heading has none, or only with `!`.
[[nodiscard]] std::optional<Span> canonical_criterion(const Directive& head,
                                                      const Dialect& dialect);

}  // namespace sshplan
