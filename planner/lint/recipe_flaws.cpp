#include "planner/lint/recipe_flaws.hpp"

#include "planner/lint/route_lines.hpp"
#include "planner/shell/expand_words.hpp"

namespace sshplan {
namespace {

Severity severity_of(const Route& route, const Hop& hop) {
    if (hop.flaw->fault == RecipeFault::bad_target) return Severity::error;
    if (hop.reach != Reach::command) return Severity::warning;  // it connects all the same
    const bool is_certain =
        route.status == RouteStatus::broken || hop.flaw->fault == RecipeFault::words_are_command;
    return is_certain ? Severity::error : Severity::warning;
}

}  // namespace

void report_flaw(const Visit& visit, const FlawText& text, Findings& findings) {
    for (const SeenRoute& seen : seen_routes(visit)) {
        for (const Hop& hop : seen.route->hops) {
            if (!hop.flaw || hop.flaw->fault != text.fault || !hop.resolution) continue;
            const auto where = value_place(visit.subject, hop.resolution->proxy_origin);
            if (!where) continue;
            Finding* const finding =
                findings.add_seen(*where, std::string{text.message}, visit.number, *seen.when);
            if (finding == nullptr) continue;
            finding->severity = severity_of(*seen.route, hop);
            finding->caption = text.caption;
            finding->notes = {shell::shown(hop.flaw->reason)};
            finding->help = {std::string{text.help}};
            if (text.fix != nullptr) finding->fix = text.fix(*where);
        }
    }
}

}  // namespace sshplan
