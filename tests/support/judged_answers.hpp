#pragma once

#include <string>
#include <utility>
#include <vector>

#include "planner/lint/case.hpp"
#include "planner/world/imaginary_world.hpp"

namespace sshplan::test {

/// How conditions end: their expanded text, and the outcome.
using Outcomes = std::vector<std::pair<std::string, bool>>;

/// What `ssh -G` would print for a case where conditions end like this: all its lines, or what ssh
/// says instead. `top` is read in the place of ~/.ssh/config, and nothing in that of the system's.
[[nodiscard]] std::string judged_answer(const Imaginary& machine,
                                        const std::string& top,
                                        const Case& one,
                                        const Outcomes& outcomes);

/// The outcomes that a case's reading tells apart.
[[nodiscard]] std::vector<Outcomes> judged_outcomes(const Imaginary& machine,
                                                    const std::string& top,
                                                    const Case& one);

/// Whether two texts of `top` answer a case alike under every outcome that the first tells apart.
[[nodiscard]] bool answer_alike(const Imaginary& before,
                                const Imaginary& after,
                                const std::string& top,
                                const Case& one);

}  // namespace sshplan::test
