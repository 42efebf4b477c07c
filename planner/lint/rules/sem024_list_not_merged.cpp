#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "planner/lint/findings.hpp"
#include "planner/lint/headings.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// What the entries of a list speak of: the names of variables or of channels.
std::set<std::string_view> names_in(const Directive& directive) {
    std::set<std::string_view> names;
    for (const Word& word : directive.words) {
        names.insert(word.text.substr(0, word.text.find('=')));
    }
    return names;
}

/// Whether a list of one keyword is meant to add to another: it names what that does not.
bool says_more(const Directive& later, const Directive& first) {
    const auto known = names_in(first);
    return std::ranges::any_of(names_in(later),
                               [&](std::string_view name) { return !known.contains(name); });
}

/// Lists of which each entry is a setting of its own; of the others, one that comes first is often
/// meant to stand for all.
bool is_of_settings(const Directive& directive) {
    return directive.is(Keyword::set_env) || directive.is(Keyword::channel_timeout);
}

/// Whether the line that comes first was meant to go on in the later one.
bool is_meant_to_add(const LintedFile& file,
                     const Directive& later,
                     const LineKey& winner,
                     const Directive& first) {
    if (first.info != later.info || !says_more(later, first)) return false;
    if (is_of_settings(later)) return true;
    return winner.file == file.source &&
           &block_at(file, winner.begin) == &block_at(file, later.span.begin);
}

void look_at(const LintedFile& file,
             const Directive& later,
             const Subject& subject,
             Findings& findings) {
    const LineFacts& facts = subject.facts(key_of(file, later));
    std::vector<Label> related;
    for (const LineKey& winner : facts.winners) {
        const Directive* const first = subject.directive_at(winner);
        if (first == nullptr || !is_meant_to_add(file, later, winner, *first)) continue;
        related.push_back({{winner.file, first->span}, "in force instead, alone"});
    }
    if (related.empty()) return;
    Finding& finding = findings.add(
        {file.source, later.span},
        fmt::format("this {} adds nothing to the one before it", later.info->spelling));
    finding.caption = facts.holds.empty() ? "never used" : "used only where that one is not";
    finding.related = std::move(related);
    finding.notes = {fmt::format("of {} ssh uses the first line with all its words, and no other",
                                 later.info->spelling)};
    finding.help = {"write all of it in one line"};
}

void check(const Subject& subject, Findings& findings) {
    for (const LintedFile& file : subject.files()) {
        for (const Directive& directive : file.config->directives()) {
            if (directive.info == nullptr || directive.info->merge != Merge::list_first) continue;
            look_at(file, directive, subject, findings);
        }
    }
}

}  // namespace

extern const Rule sem024_list_not_merged{
    .id = "SEM024",
    .name = "list-not-merged",
    .severity = Severity::warning,
    .precision = Precision::high,
    .summary = "A second line of a list keyword adds nothing to the first",
    .why = R"(
SendEnv, IdentityFile and the forwards add up from line to line. SetEnv, UserKnownHostsFile,
CanonicalDomains, ChannelTimeout, PermitRemoteOpen and RevokedHostKeys do not, though they take lists:
the first line that applies is used with all its words, and every later one is left out as a whole.

Of SetEnv and ChannelTimeout it is reported wherever a later line says something that the first does
not; of the others where both lines stand in one block: a line of another block is often meant
instead of the later one.
)",
    .advice = "Write all values in one line, in each block that needs them.",
    .bad = {.text = R"(
Host db
    SetEnv STAGE=test

Host *
    «SetEnv TEAM=orders»
)"},
    .good = {.text = R"(
Host db
    SetEnv STAGE=test TEAM=orders

Host *
    SetEnv TEAM=orders
)"},
    .check = check,
};

}  // namespace sshplan
