#include <algorithm>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "planner/lint/algorithm_entries.hpp"
#include "planner/lint/refusals.hpp"
#include "planner/lint/rule.hpp"
#include "planner/resolve/spelling.hpp"

namespace sshplan {
namespace {

std::string releases_with(std::string_view name, ValueType type) {
    DialectSet knowing;
    for (const Dialect& dialect : known_dialects()) {
        const auto names = algorithms_in(type, dialect);
        knowing.push_back(std::ranges::find(names, name) != names.end());
    }
    return in_words(known_dialects(), knowing);
}

/// Takes an entry out of a list that holds others; the text must stand as it is read.
std::optional<Fix> dropping(const Refusal& refusal, const AlgorithmEntry& entry) {
    const std::string_view text = refusal.text();
    if (text.find_first_of("\"'\\") != std::string_view::npos) return std::nullopt;
    std::size_t begin = entry.begin;
    std::size_t end = entry.begin + entry.name.size();
    if (end < text.size()) {
        ++end;  // the comma behind it
    } else if (begin > 0 && text[begin - 1] == ',') {
        --begin;
    } else {
        return std::nullopt;
    }
    Fix fix{.title = fmt::format("Take out {}", entry.name)};
    const std::uint32_t start = refusal.where.span.begin;
    const Span span{start + static_cast<std::uint32_t>(begin),
                    start + static_cast<std::uint32_t>(end)};
    if (!fix.edits.add({span, ""})) return std::nullopt;
    return fix;
}

void explain(Finding& finding,
             const Refusal& refusal,
             const AlgorithmEntry& entry,
             const Dialect& dialect) {
    const ValueType type = refusal.directive->info->type;
    const std::string releases = releases_with(entry.name, type);
    if (releases.empty()) {
        const auto names = algorithms_in(type, dialect);
        const auto nearest = nearest_names(entry.name, names, 1);
        if (!nearest.empty()) {
            finding.help.push_back(fmt::format("did you mean {}?", nearest.front()));
        }
    } else {
        finding.notes.push_back(fmt::format("known to {}", releases));
    }
    finding.help.push_back("take the name out of the list");
    finding.fix = dropping(refusal, entry);
}

void report(const Refusal& refusal, const Subject& subject, Findings& findings) {
    const Dialect& dialect = newest_refusing(refusal, subject);
    const KeywordInfo* const info = refusal.info();
    const auto entry =
        info != nullptr ? first_unknown(refusal.text(), info->type, dialect) : std::nullopt;
    if (!entry) {
        add_refusal(findings, subject, refusal, "ssh does not take this list of algorithms");
        return;
    }
    Finding& finding =
        add_refusal(findings,
                    subject,
                    refusal,
                    entry->name.empty()
                        ? std::string{"an entry of this list of algorithms is empty"}
                        : fmt::format("ssh {} has no algorithm {}", dialect.title, entry->name));
    explain(finding, refusal, *entry, dialect);
}

void check(const Subject& subject, Findings& findings) {
    for (const Refusal& refusal : refusals(subject, ComplaintKind::bad_algorithm)) {
        report(refusal, subject, findings);
    }
}

}  // namespace

extern const Rule syn007_unknown_algorithm{
    .id = "SYN007",
    .name = "unknown-algorithm",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "A list of algorithms names one that ssh does not have",
    .why = R"(
A list of ciphers, MACs, key exchanges or key types must hold names that ssh has, in all blocks; one
that it does not have stops it for every host. Lists that begin with `-` are not checked, those
with `+` or `^` are.

That is how upgrades break: `HostKeyAlgorithms +ssh-dss`, once needed for one old device, is fatal
since 10.0.
)",
    .advice =
        "Take the name out. To allow an old algorithm for one old host, put it in that host's "
        "block, and test the file with the releases in use (`--min-openssh`).",
    .bad = {.text = R"(
Host switch
    HostKeyAlgorithms «+ssh-dss»
)"},
    .good = {.text = R"(
Host switch
    HostKeyAlgorithms -ssh-dss
)"},
    .check = check,
};

}  // namespace sshplan
