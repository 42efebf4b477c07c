#pragma once

#include <optional>

#include "parser/config/keyword.hpp"
#include "planner/invocation/invocation.hpp"

namespace sshplan {

/// The keyword that an -o sets; nothing for every other option, and for an -o of none.
[[nodiscard]] std::optional<Keyword> option_keyword(const OptionUse& use);

}  // namespace sshplan
