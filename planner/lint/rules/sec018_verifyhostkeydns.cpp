#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/held_line.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// The releases in which a server could make ssh believe that it had compared a key (9.9p2 mended
/// that, and 9.9 is one release here).
constexpr Lifetime with_broken_check{.until = {10, 0}};

void check(const Subject& subject, Findings& findings) {
    const bool is_broken = with_broken_check.holds_in(subject.oldest().edition);
    for (const HeldLine& line : held_lines(subject, Keyword::verify_host_key_dns)) {
        const bool is_ask = equals_ignoring_case(line.value(), "ask");
        if (!line.says_yes() && !(is_ask && is_broken)) continue;
        Finding& finding =
            findings.add(line.value_place(),
                         is_ask ? "a server can keep old releases from checking its key"
                                : "a host's key is believed if the resolver says that DNS does");
        if (!is_ask) finding.caption = "nobody is asked";
        finding.notes = {reach_of(subject, line).describe()};
        if (is_broken) {
            finding.notes.emplace_back(
                "before 9.9p2 a server can keep ssh from checking its key at all where this is "
                "yes or ask (CVE-2025-26465); your distribution may have backported the fix");
        }
        finding.help = {
            "write no, and let known_hosts or a certificate authority say which keys are right"};
    }
}

}  // namespace

extern const Rule sec018_verifyhostkeydns{
    .id = "SEC018",
    .name = "verifyhostkeydns",
    .severity = Severity::warning,
    .precision = Precision::high,
    .summary = "Keys of hosts are believed because DNS says so",
    .why = R"(
With `VerifyHostKeyDNS yes` ssh takes a new host key without a question if an SSHFP record has its
fingerprint, and if the resolver says that the record is signed (ssh_config(5)). ssh does not look at
the signature itself: whoever can answer in place of the resolver, as in many a foreign network, says
which key is right.

The record is asked for with every connection, also where a ProxyJump or ProxyCommand leads there, so
that the local resolver learns the name of a host that is behind a tunnel (dns.c
verify_host_key_dns). `ask` asks the resolver too, but believes nothing by itself; it is reported for
releases before 9.9p2 alone.
)",
    .advice =
        "Leave it `no`. Where a resolver on the machine itself validates DNSSEC, so that nobody "
        "can "
        "come in between, the finding may be left alone.",
    .bad = {.text = R"(
Host *.corp
    VerifyHostKeyDNS «yes»
)"},
    .good = {.text = R"(
Host *.corp
    VerifyHostKeyDNS no
)"},
    .versions = "all; ask before 9.9p2",
    .check = check,
};

}  // namespace sshplan
