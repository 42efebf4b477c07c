#include <string_view>

#include <fmt/format.h>

#include "planner/lint/refusals.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// What a keyword takes, in a few words.
std::string_view grammar_of(const KeywordInfo& info) {
    switch (info.type) {
        case ValueType::port:
            return "a port from 1 to 65535, or the name of a service";
        case ValueType::time:
        case ValueType::keys_to_agent:
            return "seconds, or a time as in 90, 10m or 1h30m";
        case ValueType::control_persist:
            return "yes, no, or a time as in 90, 10m or 1h30m";
        case ValueType::rekey_limit:
            return "a size of at least 16 bytes as in 500M or 1G, then a time if you like";
        case ValueType::channel_timeouts:
            return "TYPE=TIME, as in session=10m";
        case ValueType::octal_mask:
            return "an octal mask from 0 to 0777";
        case ValueType::keystroke_timing:
            return "yes, no, or interval: with 1 to 1000 milliseconds";
        default:
            return info.keyword == Keyword::connection_attempts ? "a number greater than 0"
                                                                : "a whole number";
    }
}

void check(const Subject& subject, Findings& findings) {
    for (const Refusal& refusal : refusals(subject, ComplaintKind::bad_number)) {
        const KeywordInfo* const info = refusal.info();
        const std::string_view keyword =
            info != nullptr ? info->spelling : std::string_view{"this line"};
        const bool is_word = info != nullptr && refusal.where.span != refusal.directive->span;
        Finding& finding =
            add_refusal(findings,
                        subject,
                        refusal,
                        is_word ? fmt::format("{} does not take {}", keyword, refusal.text())
                                : fmt::format("{} does not take this value", keyword));
        if (info == nullptr) continue;
        finding.help = {fmt::format("{} takes {}", keyword, grammar_of(*info))};
    }
}

}  // namespace

extern const Rule syn006_bad_number_time_port{
    .id = "SYN006",
    .name = "bad-number-time-port",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "A number, time, size or port cannot be read",
    .why = R"(
Numbers, times, sizes and ports are checked in all blocks: one that cannot be read, or lies out of
range, stops ssh for every host. Times have the units s, m, h, d and w; sizes have K, M and G.
)",
    .advice = "Write a value that the keyword takes. `Port https` is one: ssh asks /etc/services.",
    .bad = {.text = R"(
Host db
    Port «0»
    ConnectTimeout «5x»
)"},
    .good = {.text = R"(
Host db
    Port 5022
    ConnectTimeout 5
)"},
    .check = check,
};

}  // namespace sshplan
