#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "planner/lint/lint.hpp"
#include "tools/sshplan/views/file_remark.hpp"
#include "tools/sshplan/views/style.hpp"

namespace sshplan::cli {

/// How judged files are called in an answer: by the paths where they are, as far as the way there
/// was given.
class FileNames {
public:
    /// Calls a file by something else than the name by which it was opened.
    void add(const SourceFile* file, const std::string& path);

    /// Without `.`, `..` and doubled slashes.
    [[nodiscard]] std::string of(const SourceFile& file) const;

private:
    std::map<const SourceFile*, std::string> names_;
};

/// How many there are of each kind.
struct LintCounts {
    std::size_t files = 0;
    std::size_t hosts = 0;
    std::array<std::size_t, 4> findings{};  // by Severity
    std::size_t suppressed = 0;

    [[nodiscard]] std::size_t of(Severity severity) const {
        return findings[static_cast<std::size_t>(severity)];
    }
    /// Of this severity or a worse one.
    [[nodiscard]] std::size_t at_least(Severity severity) const;
};

/// Counts what a report holds.
[[nodiscard]] LintCounts count(const LintReport& report);

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
