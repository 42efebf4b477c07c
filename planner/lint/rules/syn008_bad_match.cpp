#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/refusals.hpp"
#include "planner/lint/rule.hpp"
#include "planner/resolve/match/criteria.hpp"
#include "planner/resolve/spelling.hpp"

namespace sshplan {
namespace {

constexpr std::array<std::string_view, 13> criteria{"all",
                                                    "canonical",
                                                    "command",
                                                    "exec",
                                                    "final",
                                                    "host",
                                                    "localnetwork",
                                                    "localuser",
                                                    "originalhost",
                                                    "sessiontype",
                                                    "tagged",
                                                    "user",
                                                    "version"};

/// The criterion that stands at the place: without `!`, its argument, and quotes.
std::string criterion_at(const Refusal& refusal) {
    std::string_view text = refusal.text();
    text = text.substr(0, text.find_first_of(" \t="));
    if (text.starts_with('"')) text.remove_prefix(1);
    if (text.starts_with('!')) text.remove_prefix(1);
    return lower_case(text);
}

bool has_word_before(const Refusal& refusal, std::string_view name) {
    return std::ranges::any_of(refusal.directive->words, [&](const Word& word) {
        return word.span.begin < refusal.where.span.begin && equals_ignoring_case(word.text, name);
    });
}

void suggest(Finding& finding, const Refusal& refusal, const std::string& name) {
    if (has_word_before(refusal, "exec")) {
        finding.help.push_back(R"(put the whole command into double quotes: exec "test -f x")");
        return;
    }
    const auto nearest = nearest_names(name, criteria, 1);
    if (!nearest.empty()) {
        finding.help.push_back(fmt::format("did you mean {}?", nearest.front()));
    }
    finding.help.push_back("the patterns of one criterion are separated by commas alone: host a,b");
}

void report(const Refusal& refusal, const Subject& subject, Findings& findings) {
    const std::string name = criterion_at(refusal);
    if (refusal.directive == nullptr || refusal.where.span == refusal.directive->span) {
        Finding& finding =
            add_refusal(findings, subject, refusal, "this Match line has no criterion");
        finding.help = {"write one, or `Match all` for every connection"};
        return;
    }
    if (find_criterion(name, subject.newest()) != nullptr) {
        Finding& finding = add_refusal(
            findings, subject, refusal, fmt::format("the criterion {} has no argument", name));
        finding.help = {fmt::format("write what it compares with, as in {} PATTERN", name)};
        return;
    }
    Finding& finding =
        add_refusal(findings, subject, refusal, fmt::format("{} is no criterion of Match", name));
    suggest(finding, refusal, name);
}

void check(const Subject& subject, Findings& findings) {
    for (const Refusal& refusal : refusals(subject, ComplaintKind::bad_match)) {
        if (!is_sessiontype_with_equals(refusal)) report(refusal, subject, findings);
    }
}

}  // namespace

extern const Rule syn008_bad_match{
    .id = "SYN008",
    .name = "bad-match",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "A Match line cannot be read",
    .why = R"(
A Match line is a row of criteria with one argument each. A blank ends an argument: the second word
of an unquoted command, or of a list with blanks in it, is taken for the next criterion. A criterion
that ssh does not know, or that has no argument, stops it for every host.
)",
    .advice = R"(
Separate the patterns of a list by commas alone, and put a command into double quotes:
`Match host a,b exec "test -f ~/.vpn"`.
)",
    .bad = {.text = R"(
Match host db, «web»
    Port 5022
)"},
    .good = {.text = R"(
Match host db,web
    Port 5022
)"},
    .check = check,
};

}  // namespace sshplan
