#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "planner/lint/fingerprint.hpp"
#include "planner/lint/lint.hpp"
#include "planner/resolve/complaint.hpp"

namespace sshplan {

/// A finding that is known, by a line of a baseline file.
struct BaselineEntry {
    std::string fingerprint{};  // Fingerprint::whole
    Severity severity = Severity::error;
    std::string rule{};  // its id
    std::string path{};  // of the file that it is about, below the baseline's folder
    Place where{};       // the line
};

/// Findings that were there when a team began to judge, and are no news.
using Baseline = std::vector<BaselineEntry>;

/// Reads the lines of a baseline file: a fingerprint, a severity, a rule and a path each, with
/// blanks between; empty lines and those that begin with `#` say nothing. Of anything else what it
/// returns complains.
[[nodiscard]] std::variant<Baseline, Complaint> read_baseline(const SourceFile& file);

/// A baseline file, and how many findings it names.
struct NewBaseline {
    std::string text{};
    std::size_t findings = 0;
};

/// One of all findings of a report that can be set aside, those too that were, sorted by path.
[[nodiscard]] NewBaseline baseline_of(const LintReport& report, const FileNamer& path_of);

/// Whether nothing sets the findings of a rule aside: those about policies, and about attempts to
/// loosen the judge.
[[nodiscard]] bool is_always_news(const Rule& rule);

/// Moves findings of a report to those that are known, but for what is always news.
void set_aside(LintReport& report, const std::function<bool(const Finding&)>& is_known);

/// Moves the findings of a report that a baseline names to those that are known, unless they have
/// become worse. An entry that
/// names none, of a file that is judged and a rule that was asked for, is stale: a finding (REP004)
/// at its line.
void set_aside(LintReport& report,
               const Baseline& baseline,
               const FileNamer& path_of,
               const RuleSelection& selection);

}  // namespace sshplan
