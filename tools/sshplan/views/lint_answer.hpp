#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "planner/lint/lint.hpp"
#include "tools/sshplan/views/file_names.hpp"
#include "tools/sshplan/views/file_remark.hpp"
#include "tools/sshplan/views/style.hpp"

namespace sshplan::cli {

/// How many there are of each kind.
struct LintCounts {
    std::size_t files = 0;
    std::size_t hosts = 0;
    std::array<std::size_t, 4> findings{};  // by Severity
    std::size_t suppressed = 0;
    std::size_t known = 0;         // by a baseline, or by an older revision
    std::size_t safe_fixes = 0;    // that findings have
    std::size_t unsafe_fixes = 0;  // the same

    [[nodiscard]] std::size_t of(Severity severity) const {
        return findings[static_cast<std::size_t>(severity)];
    }
    /// Of this severity or a worse one.
    [[nodiscard]] std::size_t at_least(Severity severity) const;
};

/// Counts what a report holds.
[[nodiscard]] LintCounts count(const LintReport& report);

/// What was fixed before a report was made.
struct FixedCount {
    std::size_t fixes = 0;
    std::size_t files = 0;
};

/// What the views of `lint` show.
struct LintAnswer {
    const LintReport* report = nullptr;  // never null
    RuleSelection selection{};
    std::vector<Condition> conditions{};
    std::vector<FileRemark> remarks{};
    std::vector<Note> notes{};        // about the whole
    std::vector<Complaint> errors{};  // why something was not judged
    FileNames names{};
    std::string home{};  // shown as `~`; empty: nothing is
    FixedCount fixed{};
};

/// Whether long lists of findings and places are cut.
enum class Cut : std::uint8_t { long_lists, nothing };

/// How it is shown to a person.
struct LintTextOptions {
    Style style{Colours::off};
    std::size_t width = 80;  // columns
    Cut cut = Cut::long_lists;
};

}  // namespace sshplan::cli
