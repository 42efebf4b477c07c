#include "tools/sshplan/views/findings_by_file.hpp"

#include <algorithm>

namespace sshplan::cli {
namespace {

FileFindings& entry_of(const SourceFile* file, std::vector<FileFindings>& all) {
    const auto known = std::ranges::find(all, file, &FileFindings::file);
    return known != all.end() ? *known : all.emplace_back(FileFindings{.file = file});
}

}  // namespace

std::vector<FileFindings> findings_by_file(const LintReport& report) {
    std::vector<FileFindings> all;
    for (const LintedFile& file : report.subject.files()) all.push_back({.file = file.source});
    for (const Finding& finding : report.findings) {
        entry_of(finding.where.file, all).findings.push_back(&finding);
    }
    return all;
}

}  // namespace sshplan::cli
