#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "planner/dialect/dialect.hpp"

namespace sshplan {

/// How many single bytes must be put in, taken out, replaced, or exchanged with their neighbour to
/// make one text of the other; `limit` + 1 if it is more than `limit`.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// Those of `names` that a person may have meant by `text`, nearest first, at most `count`.
[[nodiscard]] std::vector<std::string_view> nearest_names(std::string_view text,
                                                          std::span<const std::string_view> names,
                                                          std::size_t count);

/// The keyword of the dialect that was probably meant, as ssh_config(5) spells it.
[[nodiscard]] std::optional<std::string_view> nearest_keyword(std::string_view lower_case_text,
                                                              const Dialect& dialect);

}  // namespace sshplan
