#pragma once

#include <vector>

#include "planner/lint/lint.hpp"

namespace sshplan::cli {

/// What was found in a file.
struct FileFindings {
    const SourceFile* file = nullptr;
    std::vector<const Finding*> findings{};
};

/// Every file that was judged, in the order of reading, also those in which nothing was found.
[[nodiscard]] std::vector<FileFindings> findings_by_file(const LintReport& report);

}  // namespace sshplan::cli
