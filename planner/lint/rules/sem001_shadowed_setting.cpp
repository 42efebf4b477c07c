#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/dead_lines.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/headings.hpp"
#include "planner/lint/line_edit.hpp"
#include "planner/lint/rule.hpp"
#include "planner/lint/second_pass.hpp"
#include "planner/resolve/match/clauses.hpp"

namespace sshplan {
namespace {

Place place_of(const DeadLine& dead) { return {dead.line.file, dead.directive->span}; }

std::string label(const DeadLine& dead, const Directive& cause) {
    const bool is_same = dead.directive->info == cause.info && dead.directive->rest == cause.rest;
    return is_same ? "says the same again" : "never used";
}

/// A fix of one file: of several, the line that keeps the others out can say nothing.
std::optional<Fix> deletion(const std::vector<const DeadLine*>& dead, const SourceFile* file) {
    Fix fix{.title = dead.size() == 1 ? "Delete the line that is never used"
                                      : "Delete the lines that are never used",
            .safety = Safety::safe};
    for (const DeadLine* const one : dead) {
        if (one->line.file != file || !fix.edits.add(delete_line(*file, *one->directive)))
            return {};
    }
    return fix;
}

/// How a line keeps others out.
enum class Manner : std::uint8_t { comes_first, takes_away, otherwise };

/// Whether a SendEnv line takes away what another one adds.
bool takes_away(const Directive& cause, const Directive& dead) {
    if (!cause.is(Keyword::send_env)) return false;
    return std::ranges::any_of(cause.words, [&](const Word& taking) {
        if (!taking.text.starts_with('-')) return false;
        return std::ranges::any_of(dead.words, [&](const Word& added) {
            return matches_pattern(added.text, taking.text.substr(1));
        });
    });
}

Manner manner_of(const LineKey& cause, const Directive& directive, const DeadLine& dead) {
    if (takes_away(directive, *dead.directive)) return Manner::takes_away;
    const bool is_below = cause.file == dead.line.file && cause.begin > dead.line.begin;
    return is_below ? Manner::otherwise : Manner::comes_first;
}

/// The manner of a line towards all that it keeps out; `otherwise` if there are several.
Manner manner_of(const LineKey& cause,
                 const Directive& directive,
                 const std::vector<const DeadLine*>& dead) {
    const Manner first = manner_of(cause, directive, *dead.front());
    const bool is_one = std::ranges::all_of(
        dead, [&](const DeadLine* one) { return manner_of(cause, directive, *one) == first; });
    return is_one ? first : Manner::otherwise;
}

/// The same for the lines to which a line loses.
Manner manner_towards(const DeadLine& dead, const Subject& subject) {
    Manner manner = Manner::comes_first;
    for (const LineKey& winner : dead.facts->winners) {
        const Directive* const line = subject.directive_at(winner);
        if (line == nullptr) continue;
        if (manner_of(winner, *line, dead) != Manner::comes_first) manner = Manner::otherwise;
    }
    return manner;
}

/// Why a line that stands below others can keep them out, if that is known.
void explain_second_reading(Finding& finding, const Subject& subject) {
    if (lines_that_ask_for_second_pass(subject).empty()) return;
    finding.notes.emplace_back(
        "the files are read twice: what the first reading sets holds before `Match final` applies");
}

bool is_below_version(const LineKey& line, const Subject& subject) {
    const LintedFile* const file = subject.file_of(line.file);
    if (file == nullptr) return false;
    const Block& block = block_at(*file, line.begin);
    if (block.kind != BlockKind::match) return false;
    return std::ranges::any_of(
        clauses_of(*block.head(), subject.newest()),
        [](const Clause& clause) { return equals_ignoring_case(clause.attribute, "version"); });
}

/// Other releases than the only one that is judged may use lines that `Match version` decides on.
void weaken_for_version(Finding& finding,
                        const std::vector<const DeadLine*>& dead,
                        const Subject& subject) {
    const auto is_decided = [&](const DeadLine* one) {
        return is_below_version(one->line, subject) ||
               std::ranges::any_of(one->facts->winners, [&](const LineKey& winner) {
                   return is_below_version(winner, subject);
               });
    };
    if (subject.dialects().size() != 1 || !std::ranges::any_of(dead, is_decided)) return;
    finding.severity = Severity::info;
    finding.notes.push_back(fmt::format(
        "only {} is judged: by `Match version` another release may use it; --min-openssh says more",
        subject.newest().title));
    if (finding.fix) finding.fix->safety = Safety::unsafe;
}

/// Whether a line that keeps others out stands in the block of each of them. Above, in a more
/// general block, it is more likely the one that stands wrong: deleting the others would lose what
/// was meant.
bool is_in_their_block(const LineKey& cause,
                       const std::vector<const DeadLine*>& dead,
                       const Subject& subject) {
    const LintedFile* const file = subject.file_of(cause.file);
    return file != nullptr && std::ranges::all_of(dead, [&](const DeadLine* one) {
               return one->line.file == cause.file &&
                      &block_at(*file, one->line.begin) == &block_at(*file, cause.begin);
           });
}

std::string message_about(const Directive& cause, Manner manner, std::size_t count) {
    const std::string_view name = cause.info->spelling;
    const bool is_one = count == 1;
    switch (manner) {
        case Manner::takes_away:
            return is_one ? fmt::format("this {} takes away what another line adds", name)
                          : fmt::format("this {} takes away what {} other lines add", name, count);
        case Manner::otherwise:
            return is_one ? fmt::format("because of this {} another line is never used", name)
                          : fmt::format(
                                "because of this {} {} other lines are never used", name, count);
        case Manner::comes_first:
            break;
    }
    return is_one
               ? fmt::format("this {} comes first, so a later line is never used", name)
               : fmt::format("this {} comes first, so {} later lines are never used", name, count);
}

void report_cause(const LineKey& cause,
                  const std::vector<const DeadLine*>& dead,
                  const Subject& subject,
                  Findings& findings) {
    const Directive& directive = *subject.directive_at(cause);
    const Manner manner = manner_of(cause, directive, dead);
    Finding& finding =
        findings.add({cause.file, directive.span}, message_about(directive, manner, dead.size()));
    finding.related_are = Related::faults;
    finding.caption = "in force wherever they would be";
    if (dead.size() == 1) finding.caption = "in force wherever that would be";
    if (manner == Manner::takes_away) finding.caption = "wherever they would be in force";
    for (const DeadLine* const one : dead) {
        finding.related.push_back({place_of(*one), label(*one, directive)});
    }
    finding.help = {"put what is special before what is general, or delete what is never used"};
    if (manner != Manner::comes_first) finding.help = {"delete what is never used"};
    if (manner == Manner::otherwise) explain_second_reading(finding, subject);
    if (is_in_their_block(cause, dead, subject)) finding.fix = deletion(dead, cause.file);
    weaken_for_version(finding, dead, subject);
}

void report_line(const DeadLine& dead, const Subject& subject, Findings& findings) {
    const bool is_late = manner_towards(dead, subject) == Manner::comes_first;
    Finding& finding = findings.add(place_of(dead), "this line is never used");
    finding.caption = is_late ? "always too late" : "others are in force instead";
    finding.related =
        winners_of(dead, subject, is_late ? "in force before it" : "in force instead");
    if (dead.facts->loses_to_nothing) {
        finding.notes.push_back(
            "where its block applies, the command line or ssh itself has set it");
    }
    finding.help = {"delete it, or put it before the lines that are in force"};
    if (!is_late) {
        finding.help = {"delete it"};
        explain_second_reading(finding, subject);
    }
    const auto is_beside = [&](const LineKey& winner) {
        return is_in_their_block(winner, {&dead}, subject);
    };
    if (std::ranges::all_of(dead.facts->winners, is_beside)) {
        finding.fix = deletion({&dead}, dead.line.file);
    }
    weaken_for_version(finding, {&dead}, subject);
}

void check(const Subject& subject, Findings& findings) {
    const std::vector<DeadLine> all = dead_lines(subject);
    std::map<LineKey, std::vector<const DeadLine*>> by_cause;
    for (const DeadLine& dead : all) {
        const LineKey* const cause = dead.only_cause();
        if (cause != nullptr && subject.directive_at(*cause) != nullptr) {
            by_cause[*cause].push_back(&dead);
        } else {
            report_line(dead, subject, findings);
        }
    }
    for (const auto& [cause, dead] : by_cause) {
        report_cause(cause, dead, subject, findings);
    }
}

}  // namespace

extern const Rule sem001_shadowed_setting{
    .id = "SEM001",
    .name = "shadowed-setting",
    .severity = Severity::warning,
    .precision = Precision::very_high,
    .summary = "A line is never used, because others always come first",
    .why = R"(
Of most keywords ssh uses the first value that it meets, from the top of the file to its end
(ssh_config(5)). A line that comes later is used only for hosts for which none came before. Here
there is no such host: every destination, login name, tag and command that the files can tell
apart was tried, under every outcome of the conditions.

The finding stands on the line that comes first, where one line shadows the others everywhere;
a line that several others shadow is a finding of its own.
)",
    .advice =
        "Put what is special before what is general, `Host *` last. A line that is never used can "
        "be deleted: nothing changes.",
    .bad = {.text = R"(
Host *
    «Port 22»

Host db
    Port 5022
)",
            .also = "SEM002"},
    .good = {.text = R"(
Host db
    Port 5022

Host *
    Port 22
)"},
    .check = check,
};

}  // namespace sshplan
