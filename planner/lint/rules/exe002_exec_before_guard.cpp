#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/match_lines.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

bool is_all(const Clause& clause) { return equals_ignoring_case(clause.attribute, "all"); }

/// Whether a criterion may fail without a command being run.
bool is_guard(const Clause& clause, const Dialect& dialect) {
    const bool is_pass = equals_ignoring_case(clause.attribute, "final") ||
                         equals_ignoring_case(clause.attribute, "canonical");
    return !is_exec(clause) && (is_pass || find_criterion(clause.attribute, dialect) != nullptr);
}

/// The same criteria with the commands last.
Fix reordered(const MatchHead& line, std::span<const Clause> clauses) {
    std::string text;
    const auto append = [&](const Clause& clause) {
        if (!text.empty()) text += ' ';
        text += line.file->source->at(clause.span);
    };
    for (const Clause& clause : clauses) {
        if (!is_exec(clause)) append(clause);
    }
    for (const Clause& clause : clauses) {
        if (is_exec(clause)) append(clause);
    }
    Fix fix{.title = "Move the command to the end of the line", .safety = Safety::safe};
    (void)fix.edits.add({{clauses.front().span.begin, clauses.back().span.end}, std::move(text)});
    return fix;
}

void check(const Subject& subject, Findings& findings) {
    for (const MatchHead& line : match_lines(subject)) {
        const std::span<const Clause> clauses = line.clauses;
        const auto first = std::ranges::find_if(clauses, is_exec);
        const auto guard = std::find_if(first, clauses.end(), [&](const Clause& clause) {
            return is_guard(clause, subject.newest());
        });
        if (guard == clauses.end()) continue;
        Finding& finding =
            findings.add(line.place(first->span),
                         fmt::format("this command runs before ssh checks '{}'", guard->attribute));
        finding.caption = "runs for every ssh that comes this far";
        finding.related = {{line.place(guard->span), "would rule it out without a command"}};
        finding.help = {
            "put exec last: ssh reads from left to right, and runs nothing once a criterion has "
            "failed"};
        if (std::ranges::none_of(clauses, is_all)) {
            finding.fix = reordered(line, {first, clauses.end()});
        }
    }
}

}  // namespace

extern const Rule exe002_exec_before_guard{
    .id = "EXE002",
    .name = "exec-before-guard",
    .severity = Severity::warning,
    .precision = Precision::very_high,
    .summary = "A Match exec runs before a criterion that costs nothing",
    .why = R"(
ssh reads the criteria of a Match line from left to right, and once one of them has failed it runs no
command any more. In `Match exec "probe" host db` the probe runs for every ssh, scp and git, to every
host and to every hop on the way; in `Match host db exec "probe"` for db alone.
)",
    .advice =
        "Put `exec` behind the other criteria. Which hosts the block applies to stays the same.",
    .bad = {.text = R"(
Match «exec "nc -z -w 2 10.1.0.2 22"» host db
    HostName 10.1.0.2
)"},
    .good = {.text = R"(
Match host db exec "nc -z -w 2 10.1.0.2 22"
    HostName 10.1.0.2
)"},
    .check = check,
};

}  // namespace sshplan
