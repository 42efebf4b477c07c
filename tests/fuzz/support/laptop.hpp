#pragma once

#include <string>

#include "planner/dialect/dialect.hpp"
#include "planner/resolve/client.hpp"
#include "planner/world/imaginary_world.hpp"

namespace sshplan::fuzz {

/// ana's laptop, whose ~/.ssh/config holds `config` and may include `part`. Its ssh is of the
/// newest known release.
[[nodiscard]] Imaginary laptop(std::string config, std::string part);

/// ana, who calls an ssh of a dialect there.
[[nodiscard]] Client client_on_laptop(const Dialect& dialect);

/// A folder `ssh` with the files `config` and `part`, for whoever judges it.
[[nodiscard]] Imaginary judged_folder(std::string config, std::string part);

/// Where that configuration lies.
inline constexpr const char* judged_config = "ssh/config";

}  // namespace sshplan::fuzz
