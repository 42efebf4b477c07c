#pragma once

#include <variant>

#include "planner/explore/explanation.hpp"
#include "planner/resolve/config_files.hpp"
#include "planner/resolve/inclusions.hpp"
#include "tools/sshplan/commands/command_line.hpp"
#include "tools/sshplan/session/caller.hpp"
#include "tools/sshplan/session/sources.hpp"

namespace sshplan::cli {

/// How many seconds commands of conditions may take where nothing else is said; connect has no
/// limit, as ssh has none.
inline constexpr double usual_timeout = 10;

/// Where a command line leads as this machine's ssh reads it, under every outcome that the options
/// leave open, with all notes on who calls and as which release; or why a table of names is of no
/// use. `inclusions` takes what Include lines led to.
[[nodiscard]] std::variant<Explanation, BadNameTable> explore_line(const CommandLine& line,
                                                                   const Caller& caller,
                                                                   ConfigFiles& files,
                                                                   Inclusions& inclusions);

/// Says on standard error why there is no answer (next to an answer, the views say what ssh says),
/// and which assumptions nothing came of.
void print_messages(const Explanation& explanation,
                    const EvaluationOptions& options,
                    const Caller& caller);

}  // namespace sshplan::cli
