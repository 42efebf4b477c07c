#include "tools/sshplan/views/preflight_json.hpp"

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "tools/sshplan/views/json_parts.hpp"
#include "tools/sshplan/views/remark_list.hpp"

namespace sshplan::cli {
namespace {

constexpr std::string_view schema = "sshplan/preflight/1";

Json json_of(const Check& check) {
    Json places = Json::array();
    for (const FiledAt& place : check.places) {
        places.push_back({{"file", place.file}, {"line", place.line}});
    }
    return {{"what", name_of(check.what)},
            {"verdict", name_of(check.verdict)},
            {"subject", text_or_null(check.subject)},
            {"text", check.text},
            {"advice", text_or_null(check.advice)},
            {"places", std::move(places)}};
}

Json json_of(const std::vector<Check>& checks) {
    Json list = Json::array();
    for (const Check& check : checks) list.push_back(json_of(check));
    return list;
}

Json json_of(const Hop& hop, const std::vector<Check>& checks) {
    Json json = place_json(hop);
    json["checks"] = json_of(checks);
    return json;
}

Json json_of(const Outcome& outcome, const Explanation& explanation, const Preflight& found) {
    const Route& route = explanation.routes[outcome.route].route;
    const RoutePreflight& seen = found.routes[outcome.route];
    Json hops = Json::array();
    for (std::size_t i = 0; i < route.hops.size(); ++i) {
        hops.push_back(json_of(route.hops[i], seen.hops[i]));
    }
    Json notes = Json::array();
    for (const Note& note : all_notes(route, explanation)) {
        notes.push_back({{"code", note.code}, {"text", note.text}});
    }
    return {{"when", when_json(outcome.when)},
            {"route", outcome.route + 1},
            {"status", name_of(route.status)},
            {"stops", count_stops(seen)},
            {"checks", json_of(seen.route)},
            {"hops", std::move(hops)},
            {"notes", std::move(notes)}};
}

}  // namespace

std::string preflight_json(const Explanation& explanation, const Preflight& found) {
    Json routes = Json::array();
    if (explanation.ending == Ending::complete) {
        for (const Outcome& outcome : explanation.outcomes) {
            routes.push_back(json_of(outcome, explanation, found));
        }
    }
    return printed_explanation(schema, explanation, std::move(routes));
}

}  // namespace sshplan::cli
