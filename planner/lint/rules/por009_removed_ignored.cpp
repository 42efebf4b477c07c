#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "planner/lint/findings.hpp"
#include "planner/lint/line_edit.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// What does today what a keyword did.
struct Successor {
    Keyword keyword;
    std::string_view text;
};

constexpr std::array successors{
    Successor{Keyword::cipher, "Ciphers takes a list of those that ssh has today"},
    Successor{Keyword::global_known_hosts_file2, "GlobalKnownHostsFile takes several files"},
    Successor{Keyword::user_known_hosts_file2, "UserKnownHostsFile takes several files"},
    Successor{Keyword::protocol, "ssh speaks version 2 of the protocol, and no other"},
};

/// Whether every release in question passes over the keyword without a word.
bool is_passed_over(const Subject& subject, const Directive& directive) {
    return std::ranges::all_of(subject.dialects(), [&](const Dialect& dialect) {
        const auto reading = read_keyword(directive.keyword, dialect.edition);
        return reading &&
               (reading->status == Status::ignored || reading->status == Status::deprecated);
    });
}

std::optional<Fix> deletion(const LintedFile& file, const Directive& directive) {
    Fix fix{.title = "Delete the line"};
    if (!fix.edits.add(delete_line(*file.source, directive))) return std::nullopt;
    return fix;
}

void check(const Subject& subject, Findings& findings) {
    for (const LintedFile& file : subject.files()) {
        for (const Directive& directive : file.config->directives()) {
            if (directive.info == nullptr || directive.kind != LineKind::directive) continue;
            if (!is_passed_over(subject, directive)) continue;
            Finding& finding =
                findings.add({file.source, directive.span},
                             fmt::format("ssh passes over {}", directive.info->spelling));
            const auto* const successor =
                std::ranges::find(successors, directive.info->keyword, &Successor::keyword);
            if (successor != successors.end()) finding.notes.emplace_back(successor->text);
            finding.help = {"delete the line: it does nothing"};
            finding.fix = deletion(file, directive);
        }
    }
}

}  // namespace

extern const Rule por009_removed_ignored{
    .id = "POR009",
    .name = "removed-ignored",
    .severity = Severity::warning,
    .precision = Precision::very_high,
    .summary = "A keyword does nothing any more, and ssh does not say so",
    .why = R"(
Some keywords outlived what they were for: Protocol, Cipher, FallBackToRsh, UseRsh,
RhostsAuthentication, GlobalKnownHostsFile2, UserKnownHostsFile2, UseRoaming and, since 7.8,
UsePrivilegedPort. ssh passes over them without looking at their value (readconf.c, oIgnored and
oDeprecated); only `ssh -v` tells of some. Whoever reads the file believes that keys are looked for
in a second file, or that a cipher is chosen.

Keywords of which ssh complains aloud have a rule of their own, SYN027.
)",
    .advice =
        "Delete the line. Where it was meant to do something, say it by the keyword of today that "
        "the finding names.",
    .bad = {.text = R"(
Host db
    «Protocol 2»
    User ana
)"},
    .good = {.text = R"(
Host db
    UserKnownHostsFile ~/.ssh/known_hosts ~/.ssh/known_hosts.team
    User ana
)"},
    .check = check,
};

}  // namespace sshplan
