#pragma once

#include <string_view>

#include "planner/explore/explanation.hpp"
#include "planner/resolve/config_files.hpp"

namespace sshplan {

/// Whether some Host line, or a host criterion of a Match line, of the files names a destination by
/// more than a lone `*`; if not, which of their names look like it.
[[nodiscard]] NameCheck check_name(std::string_view destination, const ConfigFiles& files);

}  // namespace sshplan
