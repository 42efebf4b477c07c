#pragma once

#include <optional>
#include <set>
#include <string>

#include "tools/sshplan/commands/baseline_file.hpp"
#include "tools/sshplan/session/policy_file.hpp"

namespace sshplan::cli {

/// What was found in a revision of a git repository.
struct RevisionFindings {
    std::string top{};                     // of the work tree, without links
    std::set<std::string> fingerprints{};  // Fingerprint::whole, with paths below it
};

/// What findings are held against besides the rules.
struct Yardstick {
    BaselineFile baseline{};
    std::optional<PolicyFile> policy{};
    std::optional<RevisionFindings> revision{};  // nothing: --since is not given
};

}  // namespace sshplan::cli
