#include "tools/sshplan/views/json_parts.hpp"

#include <string_view>
#include <utility>

#include "tools/sshplan/views/explanation_document.hpp"
#include "tools/sshplan/views/json_text.hpp"

namespace sshplan::cli {
namespace {

constexpr int indentation = 2;
constexpr int no_line_ends = -1;  // as nlohmann's dump() has it

std::string_view name_of_status(ConditionStatus status) {
    switch (status) {
        case ConditionStatus::undecided:
            return "undecided";
        case ConditionStatus::assumed:
            return "assumed";
        case ConditionStatus::ran:
            return "ran";
    }
    return {};
}

Json json_of(const Asking& asking) {
    const JsonPlace place = place_of(asking.place.file, asking.line);
    return {{"file", place.file},
            {"line", place.line},
            {"negated", asking.negated},
            {"written", asking.written},
            {"hop", asking.hop},
            {"pass", asking.pass}};
}

Json json_of(ConditionId id, const Condition& condition) {
    const Asking first = condition.asked.empty() ? Asking{} : condition.asked.front();
    const JsonPlace place = place_of(first.place.file, first.line);
    Json asked = Json::array();
    for (const Asking& asking : condition.asked) asked.push_back(json_of(asking));
    return {{"id", condition_name(id)},
            {"kind", name_of(condition.kind)},
            {"command", condition.text},
            {"written", first.written},
            {"negated", first.negated},
            {"file", place.file},
            {"line", place.line},
            {"asked", std::move(asked)},
            {"effect", condition.effect},
            {"status", name_of_status(condition.status)},
            {"outcome", condition.outcome ? Json(*condition.outcome) : Json()}};
}

Json json_of(const Complaint& complaint) {
    const SourceFile* const file = complaint.where.file;
    const JsonPlace place = place_of(file, complaint.line);
    const bool is_placed = file != nullptr && complaint.where.span.begin <= file->bytes().size();
    const std::uint32_t column = is_placed ? file->position(complaint.where.span.begin).column : 0;
    return {{"file", place.file},
            {"line", place.line},
            {"column", column},
            {"message", complaint.text}};
}

std::string printed(const Json& document, int indent) {
    const std::string text =
        document.dump(indent, ' ', false, nlohmann::json::error_handler_t::replace);
    return inert_json(text) + "\n";
}

template <typename Predicate>
Json ids_of(const std::vector<Condition>& conditions, Predicate is_wanted) {
    Json ids = Json::array();
    for (ConditionId id = 0; id < conditions.size(); ++id) {
        if (is_wanted(conditions[id])) ids.push_back(condition_name(id));
    }
    return ids;
}

}  // namespace

JsonPlace place_of(const Origin& origin) {
    if (origin.kind == OriginKind::defaulted) return {};
    if (origin.kind != OriginKind::file || origin.place.file == nullptr) return {nullptr, 0};
    return {origin.place.file->name(), origin.line};
}

JsonPlace place_of(const SourceFile* file, std::uint32_t line) {
    if (file == nullptr || file->is_option()) return {nullptr, 0};
    return {file->name(), line};
}

Json when_json(const When& when) {
    Json map = Json::object();
    for (const Guard& guard : when) map[condition_name(guard.condition)] = guard.outcome;
    return map;
}

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json text_or_null(const std::optional<std::string>& text) { return text ? Json(*text) : Json(); }

Json place_json(const Hop& hop) {
    return {{"name", text_or_null(hop.name)},
            {"hostname", text_or_null(hop.hostname)},
            {"port", hop.port == 0 ? Json() : Json(hop.port)},
            {"user", text_or_null(hop.user)},
            {"host_key_name", text_or_null(hop.host_key_name)},
            {"reach", name_of(hop.reach)}};
}

Json exposure_json(const Exposure& exposure) {
    return {{"agent", exposure.agent}, {"x11", exposure.x11}, {"session", exposure.session}};
}

Json json_of(const std::vector<Condition>& conditions) {
    Json list = Json::array();
    for (ConditionId id = 0; id < conditions.size(); ++id) {
        list.push_back(json_of(id, conditions[id]));
    }
    return list;
}

Json undecided_ids(const std::vector<Condition>& conditions) {
    return ids_of(conditions,
                  [](const Condition& c) { return c.status == ConditionStatus::undecided; });
}

Json executed_ids(const std::vector<Condition>& conditions) {
    return ids_of(conditions, [](const Condition& condition) {
        return condition.end && condition.end->kind != CommandEnd::Kind::no_shell;
    });
}

Json errors_of(const std::vector<Complaint>& complaints, Ending ending) {
    Json errors = Json::array();
    if (ending == Ending::complete) return errors;
    for (const Complaint& complaint : complaints) {
        if (complaint.severity == Severity::error) errors.push_back(json_of(complaint));
    }
    return errors;
}

std::string printed_explanation(std::string_view schema,
                                const Explanation& explanation,
                                Json routes) {
    return printed_document(explanation_document(schema, explanation, std::move(routes)));
}

std::string printed_document(const Json& document) { return printed(document, indentation); }

std::string printed_line(const Json& document) { return printed(document, no_line_ends); }

}  // namespace sshplan::cli
