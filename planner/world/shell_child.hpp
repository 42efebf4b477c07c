#pragma once

namespace sshplan {

/// What the child of readconf.c execute_in_shell becomes: a program without input, whose output is
/// discarded, and which counts as killed by SIGTERM if it cannot be started. Only what is safe
/// between fork and exec is called. `arguments`: a path and so on, with a null pointer behind.
[[noreturn]] void become_shell(char* const* arguments);

}  // namespace sshplan
