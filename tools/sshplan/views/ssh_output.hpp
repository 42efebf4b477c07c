#pragma once

#include <span>
#include <string>
#include <string_view>

#include "planner/resolve/dump/dump.hpp"
#include "tools/sshplan/streams.hpp"

namespace sshplan::cli {

/// Prints the lines of ssh -G: as they are to a file or a pipe; to a terminal without what would
/// act on it.
void print_dump(const Sink& out, std::span<const DumpLine> lines);

/// Prints what ssh says, as ssh writes it: messages of its log with CR LF, other bytes than
/// printable ASCII in octal, and cut (log.c do_log); the rest as it is. On a terminal nothing acts.
void print_as_ssh(const Sink& err, std::span<const Complaint> complaints);

/// What ssh prints where it cannot read its command line (ssh.c usage).
[[nodiscard]] std::string_view ssh_usage(const Edition& edition);

}  // namespace sshplan::cli
