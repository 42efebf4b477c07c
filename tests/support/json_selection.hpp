#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace sshplan::test {

/// Where `actual` does not hold what `expected` says, one line for each place; empty if it does.
/// Objects need the keys that are listed. Arrays have the same length, element by element; behind a
/// first element "..." each element is looked for, in order, and others may stand between.
[[nodiscard]] std::vector<std::string> missing_of_selection(const nlohmann::ordered_json& expected,
                                                            const nlohmann::ordered_json& actual);

}  // namespace sshplan::test
