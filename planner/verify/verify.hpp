#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "planner/explore/explanation.hpp"
#include "planner/resolve/config_files.hpp"
#include "planner/verify/verification.hpp"
#include "planner/world/world.hpp"

namespace sshplan {

/// Whom to ask of an explanation, and what was assumed for it.
struct VerifyOptions {
    std::string ssh{};  // its path
    std::vector<Assumption> assumptions{};
    std::size_t most_outcomes = 4096;  // of each ssh process
};

/// Asks the real ssh, on a private snapshot of the bytes that were read, what it says of each ssh
/// process of an explanation under each outcome of its conditions, and compares. Nothing of the
/// configuration is run; only ssh is, and a script that answers in the place of its shell. What
/// cannot be asked so is counted, with the reason, and never taken for agreement. The snapshot is
/// gone in the end, also if a signal asks this process to end: that is held until then.
[[nodiscard]] SshVerification verify(const Explanation& explanation,
                                     ConfigFiles& files,
                                     World& reading,
                                     World& acting,
                                     const VerifyOptions& options);

}  // namespace sshplan
