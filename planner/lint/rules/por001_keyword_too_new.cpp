#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/foreign_keyword.hpp"
#include "planner/lint/ignoring_advice.hpp"
#include "planner/lint/rule.hpp"
#include "planner/lint/too_new.hpp"

namespace sshplan {
namespace {

/// "is new in 9.1", as the table of keywords says; of a spelling that means another keyword now,
/// which releases do not take it.
std::string newness(const Refusal& refusal, const Subject& subject) {
    const Release since = refusal.info()->lives.since;
    const Release newest_refusing = [&] {
        Release newest{};
        for (std::size_t i = 0; i < refusal.dialects.size(); ++i) {
            if (refusal.dialects[i]) newest = subject.dialects()[i].edition.release;
        }
        return newest;
    }();
    if (newest_refusing < since) return fmt::format("is new in {}.{}", since.major, since.minor);
    return fmt::format("means nothing to {}", in_words(subject.dialects(), refusal.dialects));
}

/// Another spelling of the keyword, which every release in question takes; empty if there is none.
std::string_view older_spelling(const Refusal& refusal, const Subject& subject) {
    for (const KeywordAlias& alias : keyword_aliases()) {
        if (alias.keyword != refusal.info()->keyword) continue;
        const std::string spelling = lower_case(alias.spelling);
        const bool is_taken = std::ranges::all_of(subject.dialects(), [&](const Dialect& dialect) {
            const auto reading = read_keyword(spelling, dialect.edition);
            return reading && reading->status == Status::supported &&
                   reading->info == refusal.info();
        });
        if (is_taken) return alias.spelling;
    }
    return {};
}

std::optional<Fix> renaming(const Refusal& refusal, std::string_view spelling) {
    Fix fix{.title = fmt::format("Write {}", spelling)};
    if (!fix.edits.add({refusal.directive->keyword_span, std::string{spelling}})) {
        return std::nullopt;
    }
    return fix;
}

void advise(Finding& finding, const Refusal& refusal, const Subject& subject) {
    const std::string_view older = older_spelling(refusal, subject);
    if (!older.empty()) {
        finding.help = {fmt::format("write {}, as it was called before: all take that", older)};
        finding.fix = renaming(refusal, older);
        return;
    }
    finding.help = {advice_to_ignore(subject, refusal.text()),
                    "or give up the older releases: raise --min-openssh"};
}

void check(const Subject& subject, Findings& findings) {
    for (const Refusal& refusal : outgrown_refusals(subject)) {
        if (newness_of(subject, refusal) != Newness::keyword || refusal.info() == nullptr) continue;
        if (owner_of_keyword(refusal.directive->keyword)) continue;
        Finding& finding =
            add_refusal(findings,
                        subject,
                        refusal,
                        fmt::format("{} {}", refusal.text(), newness(refusal, subject)));
        if (refusal.severity != Severity::error) {
            finding.help = {"delete the line, or write the keyword that it stands for"};
            continue;
        }
        advise(finding, refusal, subject);
    }
}

}  // namespace

extern const Rule por001_keyword_too_new{
    .id = "POR001",
    .name = "keyword-too-new",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "A keyword is newer than the oldest release that must read it",
    .why = R"(
ssh reads every line, in blocks that apply and in those that do not, and a keyword that it does not know
is a "Bad configuration option": it exits, for every host (readconf.c process_config_line_depth). So a
file that is shared with older machines can break all of their connections by one new keyword.

`--min-openssh` says which release is the oldest. A `Match version` above the line is no way out: the
keyword is refused in a block that does not apply, too, and `version` itself is known since 10.0.
`IgnoreUnknown` is one.
)",
    .advice =
        "Write the older spelling, if there is one (PubkeyAcceptedKeyTypes). Else name the keyword "
        "in `IgnoreUnknown`, above it and outside any Host or Match block: older "
        "releases then do without it. Ask first whether they may: without ProxyJump or "
        "RequiredRSASize they connect otherwise.",
    .bad = {.text = R"(
Host db
    «RequiredRSASize» 2048
)",
            .min_openssh = "8.7"},
    .good = {.text = R"(
IgnoreUnknown RequiredRSASize

Host db
    RequiredRSASize 2048
)",
             .min_openssh = "8.7"},
    .versions = "older than the keyword, as named by --min-openssh",
    .check = check,
};

}  // namespace sshplan
