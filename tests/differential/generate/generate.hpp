#pragma once

#include <string>

#include <rapidcheck.h>

#include "../trial.hpp"
#include "parser/config/keyword.hpp"

namespace sshplan::test {

/// A configuration tree and a command line that hold all that ssh reads: every keyword with good
/// and bad values, Include, Host, Match with every criterion, quotes, comments, odd blanks, CR LF.
[[nodiscard]] rc::Gen<Trial> any_trial();

// Its parts, for use inside a property or rc::gen::exec().

/// A value for a keyword, mostly of its type, unquoted.
[[nodiscard]] std::string any_value(const KeywordInfo& info);

/// A line with a keyword and a value.
[[nodiscard]] std::string any_setting();

/// A Host or Match line.
[[nodiscard]] std::string any_heading();

/// A host's name, or a pattern for it.
[[nodiscard]] std::string any_host();
[[nodiscard]] std::string any_host_pattern();

/// Whether sshplan takes a line for a good one: so that of many random lines at once something else
/// can be seen than the first that is bad.
[[nodiscard]] bool is_accepted(const std::string& line);

/// Options of ssh, its destination, and sometimes a command.
[[nodiscard]] Strings any_command_line();

}  // namespace sshplan::test
