#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "planner/dialect/dialect.hpp"

namespace sshplan {

/// Every known dialect from `oldest` to `newest`, as --min-openssh and --max-openssh name them,
/// oldest first. Without a newest it is the newest release that is known, without an oldest the
/// newest alone. Distributions' dialects are among them where they stand between in
/// known_dialects().
[[nodiscard]] std::variant<std::vector<Dialect>, UnknownDialect> find_dialects(
    std::string_view oldest, std::string_view newest);

}  // namespace sshplan
