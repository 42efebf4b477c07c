#include <string>

#include <fmt/format.h>

#include "planner/lint/refusals.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

void check(const Subject& subject, Findings& findings) {
    for (const Refusal& refusal : refusals(subject, ComplaintKind::bad_permissions)) {
        const bool is_included = !refusal.where.span.empty();
        Finding& finding = add_refusal(
            findings,
            subject,
            refusal,
            is_included ? "a file that this Include names is owned or writable by somebody else"
                        : "this file is owned or writable by somebody else");
        finding.help = refusal.help;
        finding.help.emplace_back("the file must be yours or root's");
    }
}

}  // namespace

extern const Rule syn020_include_bad_permissions{
    .id = "SYN020",
    .name = "include-bad-permissions",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "A file that ssh reads belongs to somebody else, or others may write it",
    .why = R"(
`~/.ssh/config`, and every file that is included, must be owned by root or by the user who runs ssh,
and no group and nobody else may write it. Otherwise ssh says "Bad owner or permissions" and exits.
A file that `-F` names is not checked, what it includes is. Debian lets a group write whose only
member is the owner.

This is looked at for the files of this machine alone. Who may write the files of a checkout depends on
where it is made: with a umask of 002, git makes files that ssh refuses.
)",
    .advice = "`chmod go-w` the file; `chown` it if it is somebody else's.",
    .bad = {.text = R"(
Include «conf.d/a»
-- conf.d/a mode=664 --
Host db
    User ana
)",
            .role = ExampleRole::own_machine},
    .good = {.text = R"(
Include conf.d/a
-- conf.d/a mode=644 --
Host db
    User ana
)",
             .role = ExampleRole::own_machine},
    .check = check,
};

}  // namespace sshplan
