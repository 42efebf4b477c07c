#include <fmt/format.h>

#include "planner/lint/refusals.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

void check(const Subject& subject, Findings& findings) {
    for (const Refusal& refusal : refusals(subject, ComplaintKind::too_many_entries)) {
        const KeywordInfo* const info = refusal.info();
        Finding& finding =
            add_refusal(findings,
                        subject,
                        refusal,
                        fmt::format("ssh has no room for more entries of {}",
                                    info != nullptr ? info->spelling : std::string_view{"this"}));
        finding.help = {"say it for the hosts that need it, not for all"};
    }
}

}  // namespace

extern const Rule syn023_too_many_entries{
    .id = "SYN023",
    .name = "too-many-entries",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "A list has more entries than ssh has room for",
    .why = R"(
ssh has room for 100 files of IdentityFile and of CertificateFile each, and for 32 files on a line of
UserKnownHostsFile or GlobalKnownHostsFile; before 9.7 also for 32 words of CanonicalDomains and of
CanonicalizePermittedCNAMEs. The next one stops it, for the hosts where all of them apply.
)",
    .advice = "Move the lines into the blocks of the hosts that need them.",
    .bad = {.text = R"(
Host db
    «UserKnownHostsFile a b c d e f g h i j k l m n o p q r s t u v w x y z A B C D E F G»
)"},
    .good = {.text = R"(
Host db
    UserKnownHostsFile a b c d e f g h i j k l m n o p q r s t u v w x y z A B C D E F
)"},
    .check = check,
};

}  // namespace sshplan
