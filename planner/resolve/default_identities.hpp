#pragma once

#include <string_view>
#include <vector>

#include "parser/config/edition.hpp"

namespace sshplan {

/// The files that ssh tries where no line names one, in its order (readconf.c
/// fill_default_options).
[[nodiscard]] std::vector<std::string_view> default_identity_files(const Edition& edition);

}  // namespace sshplan
