#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "planner/classes/bystanders.hpp"
#include "planner/classes/invocation_classes.hpp"
#include "planner/lint/case.hpp"

namespace sshplan {

/// The invocations by which a target is judged.
struct CaseClasses {
    InvocationClasses classes;
    /// Where there are too many classes to look at each: blocks of which only those that name their
    /// hosts are met by all that could meet them. Whether their lines, and lines that they may
    /// forestall, are ever in force has to be looked for (witness_search.hpp).
    std::optional<Bystanders> beside{};
};

/// The classes of a client's files; or those without bystanders, if these hold more than
/// `most_combined` wildcards or make more classes than can be looked at. `client` and the target's
/// files must outlive the answer.
[[nodiscard]] CaseClasses case_classes(const Client& client,
                                       const LintTarget& target,
                                       std::size_t most_combined);

}  // namespace sshplan
