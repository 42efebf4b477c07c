#pragma once

#include <memory>
#include <string>
#include <vector>

#include "planner/explore/explore.hpp"
#include "planner/resolve/config_files.hpp"
#include "planner/world/imaginary_world.hpp"

namespace sshplan::test {

/// An explanation with the files that it points into.
struct Explained {
    std::unique_ptr<ImaginaryWorld> world;
    std::unique_ptr<ConfigFiles> files;
    Explanation explanation;
};

/// ana on her laptop, with the newest ssh.
[[nodiscard]] Client client_of_ana();

/// Explains what follows the word `ssh`, with a text as ana's ~/.ssh/config. Throws
/// std::invalid_argument if it is no command line.
[[nodiscard]] Explained explain_with(const std::string& config,
                                     const std::vector<std::string>& words,
                                     const std::vector<Assumption>& assumptions = {});

}  // namespace sshplan::test
