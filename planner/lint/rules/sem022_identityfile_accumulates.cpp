#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/headings.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

constexpr std::size_t most_labels = 3;

/// A line that names one key, the same for every host.
struct KeyLine {
    const LintedFile* file = nullptr;
    const Directive* line = nullptr;
};

bool is_key(const Directive& directive) {
    if (!directive.is(Keyword::identity_file) || directive.words.empty()) return false;
    const std::string_view value = directive.words.front().text;
    const bool hangs_on_host = value.find_first_of("%$") != std::string_view::npos;
    return !hangs_on_host && !is_none(value);
}

/// The keys that some hosts name for themselves, below a line of the same file.
std::vector<KeyLine> own_keys_below(const LintedFile& file, const Directive& general) {
    std::vector<KeyLine> keys;
    for (const Block& block : file.config->blocks()) {
        if (is_for_all(block)) continue;
        for (const Directive& directive : block.directives()) {
            if (directive.line > general.line && is_key(directive))
                keys.push_back({&file, &directive});
        }
    }
    return keys;
}

/// The named hosts that are offered both keys.
std::set<std::string> hosts_of_both(const LineFacts& general,
                                    const LineFacts& own,
                                    const Subject& subject) {
    std::vector<std::size_t> both;
    std::ranges::set_intersection(general.holds, own.holds, std::back_inserter(both));
    std::set<std::string> hosts;
    for (const std::size_t number : both) {
        const InvocationClass& of = subject.cases()[number].of;
        if (of.host == InvocationClass::Host::named) hosts.insert(of.invocation.destination.host);
    }
    return hosts;
}

void look_at(const LintedFile& file,
             const Directive& general,
             const Subject& subject,
             Findings& findings) {
    const LineFacts& facts = subject.facts(key_of(file, general));
    std::set<std::string> hosts;
    std::vector<Label> related;
    for (const KeyLine& own : own_keys_below(file, general)) {
        const auto both = hosts_of_both(facts, subject.facts(key_of(file, *own.line)), subject);
        if (both.empty()) continue;
        hosts.insert(both.begin(), both.end());
        related.push_back(
            {{file.source, own.line->span}, fmt::format("offered to {} after it", *both.begin())});
    }
    if (hosts.empty()) return;
    Finding& finding = findings.add(
        {file.source, general.span},
        fmt::format("this key is offered first, to {} too",
                    hosts.size() == 1
                        ? *hosts.begin()
                        : fmt::format("{} hosts that name a key of their own", hosts.size())));
    finding.caption = "offered to every host";
    if (related.size() > most_labels) related.resize(most_labels);
    finding.related = std::move(related);
    finding.notes = {
        "IdentityFile lines add up, in the order in which ssh reads them, with IdentitiesOnly too"};
    finding.help = {"move it below the blocks of those hosts, or name the key for each host"};
}

void check(const Subject& subject, Findings& findings) {
    for (const LintedFile& file : subject.files()) {
        for (const Block& block : file.config->blocks()) {
            if (!is_for_all(block)) continue;
            for (const Directive& directive : block.directives()) {
                if (is_key(directive)) look_at(file, directive, subject, findings);
            }
        }
    }
}

}  // namespace

extern const Rule sem022_identityfile_accumulates{
    .id = "SEM022",
    .name = "identityfile-accumulates",
    .severity = Severity::warning,
    .precision = Precision::high,
    .summary = "A key for all hosts is offered before the key that a host names for itself",
    .why = R"(
An IdentityFile in `Host db` does not replace one that stands above it in `Host *`: the lines add up,
and the keys are offered in the order in which ssh reads them. The general key comes first here. A
server that knows it lets it in as whoever it belongs to (with two accounts of one git service: the
wrong one), and one that does not counts a failed attempt.
)",
    .advice =
        "Put the blocks of the hosts first and `Host *` last, or name a key for each host. "
        "IdentitiesOnly does not help: it leaves out keys of the agent only.",
    .bad = {.text = R"(
Host *
    «IdentityFile ~/.ssh/private»

Host db
    IdentityFile ~/.ssh/work
)"},
    .good = {.text = R"(
Host db
    IdentityFile ~/.ssh/work

Host *
    IdentityFile ~/.ssh/private
)"},
    .check = check,
};

}  // namespace sshplan
