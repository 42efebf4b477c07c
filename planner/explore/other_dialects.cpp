#include "planner/explore/other_dialects.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "planner/explore/same_answers.hpp"
#include "planner/invocation/invocation.hpp"

namespace sshplan {

namespace {

/// Without what differs but leads nowhere else: the keys that every release tries by itself, and
/// what it says of options that it does not know.
Route only_the_way(Route route) {
    route.complaints.clear();
    for (Hop& hop : route.hops) {
        std::erase_if(hop.identities, [](const Identity& identity) {
            return identity.origin.kind == OriginKind::defaulted;
        });
    }
    return route;
}

/// Whether some answers lead to both outcomes.
bool can_meet(const Outcome& a,
              const Outcome& b,
              const Explanation& chosen,
              const Explanation& other) {
    const auto contradict = [&](const Guard& left, const Guard& right) {
        const Condition& one = chosen.conditions[left.condition];
        const Condition& two = other.conditions[right.condition];
        return one.kind == two.kind && one.text == two.text && left.outcome != right.outcome;
    };
    return std::ranges::none_of(a.when, [&](const Guard& left) {
        return std::ranges::any_of(b.when,
                                   [&](const Guard& right) { return contradict(left, right); });
    });
}

std::string describe_way(const Route& route) {
    if (route.status == RouteStatus::refused) {
        return "refused";
    }
    if (route.hops.size() <= 1) {
        return "direct";
    }
    std::vector<std::string_view> names;
    for (const Hop& hop : route.hops) {
        names.push_back(hop.name);
    }
    names.pop_back();
    return fmt::format("through {}", fmt::join(names, ", "));
}

std::string describe_target(const Hop& hop) {
    return fmt::format("{}@{} port {}", hop.user, hop.hostname, hop.port);
}

/// What is other in a route whose hops have the same names.
std::string describe_change(const Route& from, const Route& to) {
    if (describe_way(from) != describe_way(to) || from.hops.size() != to.hops.size()) {
        return describe_way(to);
    }
    for (std::size_t i = 0; i < to.hops.size(); ++i) {
        if (describe_target(from.hops[i]) != describe_target(to.hops[i])) {
            return fmt::format("{} is {}", to.hops[i].name, describe_target(to.hops[i]));
        }
        if (from.hops[i].host_key_name != to.hops[i].host_key_name) {
            return fmt::format(
                "the host key of {} is {}'s", to.hops[i].name, to.hops[i].host_key_name);
        }
    }
    if (from.status != to.status) {
        return std::string{name_of(to.status)};
    }
    if (from.proxy_command != to.proxy_command) {
        return fmt::format("ProxyCommand {}", to.proxy_command.value_or("none"));
    }
    return fmt::format("{} with other keys or arguments of ssh", describe_way(to));
}

std::string describe_refusal(const Explanation& other) {
    for (const Complaint& complaint : other.complaints) {
        if (complaint.severity == Severity::error && complaint.line > 0 &&
            complaint.where.file != nullptr) {
            return fmt::format("refuses {}:{}", complaint.where.file->name(), complaint.line);
        }
    }
    return other.complaints.empty() ? "refuses"
                                    : fmt::format("refuses: {}", other.complaints.back().text);
}

/// Each route without what leads nowhere else.
std::vector<Route> bare_routes(const Explanation& explanation) {
    std::vector<Route> routes;
    for (const ExploredRoute& explored : explanation.routes) {
        routes.push_back(only_the_way(explored.route));
    }
    return routes;
}

/// Whether the same answers to the same questions lead the same ways, in the same order.
bool is_same_exploration(const Explanation& a,
                         const Explanation& b,
                         const std::vector<Route>& a_routes,
                         const std::vector<Route>& b_routes) {
    const auto is_same_question = [](const Condition& x, const Condition& y) {
        return x.kind == y.kind && x.text == y.text;
    };
    const auto is_same_outcome = [](const Outcome& x, const Outcome& y) {
        return x.when == y.when && x.route == y.route;
    };
    return std::ranges::equal(a.conditions, b.conditions, is_same_question) &&
           std::ranges::equal(a.outcomes, b.outcomes, is_same_outcome) &&
           std::ranges::equal(a_routes, b_routes, is_same_route);
}

/// The other ways that it goes under answers that lead to another route; empty if there are none.
std::vector<std::string> other_ways(const Explanation& chosen, const Explanation& other) {
    constexpr std::size_t most_pairs = 100'000;
    const std::vector<Route> chosen_routes = bare_routes(chosen);
    const std::vector<Route> other_routes = bare_routes(other);
    if (is_same_exploration(chosen, other, chosen_routes, other_routes)) return {};
    if (chosen.outcomes.size() * other.outcomes.size() > most_pairs) {
        return {"under some of very many outcomes"};
    }
    std::vector<std::string> ways;
    for (const Outcome& before : chosen.outcomes) {
        for (const Outcome& after : other.outcomes) {
            const Route& from = chosen_routes[before.route];
            const Route& to = other_routes[after.route];
            if (is_same_route(from, to) || !can_meet(before, after, chosen, other)) {
                continue;
            }
            std::string way = describe_change(from, to);
            if (std::ranges::find(ways, way) == ways.end()) {
                ways.push_back(std::move(way));
            }
        }
    }
    return ways;
}

/// What another version does otherwise; empty if nothing.
std::string describe_difference(const Explanation& chosen, const Explanation& other) {
    if (other.ending == Ending::limit) {
        return "a limit was met";
    }
    if (other.ending == Ending::refused) {
        return chosen.ending == Ending::refused ? "" : describe_refusal(other);
    }
    if (chosen.ending == Ending::refused) {
        return fmt::format("no refusal: {}", describe_way(other.routes.front().route));
    }
    const std::vector<std::string> ways = other_ways(chosen, other);
    return ways.empty() ? "" : fmt::format("another route: {}", fmt::join(ways, " or "));
}

/// What is compared with the other versions, and where they read.
struct Comparison {
    const Invocation& invocation;
    const Explanation& chosen;
    World& world;
    ConfigFiles& files;
    ExplorationOptions options;
};

/// What a version makes of the words of the command line.
std::string evaluate(const Comparison& comparison, const Dialect& dialect) {
    const Explanation& chosen = comparison.chosen;
    const auto words = to_words(comparison.invocation, chosen.client.dialect);
    const auto reread = read_invocation(words, dialect, no_long_options);
    if (const auto* const fault = std::get_if<UsageFault>(&reread)) {
        return fmt::format("refuses: {}", fault->message);
    }
    Client client = chosen.client;
    client.dialect = dialect;
    const Explanation other = explore_without_settings(std::get<Invocation>(reread),
                                                       client,
                                                       comparison.world,
                                                       comparison.files,
                                                       comparison.options);
    return describe_difference(chosen, other);
}

/// Neighbouring versions that do the same.
struct Run {
    std::string_view first;
    std::string_view last;
    std::string difference;
};

std::string describe_run(const Run& run) {
    const std::string titles =
        run.first == run.last ? std::string{run.first} : fmt::format("{}–{}", run.first, run.last);
    return fmt::format("{}: {}", titles, run.difference);
}

}  // namespace

std::optional<Note> compare_dialects(const Invocation& invocation,
                                     const Explanation& chosen,
                                     World& world,
                                     ConfigFiles& files,
                                     const ExplorationOptions& options) {
    if (chosen.ending == Ending::limit) {
        return std::nullopt;
    }
    Comparison comparison{invocation, chosen, world, files, options};
    comparison.options.assumptions = same_answers(chosen, options.assumptions);
    std::vector<Run> runs;
    for (const Dialect& dialect : known_dialects()) {
        const bool is_chosen = dialect.name == chosen.client.dialect.name;
        const std::string difference = is_chosen ? "" : evaluate(comparison, dialect);
        if (!runs.empty() && runs.back().difference == difference) {
            runs.back().last = dialect.title;
        } else {
            runs.push_back({dialect.title, dialect.title, difference});
        }
    }
    std::erase_if(runs, [](const Run& run) { return run.difference.empty(); });
    if (runs.empty()) {
        return std::nullopt;
    }
    std::vector<std::string> texts;
    std::ranges::transform(runs, std::back_inserter(texts), describe_run);
    return Note{"other-versions", fmt::format("{}", fmt::join(texts, "; "))};
}

}  // namespace sshplan
