#pragma once

#include <functional>
#include <string>
#include <vector>

#include "planner/lint/lint.hpp"

namespace sshplan {

/// What a finding is recognised by in another revision of its file. Lines may be put before it or
/// taken away, and blanks may change.
struct Fingerprint {
    std::string line;   // of the marked line, and which of several equal ones: "5d41402abc4b2a76:1"
    std::string whole;  // of the rule, the path, the block, the line and which of several: SHA-1
};

/// How a file is called, wherever the tree lies.
using FileNamer = std::function<std::string(const SourceFile& file)>;

/// The fingerprints of the findings of a report, in their order, behind them those of what is known
/// and of what was suppressed: a comment above one finding leaves those of the others as they are.
[[nodiscard]] std::vector<Fingerprint> fingerprints_of(const LintReport& report,
                                                       const FileNamer& name_of);

}  // namespace sshplan
