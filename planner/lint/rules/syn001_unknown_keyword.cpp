#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/foreign_keyword.hpp"
#include "planner/lint/refusals.hpp"
#include "planner/lint/rule.hpp"
#include "planner/resolve/spelling.hpp"

namespace sshplan {
namespace {

/// The releases that know a keyword, whether they are in question or not; empty if none does.
std::string releases_with(std::string_view keyword) {
    DialectSet knowing;
    for (const Dialect& dialect : known_dialects()) {
        knowing.push_back(read_keyword(keyword, dialect.edition).has_value());
    }
    return in_words(known_dialects(), knowing);
}

bool is_name(std::string_view keyword) {
    return keyword.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") ==
           std::string_view::npos;
}

std::optional<Fix> renaming(const Directive& directive, std::string_view nearest) {
    constexpr std::size_t most = 2;
    if (edit_distance(directive.keyword, lower_case(nearest), most) > most) return std::nullopt;
    Fix fix{.title = fmt::format("Write {}", nearest)};
    if (!fix.edits.add({directive.keyword_span, std::string{nearest}})) return std::nullopt;
    return fix;
}

void report(const Refusal& refusal, const Subject& subject, Findings& findings) {
    Finding& finding = add_refusal(
        findings, subject, refusal, fmt::format("ssh does not know {}", refusal.text()));
    if (refusal.directive == nullptr) return;
    const std::string_view keyword = refusal.directive->keyword;
    const std::string releases = releases_with(keyword);
    if (!releases.empty()) {
        finding.notes.push_back(fmt::format("known to {}", releases));
    } else if (const auto nearest = nearest_keyword(keyword, subject.newest())) {
        finding.help.push_back(fmt::format("did you mean {}?", *nearest));
        finding.fix = renaming(*refusal.directive, *nearest);
    }
    if (keyword.starts_with("//") || keyword.starts_with(';')) {
        finding.help.push_back("a comment begins with #");
    } else if (is_name(keyword)) {
        finding.help.push_back(
            fmt::format("IgnoreUnknown {}, above this line and outside any Host block, makes ssh "
                        "pass over it",
                        refusal.text()));
    }
}

void check(const Subject& subject, Findings& findings) {
    for (const Refusal& refusal : refusals(subject, ComplaintKind::unknown_keyword)) {
        // Of Apple's keyword POR006 says once for each file what is to be done, of those of
        // distributions POR007, and of new ones POR001.
        const bool is_foreign =
            refusal.directive != nullptr && (refusal.directive->keyword == "usekeychain" ||
                                             owner_of_keyword(refusal.directive->keyword));
        if (!is_foreign) report(refusal, subject, findings);
    }
}

}  // namespace

extern const Rule syn001_unknown_keyword{
    .id = "SYN001",
    .name = "unknown-keyword",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "A line begins with a word that ssh does not know",
    .why = R"(
ssh reads every line of every file that it opens, in blocks that apply and in those that do not.
A keyword that it does not know is a "Bad configuration option": it exits, for every host.

Only what `IgnoreUnknown` names is passed over, and only from that line on. UseKeychain has a rule of
its own, POR006, as have keywords of distributions, POR007, and those that only older releases do not
know, POR001.
)",
    .advice =
        "Correct the keyword or delete the line. If other programs or newer releases need it, put "
        "`IgnoreUnknown` with its name at the top of the file. Of several such lines only the "
        "first counts: name all keywords in it, separated by commas.",
    .bad = {.text = R"(
Host db
    «Hostnam» db.example.org
)"},
    .good = {.text = R"(
IgnoreUnknown UseKeychain
UseKeychain yes

Host db
    HostName db.example.org
)"},
    .check = check,
};

}  // namespace sshplan
