#include "tools/sshplan/views/preflight_text.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parser/text/printable.hpp"
#include "tools/sshplan/views/condition_list.hpp"
#include "tools/sshplan/views/condition_wording.hpp"
#include "tools/sshplan/views/fit.hpp"
#include "tools/sshplan/views/place_wording.hpp"
#include "tools/sshplan/views/remark_list.hpp"

namespace sshplan::cli {
namespace {

constexpr std::size_t margin = 2;
constexpr std::size_t gap = 2;
constexpr std::size_t least_width = 20;
constexpr std::size_t least_text = 36;  // columns for a finding; with fewer it stands below
constexpr std::size_t most_places = 3;  // told one by one
constexpr std::string_view lead = "try: ";

struct ReadinessWords {
    std::string_view word;
    Role role;
};

// In the order of Readiness.
constexpr std::array verdict_words{
    ReadinessWords{"ok", Role::good},
    ReadinessWords{"warning", Role::warning},
    ReadinessWords{"STOPS", Role::error},
    ReadinessWords{"unknown", Role::dim},
};
constexpr std::size_t verdict_width = 7;

// In the order of CheckKind.
constexpr std::array<std::string_view, 9> kind_words{
    "route", "master", "port", "host key", "key", "certificate", "agent", "login", "control"};
constexpr std::size_t kind_width = 11;

std::string count_text(std::size_t count, std::string_view what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

std::string stops_text(std::size_t stops) {
    return fmt::format("{} would stop it", count_text(stops, "thing"));
}

/// "2 of 3 hops are ready", "all 3 hops are ready".
std::string ready_text(std::size_t ready, std::size_t all, std::string_view what) {
    if (ready == all && all == 1) return fmt::format("the {} is ready", what);
    if (ready == all) return fmt::format("all {} {}s are ready", all, what);
    return fmt::format("{} of {} {} ready",
                       ready == 0 ? "none" : std::to_string(ready),
                       count_text(all, what),
                       ready > 1 ? "are" : "is");
}

std::size_t count_warnings(const Preflight& found) {
    std::size_t count = 0;
    for (const RoutePreflight& route : found.routes) {
        for (const std::vector<Check>& hop : route.hops) {
            count += static_cast<std::size_t>(
                std::ranges::count(hop, Readiness::warning, &Check::verdict));
        }
    }
    return count;
}

bool is_ready(const RoutePreflight& route) { return count_stops(route) == 0; }

std::string summary_of(const Preflight& found) {
    std::string text;
    if (found.routes.size() == 1) {
        const std::vector<std::vector<Check>>& hops = found.routes.front().hops;
        const auto ready = std::ranges::count_if(
            hops, [](const std::vector<Check>& hop) { return count_stops(hop) == 0; });
        text = ready_text(static_cast<std::size_t>(ready), hops.size(), "hop");
    } else {
        const auto ready = std::ranges::count_if(found.routes, is_ready);
        text = ready_text(static_cast<std::size_t>(ready), found.routes.size(), "possible route");
    }
    if (const std::size_t stops = count_stops(found)) text += "; " + stops_text(stops);
    if (const std::size_t warnings = count_warnings(found)) {
        text += "; " + count_text(warnings, "warning");
    }
    return text;
}

/// "~/.ssh/known_hosts:3, ~/.ssh/known_hosts:9 and 2 more".
std::string places_text(const std::vector<FiledAt>& places, std::string_view home) {
    std::vector<std::string> texts;
    for (const FiledAt& place : std::span{places}.first(std::min(places.size(), most_places))) {
        texts.push_back(fmt::format("{}:{}", path_text(place.file, home), place.line));
    }
    std::string text = fmt::format("{}", fmt::join(texts, ", "));
    if (places.size() > most_places) {
        text += fmt::format(" and {} more", places.size() - most_places);
    }
    return text;
}

std::string finding_text(const Check& check, std::string_view home) {
    std::string text = printable(check.text);
    if (!check.subject.empty()) {
        text = fmt::format("{}: {}", path_text(check.subject, home), text);
    }
    if (check.places.empty()) return text;
    return fmt::format("{} ({})", text, places_text(check.places, home));
}

void print_check(std::ostream& out,
                 const Check& check,
                 const Explanation& explanation,
                 const ExplainTextOptions& options) {
    constexpr std::size_t begin = margin + 3;
    constexpr std::size_t kind_column = begin + verdict_width + gap;
    constexpr std::size_t text_column = kind_column + kind_width + gap;
    const ReadinessWords& verdict = verdict_words[static_cast<std::size_t>(check.verdict)];
    const bool is_wide = text_column + least_text <= options.width;
    const std::size_t indent = is_wide ? text_column : begin + gap;
    StyledLine line;
    line.pad_to(begin).add(verdict.word, verdict.role).pad_to(kind_column);
    line.add(kind_words[static_cast<std::size_t>(check.what)]);
    if (!is_wide) {
        line.write(out, options.style);
        line = StyledLine{};
    }
    for (const std::string& text :
         wrapped(finding_text(check, explanation.client.home), options.width - indent)) {
        line.pad_to(indent).add(text).write(out, options.style);
        line = StyledLine{};
    }
    if (check.advice.empty() || check.verdict == Readiness::ok) return;
    line.pad_to(indent).add(lead, Role::dim).add(check.advice, Role::code);
    line.write(out, options.style);
}

void print_checks(std::ostream& out,
                  const std::vector<Check>& checks,
                  const Explanation& explanation,
                  const ExplainTextOptions& options) {
    for (const Check& check : checks) print_check(out, check, explanation, options);
}

void print_hop(std::ostream& out,
               std::size_t number,
               const Hop& hop,
               const ExplainTextOptions& options) {
    const std::string address =
        hop.hostname.empty() ? "?" : account_text(hop.user, hop.hostname, hop.port);
    const std::vector<Cell> cells{{std::to_string(number), Role::dim, margin},
                                  {hop.name.empty() ? "?" : printable(hop.name), Role::hop},
                                  {address},
                                  {std::string{name_of(hop.reach)}, Role::dim}};
    for (const StyledLine& line : flowed(cells, margin + 3, options.width)) {
        line.write(out, options.style);
    }
}

void print_route(std::ostream& out,
                 std::size_t number,
                 const Explanation& explanation,
                 const Preflight& found,
                 const ExplainTextOptions& options) {
    const Route& route = explanation.routes[number].route;
    const RoutePreflight& seen = found.routes[number];
    out << '\n';
    if (explanation.routes.size() > 1) {
        StyledLine{}
            .add(fmt::format("route {}", number + 1), Role::heading)
            .add("  ")
            .add(only_if_text(std::span{&number, 1}, explanation), Role::warning)
            .write(out, options.style);
    }
    print_checks(out, seen.route, explanation, options);
    for (std::size_t i = 0; i < route.hops.size(); ++i) {
        print_hop(out, i + 1, route.hops[i], options);
        if (seen.master && i < *seen.master) {
            StyledLine{}.pad_to(margin + 3).add("not needed", Role::dim).write(out, options.style);
        }
        print_checks(out, seen.hops[i], explanation, options);
    }
}

/// What was not looked at, and what was run.
void print_limits(std::ostream& out,
                  const Explanation& explanation,
                  const ExplainTextOptions& options) {
    std::vector<std::string> ids;
    for (ConditionId id = 0; id < explanation.conditions.size(); ++id) {
        if (explanation.conditions[id].end) ids.push_back(condition_name(id));
    }
    std::string text = ids.empty() ? "Nothing of the configuration was executed."
                                   : fmt::format("Executed: {}.", fmt::join(ids, ", "));
    const bool has_more = std::ranges::any_of(
        explanation.routes, [](const ExploredRoute& r) { return r.route.hops.size() > 1; });
    if (has_more) text += " Ports behind the first hop were not tried.";
    out << '\n';
    for (const std::string& line : wrapped(text, options.width)) {
        StyledLine{}.add(line, Role::dim).write(out, options.style);
    }
    StyledLine{}.add("Try: ", Role::dim).add(options.command, Role::code).write(out, options.style);
}

}  // namespace

void print_preflight(std::ostream& out,
                     const Explanation& explanation,
                     const Preflight& found,
                     const ExplainTextOptions& options) {
    ExplainTextOptions fitted = options;
    fitted.width = std::max(options.width, least_width);
    const Role role = count_stops(found) > 0 ? Role::error : Role::good;
    const std::vector<Cell> cells{{printable(explanation.destination) + ":", Role::heading},
                                  {summary_of(found), role}};
    for (const StyledLine& line : flowed(cells, margin, fitted.width)) {
        line.write(out, fitted.style);
    }
    for (std::size_t i = 0; i < explanation.routes.size(); ++i) {
        print_route(out, i, explanation, found, fitted);
    }
    for (const auto print : {print_conditions, print_remarks}) {
        std::ostringstream part;
        print(part, explanation, fitted);
        if (!part.view().empty()) out << '\n' << part.view();
    }
    print_limits(out, explanation, fitted);
}

}  // namespace sshplan::cli
