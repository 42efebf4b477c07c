#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "planner/lint/foreign_keyword.hpp"
#include "planner/lint/ignoring_advice.hpp"
#include "planner/lint/refusals.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// The keywords that some release does not know, whether outgrown there or not.
std::vector<Refusal> unknown_keywords(const Subject& subject) {
    std::vector<Refusal> all = refusals(subject, ComplaintKind::unknown_keyword);
    std::ranges::copy_if(
        outgrown_refusals(subject), std::back_inserter(all), [](const Refusal& refusal) {
            return refusal.kind == ComplaintKind::unknown_keyword;
        });
    return all;
}

/// One IgnoreUnknown has to name all of them, Apple's too.
std::string names_in_list(const std::vector<Refusal>& unknown) {
    std::vector<std::string_view> names;
    std::set<std::string_view> known;
    for (const Refusal& refusal : unknown) {
        if (refusal.directive == nullptr) continue;
        const std::string_view keyword = refusal.directive->keyword;
        const bool is_foreign = owner_of_keyword(keyword) || keyword == "usekeychain";
        if (is_foreign && known.insert(keyword).second) names.push_back(refusal.text());
    }
    return fmt::format("{}", fmt::join(names, ","));
}

void check(const Subject& subject, Findings& findings) {
    const std::vector<Refusal> unknown = unknown_keywords(subject);
    for (const Refusal& refusal : unknown) {
        if (refusal.directive == nullptr) continue;
        const auto owner = owner_of_keyword(refusal.directive->keyword);
        if (!owner) continue;
        Finding& finding = add_refusal(
            findings,
            subject,
            refusal,
            fmt::format("only {} knows {}, others refuse the whole file", *owner, refusal.text()));
        finding.help = {advice_to_ignore(subject, names_in_list(unknown))};
    }
}

}  // namespace

extern const Rule por007_distro_only_keyword{
    .id = "POR007",
    .name = "distro-only-keyword",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "Only the ssh of some distributions knows a keyword",
    .why = R"(
Distributions patch keywords into ssh: Debian and others GSSAPIKeyExchange, GSSAPITrustDNS and more like
them, Red Hat RSAMinSize, builds with the HPN patches HPNDisabled or NoneSwitch. The ssh of OpenSSH
itself, and that of other systems, stops at such a keyword ("Bad configuration option"), in whichever
block it stands, for every host. GSSAPIAuthentication and GSSAPIDelegateCredentials are OpenSSH's own.

`IgnoreUnknown` lets keywords pass; it has to come before them, to apply to every host, and of several
that apply only the first one counts: all names go into one (ssh_config(5)).
)",
    .advice =
        "Name all such keywords in one `IgnoreUnknown` at the top. An ssh that knows them is not "
        "changed by it. Or say with `--min-openssh` and `--max-openssh` (`debian-9.2`) that only "
        "Debian's must read the file.",
    .bad = {.text = R"(
Host *.corp
    «GSSAPITrustDNS» yes
)"},
    .good = {.text = R"(
IgnoreUnknown GSSAPITrustDNS

Host web.corp
    GSSAPITrustDNS yes
)"},
    .check = check,
};

}  // namespace sshplan
