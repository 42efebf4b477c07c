#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "planner/lint/refusals.hpp"

namespace sshplan {

/// The names that a list of algorithms may hold in a dialect, by the grammar of its keyword.
[[nodiscard]] std::vector<std::string_view> algorithms_in(ValueType type, const Dialect& dialect);

/// An entry of a list, and where it stands in the words.
struct AlgorithmEntry {
    std::string_view name;
    std::size_t begin = 0;
};

/// The first entry that no name matches; nothing if the list as a whole is wrong.
[[nodiscard]] std::optional<AlgorithmEntry> first_unknown(std::string_view list,
                                                          ValueType type,
                                                          const Dialect& dialect);

/// The newest of the releases that refuse.
[[nodiscard]] const Dialect& newest_refusing(const Refusal& refusal, const Subject& subject);

}  // namespace sshplan
