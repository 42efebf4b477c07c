#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "planner/lint/finding.hpp"
#include "planner/lint/policy/policy.hpp"
#include "planner/lint/selection.hpp"
#include "planner/lint/subject.hpp"
#include "planner/lint/survey.hpp"

namespace sshplan {

/// What comments of the judged files silence.
enum class Comments : std::uint8_t {
    silence,        // whatever they name
    cannot_loosen,  // all but what is for the judge alone
    are_ignored,
};

/// Who says how findings are judged.
enum class Authority : std::uint8_t {
    judge,   // whoever runs this
    judged,  // a file of what is judged, which may not loosen what is for the judge alone
};

/// How severe the findings of some rules are, whatever the rules say.
struct SeverityChoice {
    std::string code;  // as RuleSelection has them
    Severity severity = Severity::warning;
    Authority by = Authority::judge;
};

/// Rules that say nothing of some files.
struct FileIgnore {
    std::string pattern;  // of the file's path, in which `*` and `?` stand for anything
    std::vector<std::string> codes{};
    Authority by = Authority::judge;
};

/// An attempt of what is judged to loosen its judge.
struct Loosening {
    Place where{};
    std::string message{};
    std::string help{};
};

/// How configurations are judged, whoever asks.
struct LintOptions {
    RuleSelection selection{};
    Comments comments = Comments::silence;
    std::string today{};                       // as 2026-11-27: until when comments hold
    std::vector<SeverityChoice> severities{};  // the longest code decides, the last of those
    std::vector<FileIgnore> file_ignores{};
    std::function<std::string(const SourceFile& file)> path_of{};  // as those patterns have it
    std::vector<Loosening> loosenings{};  // their files must outlive the report
    const Policy* policy = nullptr;       // what is demanded besides; null: nothing
};

/// All that the rules have to say of some configurations.
struct LintReport {
    Subject subject;
    std::vector<Finding> findings{};      // by file, in the order of reading; by line, column, id
    std::vector<Finding> suppressed{};    // that a comment silences, in the same order
    std::vector<Finding> known{};         // that were set aside, as no news
    std::size_t hosts = 0;                // destinations that are named
    std::vector<std::string> idle{};      // names of the policy's assertions about no host
    std::vector<std::string> unjudged{};  // what the policy says nothing of, each a sentence
};

/// Evaluates the targets for every invocation that can be told apart, under every outcome, and lets
/// each rule that is selected judge. `dialects`: the releases in question, oldest first. A file
/// that ssh would refuse has findings that say so. Targets must outlive the report.
[[nodiscard]] LintReport lint(std::span<const LintTarget> targets,
                              std::vector<Dialect> dialects,
                              Conditions& conditions,
                              const LintOptions& options);

}  // namespace sshplan
