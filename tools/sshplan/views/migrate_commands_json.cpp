#include "tools/sshplan/views/migrate_commands_json.hpp"

#include <algorithm>
#include <utility>

#include "planner/migrate/difference.hpp"
#include "tools/sshplan/views/json_parts.hpp"

namespace sshplan::cli {
namespace {

constexpr std::string_view schema = "sshplan/migrate/1";

Json json_of(const ChangeWitness& witness) {
    Json outcomes = Json::object();
    for (const auto& [text, outcome] : witness.outcomes) outcomes[text] = outcome;
    const RouteChange& change = witness.change;
    const bool is_option = change.kind == ChangeKind::option;
    return {{"words", witness.words},
            {"outcomes", std::move(outcomes)},
            {"openssh", witness.openssh},
            {"before", witness.before},
            {"after", witness.after},
            {"change",
             {{"kind", name_of(change.kind)},
              {"hop", text_or_null(change.hop)},
              {"keyword", is_option ? Json(describe(change.keyword).spelling) : Json()},
              {"before", change.before},
              {"after", change.after}}}};
}

Json json_of(const CommandDifference& one, const std::string& host) {
    const KnownDifference* const known = find_difference(one.id);
    return {{"id", one.id},
            {"text", known == nullptr ? Json() : Json(known->text)},
            {"jump", text_or_null(one.jump)},
            {"detail", text_or_null(one.detail)},
            {"hosts", Json::array({host})}};
}

Json json_of(const NeededBlock& block) {
    Json lines = Json::array();
    for (const ConfigLine& line : block.lines) {
        lines.push_back({{"keyword", line.keyword}, {"value", line.value}});
    }
    return {{"host", block.host}, {"lines", std::move(lines)}};
}

Json json_of(const MigratedCommand& command) {
    Json differences = Json::array();
    for (const CommandDifference& one : command.differences) {
        differences.push_back(json_of(one, command.host));
    }
    Json notes = Json::array();
    for (const Note& note : command.notes) {
        notes.push_back({{"code", note.code}, {"text", note.text}});
    }
    return {{"file", nullptr},
            {"line", command.given.number},
            {"family", command.kind ? Json(name_of(*command.kind)) : Json()},
            {"before", command.given.written},
            {"after", text_or_null(command.after)},
            {"words", command.words.empty() ? Json() : Json(command.words)},
            {"verdict", name_of(command.verdict)},
            {"reason", text_or_null(command.reason)},
            {"witness", command.witness ? json_of(*command.witness) : Json()},
            {"differences", std::move(differences)},
            {"tests", command.probes},
            {"block", command.block ? json_of(*command.block) : Json()},
            {"notes", std::move(notes)}};
}

Json proof_of(const CommandReport& report) {
    std::size_t classes = 0;
    std::size_t outcomes = 0;
    std::size_t cases = 0;
    std::size_t equal = 0;
    bool is_exhaustive = true;
    for (const MigratedCommand& command : report.commands.all) {
        classes += command.proof.classes;
        outcomes = std::max(outcomes, command.proof.outcomes);
        cases += command.proof.cases;
        equal += command.proof.equal;
        is_exhaustive = is_exhaustive && command.proof.gaps.empty();
    }
    return {{"classes", classes},
            {"outcomes", outcomes},
            {"versions", Json::array({report.dialect.name})},
            {"cases", cases},
            {"equal", equal},
            {"exhaustive", is_exhaustive},
            {"shell", report.shell}};
}

}  // namespace

std::string migrated_commands_json(const CommandReport& report) {
    Json recipes = Json::array();
    Json errors = Json::array();
    for (const MigratedCommand& command : report.commands.all) {
        const bool is_listed = command.kind || command.verdict != Verdict::kept;
        if (is_listed) recipes.push_back(json_of(command));
        for (Json& error : errors_of(command.complaints, command.ending)) {
            errors.push_back(std::move(error));
        }
    }
    return printed_document({{"schema", schema},
                             {"recipes", std::move(recipes)},
                             {"proof", proof_of(report)},
                             {"diff", ""},
                             {"written", false},
                             {"errors", std::move(errors)}});
}

}  // namespace sshplan::cli
