#include "planner/lint/refusals.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

void check(const Subject& subject, Findings& findings) {
    for (const Refusal& refusal : refusals(subject, ComplaintKind::tilde_in_system_file)) {
        Finding& finding = add_refusal(
            findings, subject, refusal, "the system's file may not include a file of a user");
        finding.help = {"write an absolute path, or move the Include into ~/.ssh/config"};
    }
}

}  // namespace

extern const Rule syn021_include_tilde_in_system_file{
    .id = "SYN021",
    .name = "include-tilde-in-system-file",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "The system's configuration includes a path that begins with ~",
    .why = R"(
In `/etc/ssh/ssh_config`, and in what it includes, ssh does not take paths that begin with `~`: it
exits for every user and every host.
)",
    .advice =
        "Write an absolute path. What belongs to a user goes into `~/.ssh/config`, which is read "
        "first anyway.",
    .bad = {.text = R"(
Include «~/.ssh/team»
)",
            .role = ExampleRole::system},
    .good = {.text = R"(
Include ssh_config.d/*.conf
-- ssh_config.d/a.conf --
Host db
    User ana
)",
             .role = ExampleRole::system},
    .check = check,
};

}  // namespace sshplan
