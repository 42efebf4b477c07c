#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "planner/lint/findings.hpp"
#include "planner/lint/route_lines.hpp"
#include "planner/lint/rule.hpp"
#include "planner/lint/second_pass.hpp"
#include "planner/resolve/expand.hpp"

namespace sshplan {
namespace {

/// Whether an ssh asked at the same place in its first reading.
bool is_repeated(const Asking& asking, const std::vector<AskedCommand>& all) {
    return asking.pass == 2 && std::ranges::any_of(all, [&](const AskedCommand& asked) {
               return asked.asking->pass == 1 && asked.asking->place == asking.place &&
                      asked.asking->hop == asking.hop;
           });
}

/// The ssh of a case that reads its files twice; null if there is none.
const Resolution* twice_reading(const Visit& visit) {
    for (const SeenRoute& seen : seen_routes(visit)) {
        for (const Hop& hop : seen.route->hops) {
            if (hop.resolution && hop.resolution->passes == 2) return hop.resolution.get();
        }
    }
    return nullptr;
}

bool has_read(const Resolution& resolution, const SourceFile* file) {
    return std::ranges::any_of(
        resolution.files, [&](const OpenedFile* opened) { return opened->source.get() == file; });
}

void visit_commands(const Visit& visit, Findings& findings) {
    const Resolution* const twice = twice_reading(visit);
    if (twice == nullptr) return;
    const std::vector<AskedCommand> all = asked_commands(visit);
    for (const AskedCommand& asked : all) {
        if (!is_repeated(*asked.asking, all)) continue;
        Finding* const finding =
            findings.add_seen(asked.asking->place,
                              "ssh runs this command twice, once for each reading of its files",
                              visit.number);
        if (finding == nullptr) continue;
        finding->caption = "runs once more";
        for (const Place& place : lines_that_ask_for_second_pass(visit.subject)) {
            if (!has_read(*twice, place.file)) continue;
            finding->related.push_back({place, "makes ssh read its files again"});
        }
        if (has_token(asked.asking->written, 'h')) {
            finding->notes = {
                "the second time %h is the HostName that the first reading found, so the answers "
                "may differ"};
        }
        finding->help = {"put 'final' before exec, if a second reading is soon enough"};
    }
}

}  // namespace

extern const Rule exe005_exec_runs_twice{
    .id = "EXE005",
    .name = "exec-runs-twice",
    .severity = Severity::info,
    .precision = Precision::very_high,
    .summary = "A Match exec runs in both readings of the files",
    .why = R"(
`Match final`, and CanonicalizeHostname, make ssh read its files twice, and it asks every `Match
exec` that it comes to again (readconf.c match_cfg_line). A probe that has to wait costs twice as
much. Tokens may stand for something else the second time: in a line above the HostName, `%h` is
first what was typed, then the HostName, so that one line may hold in one reading and not in the
other; what either reading sets, stays set.
)",
    .advice =
        "Write `Match final exec ...` if the block may wait for the second reading; ssh then skips "
        "the command in the first. Nothing has to be done for a quick command without tokens.",
    .bad = {.text = R"(
Match host db «exec "test -e /run/vpn"»
    HostName 10.1.0.2

Match final all
    ServerAliveInterval 30
)"},
    .good = {.text = R"(
Match final host 10.1.0.2 exec "test -e /run/vpn"
    Compression yes

Host db
    HostName 10.1.0.2
)"},
    .versions = "8.0 and later, for Match final",
    .visit = visit_commands,
};

}  // namespace sshplan
