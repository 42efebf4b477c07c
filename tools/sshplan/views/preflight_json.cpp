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

Json known(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json json_of(const Check& check) {
    Json places = Json::array();
    for (const FiledAt& place : check.places) {
        places.push_back({{"file", place.file}, {"line", place.line}});
    }
    return {{"what", name_of(check.what)},
            {"verdict", name_of(check.verdict)},
            {"subject", known(check.subject)},
            {"text", check.text},
            {"advice", known(check.advice)},
            {"places", std::move(places)}};
}

Json json_of(const std::vector<Check>& checks) {
    Json list = Json::array();
    for (const Check& check : checks) list.push_back(json_of(check));
    return list;
}

Json json_of(const Hop& hop, const std::vector<Check>& checks) {
    return {{"name", known(hop.name)},
            {"hostname", known(hop.hostname)},
            {"port", hop.port == 0 ? Json() : Json(hop.port)},
            {"user", known(hop.user)},
            {"host_key_name", known(hop.host_key_name)},
            {"reach", name_of(hop.reach)},
            {"checks", json_of(checks)}};
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
    return printed_document({{"schema", schema},
                             {"destination", explanation.destination},
                             {"openssh", explanation.client.dialect.name},
                             {"conditions", json_of(explanation.conditions)},
                             {"routes", std::move(routes)},
                             {"undecided", undecided_ids(explanation.conditions)},
                             {"executed", executed_ids(explanation.conditions)},
                             {"errors", errors_of(explanation.complaints, explanation.ending)}});
}

}  // namespace sshplan::cli
