#include "tools/sshplan/commands/decide.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "planner/connect/masters.hpp"
#include "planner/explore/explore.hpp"

namespace sshplan::cli {

namespace {

/// "'nc -z db 22' (~/.ssh/config line 5)".
std::string named(const Condition& condition) {
    std::string text = fmt::format("'{}'", condition.text);
    if (condition.asked.empty()) return text;
    const Asking& asking = condition.asked.front();
    if (asking.place.file == nullptr) return text;
    return fmt::format("{} ({} line {})", text, asking.place.file->name(), asking.line);
}

/// The whole route where a master makes it needless, if it can be told without asking anybody: ssh
/// takes it should the master refuse.
std::optional<Explanation> told_without_asking(const CommandLine& line,
                                               const Client& client,
                                               const Conditions& conditions,
                                               ConfigFiles& files,
                                               const Caller& caller) {
    Conditions silent = conditions.asking_only(caller.reading);
    Explanation whole =
        explore_only_route(line.invocation, client, {caller.reading, files, silent});
    const bool is_told = whole.ending == Ending::complete && whole.routes.size() == 1 &&
                         silent.all().size() == conditions.all().size() &&
                         whole.routes.front().route.status != RouteStatus::loop;
    return is_told ? std::optional{std::move(whole)} : std::nullopt;
}

/// The destination alone.
Explanation only_destination(const CommandLine& line, const Client& client, Route route) {
    Explanation explanation{.destination = line.invocation.destination.typed,
                            .client = client,
                            .complaints = route.complaints};
    explanation.routes.push_back({std::move(route)});
    return explanation;
}

}  // namespace

Decision decide(const CommandLine& line,
                const Client& client,
                Conditions& conditions,
                ConfigFiles& files,
                const Caller& caller) {
    const Surroundings surroundings{caller.reading, files, conditions};
    Decision decision{.masters = line.options.connect.masters};
    std::optional<Route> route;
    if (decision.masters == Masters::as_configured) {
        route = route_by_master(line.invocation, client, surroundings, caller.acting);
    }
    if (!route) {
        decision.explanation = explore_routes(line.invocation, client, surroundings);
    } else if (auto whole = told_without_asking(line, client, conditions, files, caller)) {
        decision.explanation = *std::move(whole);
    } else {
        decision.masters = Masters::running;
        decision.explanation = only_destination(line, client, *std::move(route));
    }
    Explanation& explanation = decision.explanation;
    explanation.conditions = conditions.all();
    for (const Assumption& assumption : conditions.assumptions()) {
        if (!assumption.matched) explanation.unused_assumptions.push_back(assumption.written);
    }
    return decision;
}

CommandWatch command_watch(std::optional<double> limit,
                           ConnectOptions::Voice voice,
                           const Caller& caller) {
    const bool is_told = caller.streams.err.is_terminal && voice == ConnectOptions::Voice::plan;
    CommandWatch watch{.limit = limit};
    watch.still_runs = [&caller, is_told](const Condition& condition, double seconds) {
        if (!is_told) return;
        say(caller.streams, fmt::format("{:.0f} s, waiting for {}", seconds, named(condition)));
        caller.streams.err.stream.flush();
    };
    return watch;
}

const Condition* interrupted(const Explanation& explanation) {
    const auto found = std::ranges::find_if(explanation.conditions, [](const Condition& condition) {
        return condition.end && condition.end->kind == CommandEnd::Kind::interrupted;
    });
    return found == explanation.conditions.end() ? nullptr : &*found;
}

void end_interrupted(const Condition& condition, const Caller& caller) {
    say(caller.streams, fmt::format("interrupted while it asked {}", named(condition)));
    caller.streams.err.stream.flush();
    caller.acting.end_by_signal(condition.end->status);
}

}  // namespace sshplan::cli
