#include "tools/sshplan/views/hosts_json.hpp"

#include <string_view>
#include <utility>

#include "planner/explore/unknown_caller.hpp"
#include "tools/sshplan/views/json_parts.hpp"

namespace sshplan::cli {
namespace {

/// Nothing is guessed: neither what no ssh says nor what hangs on who calls it.
Json known(const std::string& text) {
    return text.empty() || hangs_on_caller(text) ? Json() : Json(text);
}

Json json_of(const HostHop& hop) {
    return {{"name", hop.name},
            {"hostname", known(hop.hostname)},
            {"port", hop.port == 0 ? Json() : Json(hop.port)},
            {"user", known(hop.user)},
            {"reach", name_of(hop.reach)},
            {"host_key_name", known(hop.host_key_name)},
            {"exposure", exposure_json(hop.exposure)}};
}

Json hops_of(const HostRoute& route) {
    Json hops = Json::array();
    for (const HostHop& hop : route.hops) hops.push_back(json_of(hop));
    return hops;
}

Json json_of(const ListedHost& host) {
    Json routes = Json::array();
    for (const Outcome& outcome : host.outcomes) {
        const HostRoute& route = host.routes[outcome.route];
        routes.push_back({{"when", when_json(outcome.when)},
                          {"status", name_of(route.status)},
                          {"hops", hops_of(route)}});
    }
    const JsonPlace place = place_of(host.named.file, host.named.line);
    return {{"name", host.named.name},
            {"file", place.file},
            {"line", place.line},
            {"routes", std::move(routes)}};
}

Json line_of(const Origin& origin) {
    const JsonPlace place = place_of(origin);
    if (place.line.is_null()) return nullptr;
    const bool is_in_file = origin.kind == OriginKind::file && origin.place.file != nullptr;
    return {{"file", place.file},
            {"line", place.line},
            {"text",
             is_in_file ? std::string{origin.place.file->at(origin.place.span)} : origin.option}};
}

Json side_of(const HostRoute& route, const Origin& line) {
    return {{"status", name_of(route.status)}, {"hops", hops_of(route)}, {"line", line_of(line)}};
}

Json json_of(const HostDifference& change) {
    Json routes = Json::array();
    for (const RouteDifference& difference : change.routes) {
        Json traits = Json::array();
        for (const RouteTrait trait : difference.traits) traits.push_back(name_of(trait));
        routes.push_back({{"when", when_json(difference.when)},
                          {"differs", std::move(traits)},
                          {"before", side_of(difference.before, difference.before_line)},
                          {"after", side_of(difference.after, difference.after_line)}});
    }
    return {{"name", change.named.name},
            {"named_by", name_of(change.naming)},
            {"routes", std::move(routes)}};
}

template <typename T>
Json list_of(const std::vector<T>& values, Ending ending) {
    Json list = Json::array();
    if (ending != Ending::complete) return list;
    for (const T& value : values) list.push_back(json_of(value));
    return list;
}

Json notes_of(const HostsAnswer& answer) {
    Json notes = Json::array();
    for (const Note& note : answer.notes) {
        notes.push_back({{"code", note.code}, {"text", note.text}});
    }
    for (const FileRemark& remark : answer.remarks) {
        notes.push_back({{"code", remark.code}, {"text", remark.complaint.text}});
    }
    return notes;
}

std::string document(std::string_view schema, const HostsAnswer& answer, Json hosts) {
    return printed_document({{"schema", schema},
                             {"conditions", cli::json_of(answer.conditions)},
                             {"hosts", std::move(hosts)},
                             {"notes", notes_of(answer)},
                             {"errors", errors_of(answer.list.complaints, answer.list.ending)}});
}

}  // namespace

std::string hosts_json(const HostsAnswer& answer) {
    return document("sshplan/hosts/1", answer, list_of(answer.list.hosts, answer.list.ending));
}

std::string hosts_diff_json(const HostsAnswer& answer) {
    return document("sshplan/hosts-diff/1", answer, list_of(answer.changes, answer.list.ending));
}

}  // namespace sshplan::cli
