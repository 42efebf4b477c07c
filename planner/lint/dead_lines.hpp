#pragma once

#include <string_view>
#include <vector>

#include "planner/lint/subject.hpp"

namespace sshplan {

/// A line that says something for some invocation, but never first.
struct DeadLine {
    LineKey line;
    const Directive* directive = nullptr;
    const LineFacts* facts = nullptr;

    /// The one line that is in force wherever this one would be; nothing if there are several, or
    /// if something else than a line is in force.
    [[nodiscard]] const LineKey* only_cause() const;
};

/// The lines of judged files that are in force in no case and under no outcome, although their
/// blocks apply somewhere; by file, in order. None if the subject is not exhaustive.
[[nodiscard]] std::vector<DeadLine> dead_lines(const Subject& subject);

/// The lines of judged files that are in force in the place of a dead one, each with a text.
[[nodiscard]] std::vector<Label> winners_of(const DeadLine& dead,
                                            const Subject& subject,
                                            std::string_view text);

/// Whether a dead line is a ProxyJump that only lines of ProxyCommand keep out, or the other way.
[[nodiscard]] bool is_shadowed_by_other_proxy(const DeadLine& dead, const Subject& subject);

}  // namespace sshplan
