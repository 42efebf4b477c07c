#include "planner/lint/route_lines.hpp"

#include <functional>
#include <set>

#include "planner/lint/held_line.hpp"

namespace sshplan {

std::vector<SeenRoute> seen_routes(const Visit& visit) {
    std::vector<SeenRoute> seen;
    if (is_other_spelling(visit.subject, visit.of.of)) return seen;
    std::vector<bool> taken(visit.explanation.routes.size());
    for (const Outcome& outcome : visit.explanation.outcomes) {
        if (taken[outcome.route]) continue;
        taken[outcome.route] = true;
        seen.push_back({&visit.explanation.routes[outcome.route].route, &outcome.when});
    }
    return seen;
}

std::vector<AskedCommand> asked_commands(const Visit& visit) {
    std::set<std::string_view> names;
    for (const SeenRoute& seen : seen_routes(visit)) {
        for (const Hop& hop : seen.route->hops) names.insert(hop.name);
    }
    std::vector<AskedCommand> asked;
    for (const Condition& condition : visit.conditions) {
        if (condition.kind != ConditionKind::exec) continue;
        for (const Asking& asking : condition.asked) {
            const bool is_here = asking.place.file != nullptr && names.contains(asking.hop);
            if (is_here) asked.push_back({&condition, &asking});
        }
    }
    return asked;
}

std::optional<Place> value_place(const Subject& subject, const Origin& origin) {
    const Place& line = origin.place;
    if (origin.kind != OriginKind::file) return std::nullopt;
    const Directive* const directive = subject.directive_at({line.file, line.span.begin});
    if (directive == nullptr) return std::nullopt;
    if (directive->words.empty()) return line;
    return Place{line.file, {directive->words.front().span.begin, directive->span.end}};
}

std::optional<Place> place_of(const Subject& subject, const Directive* directive) {
    const std::less<const Directive*> before;
    for (const LintedFile& file : subject.files()) {
        const auto all = file.config->directives();
        const bool is_inside = directive != nullptr && !before(directive, all.data()) &&
                               before(directive, all.data() + all.size());
        if (is_inside) return Place{file.source, directive->span};
    }
    return std::nullopt;
}

bool is_proxy_command(const Subject& subject, const Origin& origin) {
    const Directive* const line =
        subject.directive_at({origin.place.file, origin.place.span.begin});
    return line != nullptr && line->is(Keyword::proxy_command);
}

bool is_asked_in(const Asking& asking, const BlockDecision& decision) {
    const Span line = decision.head->span;
    const Span criterion = asking.place.span;
    return asking.place.file == decision.file && line.begin <= criterion.begin &&
           criterion.end <= line.end;
}

const Origin* way_to(const Route& route, std::size_t hop) {
    if (hop == 0) return route.loop && route.loop->because ? &route.loop->because->origin : nullptr;
    const auto& because = route.hops[hop - 1].because;
    return because ? &because->origin : nullptr;
}

}  // namespace sshplan
