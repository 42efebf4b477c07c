#include "tools/sshplan/views/plan_json.hpp"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "tools/sshplan/views/json_parts.hpp"

namespace sshplan::cli {
namespace {

constexpr std::string_view schema = "sshplan/plan/1";

constexpr std::array kinds{ConditionKind::exec, ConditionKind::local_network, ConditionKind::dns};

Json json_of(const PlanInput& input) {
    return {{"path", input.path}, {"id", text_or_null(input.id)}};
}

Json json_of(const PlanSearch& search) {
    return {{"pattern", search.pattern}, {"paths", search.paths}};
}

Json json_of(const FrozenFile& file) { return {{"path", file.path}, {"text", file.text}}; }

Json json_of(const UnfrozenCommand& command) {
    return {{"hop", command.hop + 1}, {"command", command.command}};
}

Json json_of(const StrangeCommand& command) {
    return {{"file", command.file},
            {"line", command.line},
            {"text", command.text},
            {"why", command.why}};
}

Json json_of(const Hop& hop) {
    Json json = place_json(hop);
    json["exposure"] = exposure_json(hop.exposure);
    return json;
}

template <typename T>
Json list_of(const std::vector<T>& values) {
    Json list = Json::array();
    for (const T& value : values) list.push_back(json_of(value));
    return list;
}

PlanInput input_of(const Json& json) {
    const Json& id = json.at("id");
    return {.path = json.at("path"), .id = id.is_null() ? std::string{} : id.get<std::string>()};
}

Condition condition_of(const Json& json) {
    Condition condition{.text = json.at("command")};
    const bool has_run = json.at("status") == "ran";
    condition.status = has_run ? ConditionStatus::ran : ConditionStatus::assumed;
    for (const ConditionKind kind : kinds) {
        if (json.at("kind") == name_of(kind)) condition.kind = kind;
    }
    const Json& outcome = json.at("outcome");
    if (!outcome.is_null()) condition.outcome = outcome.get<bool>();
    return condition;
}

PlanFile plan_of(const Json& json) {
    PlanFile plan{.destination = json.at("destination"),
                  .made_from = json.at("command_line"),
                  .user = json.at("user"),
                  .openssh = json.at("openssh"),
                  .ssh = input_of(json.at("ssh")),
                  .folder = json.at("folder"),
                  .words = json.at("arguments")};
    for (const Json& file : json.at("files")) {
        plan.files.push_back({file.at("path"), file.at("text")});
    }
    for (const Json& command : json.at("unfrozen")) {
        const std::size_t hop = command.at("hop");
        plan.unfrozen.push_back({hop == 0 ? 0 : hop - 1, command.at("command")});
    }
    for (const Json& input : json.at("inputs")) plan.inputs.push_back(input_of(input));
    for (const Json& search : json.at("searches")) {
        plan.searches.push_back({search.at("pattern"), search.at("paths")});
    }
    for (const Json& condition : json.at("conditions")) {
        plan.conditions.push_back(condition_of(condition));
    }
    for (const Json& command : json.at("strange")) {
        plan.strange.push_back({.file = command.at("file"),
                                .line = command.at("line"),
                                .text = command.at("text"),
                                .why = command.at("why")});
    }
    return plan;
}

}  // namespace

std::string plan_json(const PlanFile& plan, const Explanation& explanation) {
    const std::vector<Hop> none;
    const std::vector<Hop>& hops =
        explanation.routes.empty() ? none : explanation.routes.front().route.hops;
    return printed_document({{"schema", schema},
                             {"destination", plan.destination},
                             {"command_line", plan.made_from},
                             {"user", plan.user},
                             {"openssh", plan.openssh},
                             {"ssh", json_of(plan.ssh)},
                             {"conditions", json_of(plan.conditions)},
                             {"hops", list_of(hops)},
                             {"folder", plan.folder},
                             {"arguments", plan.words},
                             {"files", list_of(plan.files)},
                             {"unfrozen", list_of(plan.unfrozen)},
                             {"inputs", list_of(plan.inputs)},
                             {"searches", list_of(plan.searches)},
                             {"strange", list_of(plan.strange)}});
}

std::variant<PlanFile, BadPlan> read_plan(std::string_view text) {
    try {
        const Json json = Json::parse(text);
        if (json.at("schema") != schema) {
            return BadPlan{fmt::format("its schema is not {}", schema)};
        }
        return plan_of(json);
    } catch (const Json::exception&) {
        return BadPlan{"it is no plan that explain --out wrote"};
    }
}

}  // namespace sshplan::cli
