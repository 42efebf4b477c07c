#include "planner/lint/recipe_flaws.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// -W in the place of the one -w.
std::optional<Fix> capital(const Place& command) {
    const std::string_view text = command.file->at(command.span);
    const std::size_t at = text.find(" -w");
    if (at == std::string_view::npos || text.find(" -w", at + 1) != std::string_view::npos)
        return {};
    const auto letter = command.span.begin + static_cast<std::uint32_t>(at) + 2;
    Fix fix{.title = "Write -W"};
    (void)fix.edits.add({{letter, letter + 1}, "W"});
    return fix;
}

void visit_routes(const Visit& visit, Findings& findings) {
    report_flaw(visit,
                {RecipeFault::tunnel_for_target,
                 "-w names tunnel devices, -W is what connects",
                 "is no number of a device",
                 "write -W",
                 capital},
                findings);
}

}  // namespace

extern const Rule exe016_dash_w_lower_case{
    .id = "EXE016",
    .name = "dash-w-lower-case",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "An ssh is given -w where -W is meant",
    .why = R"(
`ssh -w` asks for a tunnel between network devices and takes their numbers; a host and a port are
nothing that it can read, so that it stops. `-W HOST:PORT` connects its input and output to a port.
)",
    .advice = "Write `-W`, or `ProxyJump gw`.",
    .bad = {.text = R"(
Host db
    ProxyCommand «ssh -w %h:%p gw»
)"},
    .good = {.text = R"(
Host db
    ProxyJump gw
)"},
    .visit = visit_routes,
};

}  // namespace sshplan
