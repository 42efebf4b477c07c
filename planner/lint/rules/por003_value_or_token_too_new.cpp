#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "planner/lint/algorithm_entries.hpp"
#include "planner/lint/older_meaning.hpp"
#include "planner/lint/rule.hpp"
#include "planner/lint/token_readings.hpp"
#include "planner/lint/too_new.hpp"

namespace sshplan {
namespace {

constexpr std::string_view way_out =
    "write what all releases take, or give up the older ones: raise --min-openssh";

/// What a refused value is called: of a list of algorithms the entry that is new.
std::string refused_part(const Subject& subject, const Refusal& refusal) {
    if (refusal.kind == ComplaintKind::bad_algorithm) {
        const auto entry =
            first_unknown(refusal.text(), refusal.info()->type, newest_refusing(refusal, subject));
        if (entry && !entry->name.empty()) return std::string{entry->name};
    }
    const bool is_word = std::ranges::any_of(refusal.directive->words, [&](const Word& word) {
        return word.span == refusal.where.span;
    });
    return is_word ? std::string{refusal.text()} : "this value";
}

void report_refused(const Subject& subject, const Refusal& refusal, Findings& findings) {
    const std::string releases = in_words(subject.dialects(), refusal.dialects);
    Finding& finding =
        findings.add(refusal.where,
                     refusal.info() == nullptr ? fmt::format("this line is refused in {}", releases)
                                               : fmt::format("{} does not take {} in {}",
                                                             refusal.info()->spelling,
                                                             refused_part(subject, refusal),
                                                             releases));
    for (const std::string& words : refusal.said) finding.notes.push_back(quote_ssh(words));
    finding.help = {std::string{way_out}};
}

/// A line that some releases refuse or take otherwise, though the newest takes it.
struct NewerLine {
    const LintedFile& file;
    const Directive& directive;
};

void report_token(const Subject& subject,
                  const NewerLine& line,
                  const TokenReading& token,
                  Findings& findings) {
    const auto releases = [&](const DialectSet& set) { return in_words(subject.dialects(), set); };
    const bool is_token = token.what.kind == Expandable::Kind::token;
    const std::string text = is_token ? token.what.text : fmt::format("${{{}}}", token.what.text);
    const std::string_view keyword = line.directive.info->spelling;
    const bool is_refused = has_any(token.refusing);
    Finding& finding = findings.add(
        {line.file.source, token.what.span},
        is_refused
            ? fmt::format("{} has no token {} in {}", keyword, text, releases(token.refusing))
            : fmt::format(
                  "{} takes {} as it stands in {}", keyword, text, releases(token.literal)));
    if (!is_refused) finding.severity = Severity::warning;
    if (is_refused && has_any(token.literal)) {
        finding.notes.push_back(fmt::format("left as it stands by {}", releases(token.literal)));
    }
    finding.help = {std::string{way_out}};
}

/// The tokens that the newest release expands, and others do not. Returns whether there are any.
bool report_tokens(const Subject& subject,
                   const NewerLine& line,
                   const std::set<const Directive*>& refused,
                   Findings& findings) {
    const auto& [file, directive] = line;
    if (directive.info == nullptr || directive.kind != LineKind::directive) return false;
    std::vector<TokenReading> tokens = token_readings(subject, file, directive);
    if (tokens.empty()) return false;
    bool is_told = false;
    const DialectSet using_it = dialects_that_use(subject, file, directive);
    const bool counts = refused.contains(&directive) || may_count(subject, file, directive);
    for (TokenReading& token : tokens) {
        const bool is_expanded = !token.refusing.back() && !token.literal.back() &&
                                 token.what.kind != Expandable::Kind::broken_variable;
        token.literal = both(token.literal, using_it);
        if (!counts) token.refusing = DialectSet(using_it.size());
        const bool is_other = has_any(token.refusing) || has_any(token.literal);
        if (!is_expanded || !is_other) continue;
        report_token(subject, line, token, findings);
        is_told = true;
    }
    return is_told;
}

void report_meaning(const Subject& subject, const NewerLine& line, Findings& findings) {
    const auto meaning = older_meaning(subject, line.file, line.directive);
    if (!meaning) return;
    Finding& finding = findings.add(
        {line.file.source, meaning->where},
        fmt::format("in {} {}", in_words(subject.dialects(), meaning->dialects), meaning->text));
    finding.severity = Severity::warning;
    finding.help = {std::string{way_out}};
}

void check(const Subject& subject, Findings& findings) {
    std::vector<Refusal> outgrown = outgrown_refusals(subject);
    std::set<const Directive*> refused;
    for (const Refusal& refusal : outgrown) refused.insert(refusal.directive);
    std::set<const Directive*> told;
    for (const LintedFile& file : subject.files()) {
        for (const Directive& directive : file.config->directives()) {
            const NewerLine line{file, directive};
            if (report_tokens(subject, line, refused, findings)) told.insert(&directive);
            if (!refused.contains(&directive)) report_meaning(subject, line, findings);
        }
    }
    for (const Refusal& refusal : outgrown) {
        const bool is_value = newness_of(subject, refusal) == Newness::value;
        const bool is_told =
            refusal.kind == ComplaintKind::bad_token && told.contains(refusal.directive);
        if (is_value && !is_told) report_refused(subject, refusal, findings);
    }
}

}  // namespace

extern const Rule por003_value_or_token_too_new{
    .id = "POR003",
    .name = "value-or-token-too-new",
    .severity = Severity::error,
    .precision = Precision::high,
    .summary = "A value or a token is newer than the oldest release that must read it",
    .why = R"(
Keywords learn: `StrictHostKeyChecking accept-new` came with 7.6, lists that begin with `^` with 8.1, a
time for AddKeysToAgent with 8.4, `PubkeyAuthentication host-bound` with 8.9, the token `%j` with 9.6,
several files of RevokedHostKeys with 10.3. A value that ssh does not take stops it for every host, in
whichever block it stands.

Worse are those that it takes otherwise: before 8.4 most keywords do not expand `${NAME}`, before 9.9
Include expands nothing, and before 10.0 User and SetEnv do not, so that `User %u` logs in as `%u`;
before 8.7 single quotes and backslashes are bytes of the value. These are warnings, and only where the
line is in force in such a release.
)",
    .advice =
        "Write what the oldest release takes. A token can often be another one (`%r@%h:%p` in the "
        "place of `%C` with `%j`), and a quoted value can stand in double quotes. "
        "`--min-openssh` says which release is the oldest.",
    .bad = {.text = R"(
Host db
    PubkeyAuthentication «host-bound»
    ControlPath ~/.ssh/«%j»-%C
)",
            .min_openssh = "8.7"},
    .good = {.text = R"(
Host db
    PubkeyAuthentication yes
    ControlPath ~/.ssh/%C
)",
             .min_openssh = "8.7"},
    .versions = "older than the value, as named by --min-openssh",
    .check = check,
};

}  // namespace sshplan
