#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planner/explore/explanation.hpp"
#include "planner/resolve/config_files.hpp"
#include "planner/verify/verification.hpp"
#include "tools/sshplan/session/caller.hpp"
#include "tools/sshplan/session/options.hpp"

namespace sshplan::cli {

/// Why no ssh can be asked about a command line with these options at all; empty if one can: it
/// answers for this user on this machine.
[[nodiscard]] std::string verification_obstacle(const EvaluationOptions& options);

/// The ssh that is to be asked.
struct VerifyingSsh {
    std::string path{};     // empty: there is none
    std::string version{};  // empty: it has none
    std::string fault{};    // why it cannot be asked; empty if it can
};

[[nodiscard]] VerifyingSsh find_verifying_ssh(const VerifyWith& wanted, World& world);

/// What `explain` exits with when it was verified: 1 where ssh says something else, else as without
/// (`own`), but 4 where not everything could be asked.
[[nodiscard]] int verified_status(const SshVerification& verification, int own);

}  // namespace sshplan::cli
