#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "planner/lint/policy/policy.hpp"
#include "planner/resolve/complaint.hpp"

namespace sshplan::cli {

/// A policy, and the file that its places point into.
struct PolicyFile {
    std::shared_ptr<const SourceFile> file;
    Policy policy;
};

/// Reads a policy (docs/reference/policy.md). What is wrong is told at the first place where
/// something is: no TOML, a key that there is not, a value of another type, a host pattern, a hop,
/// a keyword, a value or a release that is none.
[[nodiscard]] std::variant<PolicyFile, Complaint> read_policy(
    std::shared_ptr<const SourceFile> file);

}  // namespace sshplan::cli
