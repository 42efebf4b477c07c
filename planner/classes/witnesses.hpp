#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "planner/classes/name_classes.hpp"
#include "planner/classes/questions.hpp"

namespace sshplan {

/// Whether a name may stand for its class.
using IsWitness = std::function<bool(std::string_view)>;

/// Lets a name that a person could have typed stand for each class that has one: first the names
/// that are asked for as they are, then what the wildcards make one think of, then `usual` names.
void choose_witnesses(NameClasses& classes,
                      const std::vector<Spotted>& patterns,
                      std::span<const std::string_view> usual,
                      const IsWitness& is_witness);

/// The names that stand for classes, those that some pattern matches first.
[[nodiscard]] std::vector<std::string> witnesses_in_order(const NameClasses& classes);

/// Another name of a class, near the one that stands for it; nothing if none is found.
[[nodiscard]] std::optional<std::string> witness_near(const NameClasses& classes,
                                                      std::size_t number,
                                                      const IsWitness& is_witness);

}  // namespace sshplan
