#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/dialects_wording.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/held_line.hpp"
#include "planner/lint/line_edit.hpp"
#include "planner/lint/rule.hpp"
#include "planner/resolve/algorithm_lists.hpp"
#include "planner/resolve/values/algorithm_names.hpp"

namespace sshplan {
namespace {

using values::AlgorithmKind;
using values::AlgorithmName;
using Names = std::vector<std::string>;

bool is_in(std::string_view list, std::string_view name) {
    const auto elements = list_elements(list);
    return std::ranges::find(elements, name) != elements.end();
}

/// Whether a name is as old as the oldest known release: what is newer and not offered yet is not
/// weak.
bool is_old(std::string_view name) {
    constexpr std::array kinds{
        AlgorithmKind::cipher, AlgorithmKind::mac, AlgorithmKind::kex, AlgorithmKind::key_type};
    const Edition& oldest = known_dialects().front().edition;
    return std::ranges::any_of(kinds, [&](AlgorithmKind kind) {
        return std::ranges::any_of(values::algorithm_names(kind), [&](const AlgorithmName& row) {
            return row.name == name && values::is_known_in(row, oldest);
        });
    });
}

/// The releases that offer an algorithm where no line says.
DialectSet offering(Keyword keyword, std::string_view name) {
    DialectSet set;
    for (const Dialect& dialect : known_dialects()) {
        set.push_back(is_in(default_list(keyword, dialect), name));
    }
    return set;
}

/// What a list takes in, and the newest release leaves out although it could do it, or could once.
Names weak_names(const HeldLine& line, const Dialect& dialect) {
    const Keyword keyword = line.directive->info->keyword;
    const auto list = assemble_list(keyword, line.value(), dialect);
    if (!list) return {};
    const std::string offered = default_list(keyword, newest_dialect());
    Names weak;
    for (const std::string_view name : list_elements(*list)) {
        if (!is_in(offered, name) && is_old(name)) weak.emplace_back(name);
    }
    return weak;
}

/// An old algorithm besides the good ones, for hosts that are named, is how one lives with an old
/// device.
Severity severity_of(const LineReach& reach, std::string_view list) {
    if (reach.has_others()) return reach.severity();
    return list.starts_with('+') ? Severity::info : Severity::warning;
}

std::string named(const Names& weak) {
    constexpr std::size_t most = 3;
    if (weak.size() <= most) return fmt::format("{}", fmt::join(weak, ", "));
    return fmt::format("{} and {} others",
                       fmt::join(weak.begin(), weak.begin() + most - 1, ", "),
                       weak.size() - (most - 1));
}

/// Takes the names out of a list that spells each of them, and holds others.
std::optional<Fix> dropping(const HeldLine& line, const Names& weak) {
    Names rest;
    std::string_view list = line.value();
    const std::string_view sign = list.substr(0, list.find_first_not_of("+^"));
    list.remove_prefix(sign.size());
    std::size_t dropped = 0;
    for (const std::string_view name : list_elements(list)) {
        const bool is_weak = std::ranges::find(weak, name) != weak.end();
        if (is_weak) ++dropped;
        if (!is_weak) rest.emplace_back(name);
    }
    if (rest.empty() || dropped != weak.size()) return std::nullopt;
    return rewrite_words(
        *line.file->source,
        {&line.directive->words.front()},
        fmt::format("Take out {}", named(weak)),
        [&](std::string_view) { return fmt::format("{}{}", sign, fmt::join(rest, ",")); });
}

void report(const HeldLine& line, const Names& weak, const Subject& subject, Findings& findings) {
    Finding& finding = findings.add(
        line.value_place(),
        fmt::format("this list allows {}, which ssh does not offer by itself", named(weak)));
    const LineReach reach = reach_of(subject, line);
    finding.severity = severity_of(reach, line.value());
    const DialectSet once = offering(line.directive->info->keyword, weak.front());
    if (std::ranges::find(once, true) != once.end()) {
        finding.notes = {fmt::format("{} is in the default list of {}, and was taken out",
                                     weak.front(),
                                     in_words(known_dialects(), once))};
    }
    finding.notes.push_back(reach.describe());
    finding.help = {
        "take it out; for one old device write +NAME into the block of that host alone"};
    finding.fix = dropping(line, weak);
}

void check(const Subject& subject, Findings& findings) {
    std::vector<Keyword> keywords{Keyword::host_key_algorithms};
    for (const AlgorithmList& list : assembled_lists()) keywords.push_back(list.keyword);
    for (const Keyword keyword : keywords) {
        for (const HeldLine& line : held_lines(subject, keyword)) {
            const Names weak = weak_names(line, subject.newest());
            if (!weak.empty()) report(line, weak, subject, findings);
        }
    }
}

}  // namespace

extern const Rule sec008_weak_algorithm{
    .id = "SEC008",
    .name = "weak-algorithm",
    .severity = Severity::warning,
    .precision = Precision::very_high,
    .summary = "A list of algorithms allows one that ssh does not offer any more",
    .why = R"(
What OpenSSH can do, but does not offer where no line says so, is there for old devices: ciphers in CBC
mode, MACs of MD5 or cut short, key exchanges and signatures that rest on SHA-1. Whoever sits in between
can steer the choice towards what both sides allow, or may one day read or forge what was protected by
it. What is weak is computed: all that a line allows, and the newest known release leaves out of its own
list. Algorithms that are newer than that, and not offered yet, are left out.

It is an error where the list is in force for any host at all, and a warning where it is for those that
a pattern is about, or where it is the whole list of a named host. `+NAME` for named hosts is info.
)",
    .advice =
        "Take the names out, or delete the line: the default list is better than most that were "
        "written once. For an old device write `+NAME` into its own block; that may be left alone "
        "until the device goes.",
    .bad = {.text = R"(
Host *
    KexAlgorithms «+diffie-hellman-group1-sha1»
)"},
    .good = {.text = R"(
Host *
    KexAlgorithms -ecdh-sha2-*
)"},
    .check = check,
};

}  // namespace sshplan
