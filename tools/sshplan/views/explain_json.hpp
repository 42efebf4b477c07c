#pragma once

#include <string>

#include "planner/explore/explanation.hpp"
#include "tools/sshplan/views/shown_verification.hpp"

namespace sshplan::cli {

/// The explanation as a JSON text of the schema `sshplan/explain/1`, with a line end. A route's
/// `notes` also hold what is said about the whole: the notes of the explanation; `not-named`, if
/// the files do not speak of the destination; `ssh-says` for each message of ssh that goes with the
/// route.
[[nodiscard]] std::string explanation_json(const Explanation& explanation);

/// The same with what the real ssh says of it.
[[nodiscard]] std::string verified_json(const ShownVerification& shown);

}  // namespace sshplan::cli
