#include <fmt/format.h>

#include "planner/lint/refusals.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

std::string_view grammar_of(const KeywordInfo& info) {
    switch (info.type) {
        case ValueType::dynamic_forward:
            return "DynamicForward takes [ADDRESS:]PORT";
        case ValueType::permitted_opens:
            return "PermitRemoteOpen takes HOST:PORT, any, or none";
        case ValueType::remote_forward:
            return "RemoteForward takes [ADDRESS:]PORT and HOST:PORT, or [ADDRESS:]PORT alone";
        default:
            return "LocalForward takes [ADDRESS:]PORT and HOST:PORT";
    }
}

void check(const Subject& subject, Findings& findings) {
    for (const Refusal& refusal : refusals(subject, ComplaintKind::bad_forward)) {
        const KeywordInfo* const info = refusal.info();
        Finding& finding =
            add_refusal(findings, subject, refusal, "ssh cannot read what is forwarded here");
        if (info == nullptr) continue;
        finding.help = {fmt::format("{}; an IPv6 address stands in brackets", grammar_of(*info))};
    }
}

}  // namespace

extern const Rule syn024_bad_forward{
    .id = "SYN024",
    .name = "bad-forward",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "A forwarding cannot be read",
    .why = R"(
A forwarding has a port or socket that listens, and a host and port, or socket, that it leads to. One
that cannot be read stops ssh for every host. A target without a port is one; so is a port that
listens on 0, except with RemoteForward. `RemoteForward 2223` alone can be read: it lets the other
side choose every target.
)",
    .advice = "Write both ends, as in `LocalForward 8080 localhost:80`.",
    .bad = {.text = R"(
Host db
    LocalForward «8080 localhost»
)"},
    .good = {.text = R"(
Host db
    LocalForward 8080 localhost:80
)"},
    .check = check,
};

}  // namespace sshplan
