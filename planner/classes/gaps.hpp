#pragma once

#include <vector>

#include "planner/classes/questions.hpp"
#include "planner/resolve/client.hpp"
#include "planner/resolve/resolution.hpp"

namespace sshplan {

/// By what else than by its tests an invocation may be told from others: which files are read, and
/// what is looked at on the machine under names that hang on it (docs/reference/classes.md).
[[nodiscard]] std::vector<Note> gaps_of(const Questions& questions, const Dialect& dialect);

/// By what else inner hops may be told apart: a jump host or a ProxyCommand from which the name of
/// another ssh's destination is made.
[[nodiscard]] std::vector<Note> route_gaps_of(const Questions& questions,
                                              const Client& client,
                                              World& world);

}  // namespace sshplan
