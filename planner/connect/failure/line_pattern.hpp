#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace sshplan {

/// What the stars of a pattern stand for in a line, in order; nothing if the line is another one.
/// Each star takes as little as it can, the last one of a pattern that ends in it all the rest.
[[nodiscard]] std::optional<std::vector<std::string_view>> match_line(std::string_view line,
                                                                      std::string_view pattern);

}  // namespace sshplan
