#include "tools/sshplan/views/migrate_json.hpp"

#include "parser/config/config.hpp"
#include "planner/explore/unknown_caller.hpp"
#include "planner/migrate/assumption.hpp"
#include "planner/migrate/difference.hpp"
#include "tools/sshplan/views/json_parts.hpp"

namespace sshplan::cli {
namespace {

Json json_of(const RouteChange& change) {
    const bool is_option = change.kind == ChangeKind::option;
    return {{"what", is_option ? describe(change.keyword).spelling : name_of(change.kind)},
            {"hop", text_or_null(change.hop)},
            {"before", with_caller_in_words(change.before)},
            {"after", with_caller_in_words(change.after)}};
}

Json json_of(const ChangeWitness& witness) {
    Json outcomes = Json::array();
    for (const auto& [text, outcome] : witness.outcomes) {
        outcomes.push_back({{"condition", text}, {"outcome", outcome}});
    }
    return {{"words", witness.words},
            {"local_user", witness.local_user ? Json(*witness.local_user) : Json()},
            {"outcomes", std::move(outcomes)},
            {"openssh", witness.openssh},
            {"before", with_caller_in_words(witness.before)},
            {"after", with_caller_in_words(witness.after)},
            {"change", json_of(witness.change)}};
}

Json json_of(const NamedDifference& difference, const std::string& jump) {
    return {{"id", difference.id},
            {"text", find_difference(difference.id)->text},
            {"jump", jump},
            {"hosts", difference.hosts}};
}

Json json_of(const MigratedRecipe& recipe, const MigrateAnswer& answer) {
    Json differences = Json::array();
    for (const NamedDifference& difference : recipe.differences) {
        differences.push_back(json_of(difference, recipe.after));
    }
    return {{"file", answer.name_of(*recipe.site.file->source)},
            {"line", recipe.site.line->line},
            {"family", name_of(recipe.site.kind)},
            {"before", raw_value(*recipe.site.line)},
            {"after", text_or_null(recipe.after)},
            {"verdict", name_of(recipe.verdict)},
            {"reason", text_or_null(recipe.reason)},
            {"explanation", text_or_null(recipe.explanation)},
            {"witness", recipe.witness ? json_of(*recipe.witness) : Json()},
            {"differences", std::move(differences)},
            {"hosts", recipe.hosts},
            {"applied", recipe.is_applied}};
}

Json json_of(const ComparisonCount& count) {
    Json gaps = Json::array();
    for (const Note& gap : count.gaps) gaps.push_back({{"code", gap.code}, {"text", gap.text}});
    return {{"classes", count.classes},
            {"outcomes", count.outcomes},
            {"versions", count.versions},
            {"cases", count.cases},
            {"equal", count.equal},
            {"exhaustive", count.gaps.empty()},
            {"gaps", std::move(gaps)}};
}

Json placed(const Complaint& complaint, const MigrateAnswer& answer) {
    const Place& place = complaint.where;
    if (place.file == nullptr) return {{"file", nullptr}, {"line", 0}, {"column", 0}};
    const Position begin = place.file->position(place.span.begin);
    return {{"file", answer.name_of(*place.file)}, {"line", begin.line}, {"column", begin.column}};
}

}  // namespace

std::string migrate_json(const MigrateAnswer& answer) {
    const Migration& migration = *answer.migration;
    Json recipes = Json::array();
    for (const MigratedRecipe& recipe : migration.recipes) {
        recipes.push_back(json_of(recipe, answer));
    }
    Json generated = Json::array();
    for (const auto& [file, mark] : answer.generated) {
        generated.push_back({{"file", answer.name_of(*file)}, {"mark", mark}});
    }
    Json remarks = Json::array();
    for (const FileRemark& remark : answer.remarks) {
        Json one{{"code", remark.code}, {"text", remark.complaint.text}};
        one.update(placed(remark.complaint, answer));
        remarks.push_back(std::move(one));
    }
    Json notes = Json::array();
    for (const Note& note : answer.notes) {
        notes.push_back({{"code", note.code}, {"text", note.text}});
    }
    Json errors = Json::array();
    for (const Complaint& error : answer.errors) {
        Json one = placed(error, answer);
        one["message"] = error.text;
        errors.push_back(std::move(one));
    }
    return printed_document({{"schema", "sshplan/migrate/1"},
                             {"shell", answer.shell},
                             {"assumed", assumptions_of(migration, answer.shell)},
                             {"recipes", std::move(recipes)},
                             {"proof", json_of(migration.proof.count)},
                             {"diff", answer.diff()},
                             {"written", answer.is_written},
                             {"generated", std::move(generated)},
                             {"remarks", std::move(remarks)},
                             {"notes", std::move(notes)},
                             {"errors", std::move(errors)}});
}

}  // namespace sshplan::cli
