#include "tools/sshplan/views/lint_answer.hpp"

#include <filesystem>

namespace sshplan::cli {

void FileNames::add(const SourceFile* file, const std::string& path) { names_[file] = path; }

std::string FileNames::of(const SourceFile& file) const {
    const auto found = names_.find(&file);
    const std::string& name = found == names_.end() ? file.name() : found->second;
    return std::filesystem::path{name}.lexically_normal().string();
}

std::size_t LintCounts::at_least(Severity severity) const {
    std::size_t sum = 0;
    for (std::size_t i = 0; i <= static_cast<std::size_t>(severity); ++i) sum += findings[i];
    return sum;
}

LintCounts count(const LintReport& report) {
    LintCounts counts{.files = report.subject.files().size(),
                      .hosts = report.hosts,
                      .suppressed = report.suppressed.size()};
    for (const Finding& finding : report.findings) {
        ++counts.findings[static_cast<std::size_t>(finding.severity)];
    }
    return counts;
}

}  // namespace sshplan::cli
