#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "tests/support/trace.hpp"

namespace sshplan::test {

/// Processes that a program started besides itself, libraries and sockets, and the signal that
/// ended it: a line each. One that was killed for such a call (SIGSYS) has tried it all the same.
[[nodiscard]] std::string runs_or_talks(const Trace& trace);

/// Files that it opened, or tried to, and should not have, a line each. `is_allowed` is asked for
/// paths without `..`, that neither every program opens which is linked as this one, nor say who
/// the user is and what ports are called.
[[nodiscard]] std::string opens_besides(const Trace& trace,
                                        const std::function<bool(const std::string&)>& is_allowed);

/// Those of some files that it opened more often than `times`, a line each.
[[nodiscard]] std::string opens_more_than(const Trace& trace,
                                          const std::set<std::string>& files,
                                          int times);

/// Files that it changed or made, a line each.
[[nodiscard]] std::string changes(const Trace& trace);

/// Lines that it printed with a byte that a terminal must not be given as it is, escaped.
[[nodiscard]] std::string prints_raw(const Trace& trace);

/// Lines that it printed in which a text stands.
[[nodiscard]] std::string prints(const Trace& trace, std::string_view text);

/// The same place without `..`, doubled slashes, or one at the end.
[[nodiscard]] std::string normal_path(const std::string& path);

}  // namespace sshplan::test
