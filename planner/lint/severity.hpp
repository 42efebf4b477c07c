#pragma once

#include <optional>
#include <string_view>

#include "parser/text/diagnostic.hpp"

namespace sshplan {

/// "error", "warning", "info", "hint".
[[nodiscard]] std::string_view name_of(Severity severity);

/// The severity of that name; nothing if there is none.
[[nodiscard]] std::optional<Severity> find_severity(std::string_view name);

}  // namespace sshplan
