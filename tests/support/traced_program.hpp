#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/support/trace.hpp"

namespace sshplan::test {

/// A program and its arguments.
using CommandWords = std::vector<std::string>;

/// Runs programs one after the other under one strace(1), each with nothing on standard input.
/// Throws std::runtime_error where that cannot be done.
[[nodiscard]] std::vector<Trace> trace_programs(
    const std::vector<CommandWords>& commands,
    const std::map<std::string, std::string>& environment);

/// The same for one.
[[nodiscard]] Trace trace_program(const CommandWords& words,
                                  const std::map<std::string, std::string>& environment);

}  // namespace sshplan::test
