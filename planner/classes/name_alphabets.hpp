#pragma once

#include "planner/classes/name_classes.hpp"
#include "planner/dialect/dialect.hpp"

namespace sshplan {

/// What ssh takes as the host of a destination (ssh.c valid_hostname): an `@` ends a user, and
/// ssh:// is no part of a name. The refusals that are no matter of single bytes become tests.
[[nodiscard]] NameAlphabet host_alphabet(const Dialect& dialect, NameTests& tests);

/// What ssh takes as the argument of -l (ssh.c valid_ruser). Names that 10.0 would expand are none.
[[nodiscard]] NameAlphabet user_alphabet(const Dialect& dialect, NameTests& tests);

/// The same for names that passwd(5) may hold.
[[nodiscard]] NameAlphabet caller_alphabet(const Dialect& dialect, NameTests& tests);

/// What a word may hold.
[[nodiscard]] NameAlphabet word_alphabet();

}  // namespace sshplan
