#pragma once

#include <string_view>

#include "parser/config/keyword.hpp"

namespace sshplan {

/// The list of algorithms that an edition proposes where no line says (myproposal.h), some of whose
/// names the build may not know; empty for what is no list of algorithms.
[[nodiscard]] std::string_view proposed_names(Keyword keyword, const Edition& edition);

}  // namespace sshplan
