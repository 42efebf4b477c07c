#pragma once

#include <string_view>

namespace sshplan::fuzz {

/// Ends the run of a fuzz target that has found something, and says what: where `holds` is false.
void require(bool holds, std::string_view what);

}  // namespace sshplan::fuzz
