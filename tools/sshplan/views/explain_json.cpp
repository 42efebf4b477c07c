#include "tools/sshplan/views/explain_json.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "tools/sshplan/views/explanation_document.hpp"
#include "tools/sshplan/views/json_parts.hpp"
#include "tools/sshplan/views/place_wording.hpp"
#include "tools/sshplan/views/remark_list.hpp"
#include "tools/sshplan/views/verification_json.hpp"

namespace sshplan::cli {
namespace {

constexpr std::string_view schema = "sshplan/explain/1";

std::string_view name_of_kind(Forwarding::Kind kind) {
    switch (kind) {
        case Forwarding::Kind::local:
            return "local";
        case Forwarding::Kind::remote:
            return "remote";
        case Forwarding::Kind::dynamic:
            return "dynamic";
    }
    return {};
}

/// Who looks the name in `connect` up.
Json resolver_of(const Forwarding& forward) {
    if (forward.connect.empty()) return nullptr;
    return forward.kind == Forwarding::Kind::remote ? "client" : "server";
}

Json list_or_null(const std::vector<std::string>& words) {
    return words.empty() ? Json() : Json(words);
}

Json json_of(const std::optional<Because>& because) {
    if (!because) return nullptr;
    const JsonPlace place = place_of(because->origin);
    return {{"file", place.file}, {"line", place.line}, {"text", because->text}};
}

// --- hops

/// The file that a key file is named in, the option that names it, or "default".
Json json_of(const Identity& identity) {
    const Origin& origin = identity.origin;
    const JsonPlace place = place_of(origin);
    Json source = place.file;
    if (origin.kind == OriginKind::defaulted) source = "default";
    if (source.is_null()) source = origin.option;
    return {{"file", identity.file}, {"source", std::move(source)}, {"line", place.line}};
}

Json json_of(const Forwarding& forward) {
    return {{"kind", name_of_kind(forward.kind)},
            {"listen", forward.listen},
            {"connect", forward.connect.empty() ? Json() : Json(forward.connect)},
            {"resolved_on", resolver_of(forward)},
            {"because", json_of(std::optional{forward.because})}};
}

Json json_of(const std::optional<Control>& control) {
    if (!control) return nullptr;
    const JsonPlace place = place_of(control->origin);
    return {{"path", control->path}, {"file", place.file}, {"line", place.line}};
}

Json losers_of(const OptionRow& row) {
    Json list = Json::array();
    for (const Obtained& lost : row.lost) {
        const JsonPlace place = place_of(lost.origin);
        list.push_back({{"value", lost.text}, {"file", place.file}, {"line", place.line}});
    }
    return list;
}

/// The heading that a line stands under; of what no line says, the option that says it.
Json block_of(const Origin& origin) {
    switch (origin.kind) {
        case OriginKind::file:
            return origin.heading == nullptr ? Json() : Json(heading_bytes(*origin.heading));
        case OriginKind::command_line:
            return origin.option;
        case OriginKind::implied:
            return "implied by " + origin.option;
        case OriginKind::defaulted:
            return nullptr;
    }
    return nullptr;
}

Json json_of(const OptionRow& row) {
    const JsonPlace place = place_of(row.value.origin);
    Json option{{"keyword", lower_spelling(row.keyword)},
                {"value", row.value.text},
                {"file", place.file},
                {"line", place.line},
                {"block", block_of(row.value.origin)}};
    if (!row.when.empty()) option["when"] = when_json(row.when);
    option["lost"] = losers_of(row);
    return option;
}

Json json_of(const Note& note) { return {{"code", note.code}, {"text", note.text}}; }

template <typename T>
Json list_of(const std::vector<T>& values) {
    Json list = Json::array();
    for (const T& value : values) list.push_back(json_of(value));
    return list;
}

Json json_of(const Hop& hop, const std::vector<OptionRow>& options) {
    Json json = place_json(hop);
    json.update({{"prefix", text_or_null(hop.prefix)},
                 {"because", json_of(hop.because)},
                 {"invocation", list_or_null(hop.invocation)},
                 {"identities", hop.resolution ? list_of(hop.identities) : Json()},
                 {"forwards", list_of(hop.forwards)},
                 {"tunnel", text_or_null(hop.tunnel)},
                 {"control", json_of(hop.control)},
                 {"needs", hop.needs},
                 {"exposure", exposure_json(hop.exposure)},
                 {"options", list_of(options)}});
    if (hop.vendor) {
        json["vendor"] = hop.vendor->vendor;
        json["target"] = text_or_null(hop.vendor->target);
    }
    return json;
}

// --- routes

Json json_of(const Outcome& outcome, const Explanation& explanation) {
    const ExploredRoute& explored = explanation.routes[outcome.route];
    const Route& route = explored.route;
    Json hops = Json::array();
    for (std::size_t i = 0; i < route.hops.size(); ++i) {
        const bool has_options = i < explored.options.size();
        hops.push_back(
            json_of(route.hops[i], has_options ? explored.options[i] : std::vector<OptionRow>{}));
    }
    return {{"when", when_json(outcome.when)},
            {"route", outcome.route + 1},
            {"status", name_of(route.status)},
            {"hops", std::move(hops)},
            {"proxy_command", text_or_null(route.proxy_command)},
            {"equivalent_command", list_or_null(route.equivalent_command)},
            {"notes", list_of(all_notes(route, explanation))}};
}

Json document_of(const Explanation& explanation) {
    Json routes = Json::array();
    if (explanation.ending == Ending::complete) {
        for (const Outcome& outcome : explanation.outcomes) {
            routes.push_back(json_of(outcome, explanation));
        }
    }
    return explanation_document(schema, explanation, std::move(routes));
}

}  // namespace

std::string explanation_json(const Explanation& explanation) {
    return printed_document(document_of(explanation));
}

std::string verified_json(const ShownVerification& shown) {
    Json document = document_of(shown.explanation);
    document["verification"] = verification_json(shown);
    return printed_document(document);
}

}  // namespace sshplan::cli
