#include "tools/sshplan/views/hosts_json.hpp"

#include <optional>
#include <string_view>

#include "planner/explore/unknown_caller.hpp"
#include "tools/sshplan/views/json_writer.hpp"

namespace sshplan::cli {
namespace {

/// Nothing is guessed: neither what no ssh says nor what hangs on who calls it.
std::optional<std::string_view> known(std::string_view text) {
    return text.empty() || hangs_on_caller(text) ? std::nullopt : std::optional{text};
}

void write_exposure(JsonWriter& json, const Exposure& exposure) {
    json.begin_object();
    json.field("agent", exposure.agent);
    json.field("x11", exposure.x11);
    json.field("session", exposure.session);
    json.end_object();
}

void write(JsonWriter& json, const HostHop& hop) {
    json.begin_object();
    json.field("name", hop.name);
    json.field("hostname", known(hop.hostname));
    json.key("port");
    if (hop.port == 0) {
        json.value(Json());
    } else {
        json.value(std::uint32_t{hop.port});
    }
    json.field("user", known(hop.user));
    json.field("reach", name_of(hop.reach));
    json.field("host_key_name", known(hop.host_key_name));
    json.key("exposure");
    write_exposure(json, hop.exposure);
    json.end_object();
}

/// Status and hops of a route: the fields of an object that has others, too.
void write_way(JsonWriter& json, const HostRoute& route) {
    json.field("status", name_of(route.status));
    json.key("hops");
    json.begin_array();
    for (const SharedHostHop hop : route.hops) write(json, *hop);
    json.end_array();
}

void write_when(JsonWriter& json, const When& when) {
    json.begin_object();
    for (const Guard& guard : when) json.field(condition_name(guard.condition), guard.outcome);
    json.end_object();
}

/// Where a host is named: what is named by no file stands in line 0 of none.
void write_place(JsonWriter& json, const ListedName& named) {
    const bool is_in_file = named.file != nullptr && !named.file->is_option();
    json.field("file",
               is_in_file ? std::optional<std::string_view>{named.file->name()} : std::nullopt);
    json.field("line", is_in_file ? named.line : std::uint32_t{0});
}

void write(JsonWriter& json, const ListedHost& host) {
    json.begin_object();
    json.field("name", host.named.name);
    write_place(json, host.named);
    json.key("routes");
    json.begin_array();
    for (const Outcome& outcome : host.outcomes) {
        json.begin_object();
        json.key("when");
        write_when(json, outcome.when);
        write_way(json, host.routes[outcome.route]);
        json.end_object();
    }
    json.end_array();
    json.end_object();
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

void write_side(JsonWriter& json, const HostRoute& route, const Origin& line) {
    json.begin_object();
    write_way(json, route);
    json.field("line", line_of(line));
    json.end_object();
}

void write(JsonWriter& json, const RouteDifference& difference) {
    json.begin_object();
    json.key("when");
    write_when(json, difference.when);
    json.key("differs");
    json.begin_array();
    for (const RouteTrait trait : difference.traits) json.value(name_of(trait));
    json.end_array();
    json.key("before");
    write_side(json, difference.before, difference.before_line);
    json.key("after");
    write_side(json, difference.after, difference.after_line);
    json.end_object();
}

void write(JsonWriter& json, const HostDifference& change) {
    json.begin_object();
    json.field("name", change.named.name);
    json.field("named_by", name_of(change.naming));
    json.key("routes");
    json.begin_array();
    for (const RouteDifference& difference : change.routes) write(json, difference);
    json.end_array();
    json.end_object();
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

/// `hosts`: of an answer that is one; else there are none.
template <typename T>
void print_document(std::ostream& out,
                    std::string_view schema,
                    const HostsAnswer& answer,
                    const std::vector<T>& hosts) {
    JsonWriter json{out};
    json.begin_object();
    json.field("schema", schema);
    json.field("conditions", json_of(answer.conditions));
    json.key("hosts");
    json.begin_array();
    if (answer.list.ending == Ending::complete) {
        for (const T& host : hosts) write(json, host);
    }
    json.end_array();
    json.field("notes", notes_of(answer));
    json.field("errors", errors_of(answer.list.complaints, answer.list.ending));
    json.end_object();
    json.finish();
}

}  // namespace

void print_hosts_json(std::ostream& out, const HostsAnswer& answer) {
    print_document(out, "sshplan/hosts/1", answer, answer.list.hosts);
}

void print_hosts_diff_json(std::ostream& out, const HostsAnswer& answer) {
    print_document(out, "sshplan/hosts-diff/1", answer, answer.changes);
}

}  // namespace sshplan::cli
