#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/refusals.hpp"
#include "planner/lint/rule.hpp"
#include "planner/resolve/spelling.hpp"
#include "planner/resolve/value.hpp"
#include "planner/resolve/values/algorithm_names.hpp"

namespace sshplan {
namespace {

using values::AlgorithmKind;

std::vector<AlgorithmKind> kinds_of(ValueType type) {
    switch (type) {
        case ValueType::ciphers:
            return {AlgorithmKind::cipher};
        case ValueType::macs:
            return {AlgorithmKind::mac};
        case ValueType::kex_algorithms:
            return {AlgorithmKind::kex, AlgorithmKind::gssapi_kex};
        case ValueType::gssapi_kex_algorithms:
            return {AlgorithmKind::gssapi_kex};
        default:
            return {AlgorithmKind::key_type, AlgorithmKind::short_key_type};
    }
}

std::vector<std::string_view> names_in(ValueType type, const Dialect& dialect) {
    std::vector<std::string_view> names;
    for (const AlgorithmKind kind : kinds_of(type)) {
        for (const values::AlgorithmName& row : values::algorithm_names(kind)) {
            if (values::is_known_in(row, dialect.edition)) names.push_back(row.name);
        }
    }
    return names;
}

std::string releases_with(std::string_view name, ValueType type) {
    DialectSet knowing;
    for (const Dialect& dialect : known_dialects()) {
        const auto names = names_in(type, dialect);
        knowing.push_back(std::ranges::find(names, name) != names.end());
    }
    return in_words(known_dialects(), knowing);
}

/// The newest of the releases that refuse.
const Dialect& newest_refusing(const Refusal& refusal, const Subject& subject) {
    for (std::size_t i = refusal.dialects.size(); i > 0; --i) {
        if (refusal.dialects[i - 1]) return subject.dialects()[i - 1];
    }
    return subject.newest();
}

/// An entry of a list, and where it stands in the words.
struct Entry {
    std::string_view name;
    std::size_t begin = 0;
};

/// The first entry that no name matches; nothing if the list as a whole is wrong.
std::optional<Entry> first_unknown(std::string_view list, ValueType type, const Dialect& dialect) {
    const auto names = names_in(type, dialect);
    const values::SignedList cut = values::split_sign(list, dialect);
    for (const std::string_view entry : list_elements(cut.names)) {
        const bool is_known = std::ranges::any_of(names, [&](std::string_view name) {
            return match_pattern_list(name, entry, LetterCase::sensitive).match != ListMatch::none;
        });
        if (is_known) continue;
        return Entry{entry, static_cast<std::size_t>(entry.data() - list.data())};
    }
    return std::nullopt;
}

/// Takes an entry out of a list that holds others; the text must stand as it is read.
std::optional<Fix> dropping(const Refusal& refusal, const Entry& entry) {
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

void explain(Finding& finding, const Refusal& refusal, const Entry& entry, const Dialect& dialect) {
    const ValueType type = refusal.directive->info->type;
    const std::string releases = releases_with(entry.name, type);
    if (releases.empty()) {
        const auto names = names_in(type, dialect);
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
