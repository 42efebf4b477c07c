#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "tools/sshplan/views/explain_text.hpp"

namespace sshplan::cli {

/// Prints the notes, whether the files know the destination, and what ssh says, of some routes or
/// on its way along all of them.
void print_remarks(std::ostream& out,
                   const Explanation& explanation,
                   const ExplainTextOptions& options);

/// "No block names DEST; nearest: a, b."
[[nodiscard]] std::string unnamed_text(const Explanation& explanation);

/// All that is said about a route and about the whole, each once. Beside the notes: `not-named`, if
/// the files do not speak of the destination; `ssh-says` for each message of ssh.
[[nodiscard]] std::vector<Note> all_notes(const Route& route, const Explanation& explanation);

}  // namespace sshplan::cli
