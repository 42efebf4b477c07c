#include "planner/fix/equivalence.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "planner/resolve/dump/dump.hpp"

namespace sshplan {
namespace {

/// The lines of ssh -G of a hop; one with the fault where nothing is printed.
std::vector<DumpLine> lines_of(const Hop& hop, const Client& client) {
    if (!hop.resolution) return {};
    auto dumped = dump(*hop.resolution, client);
    if (auto* const fault = std::get_if<DumpFault>(&dumped)) {
        return {{Keyword::count_, fault->complaint.text}};
    }
    return std::get<std::vector<DumpLine>>(std::move(dumped));
}

/// The first line in which two answers differ.
std::optional<RouteChange> change_of_lines(const Hop& before,
                                           const Hop& after,
                                           const Client& client) {
    const std::vector<DumpLine> old_lines = lines_of(before, client);
    const std::vector<DumpLine> new_lines = lines_of(after, client);
    const auto [old_line, new_line] = std::ranges::mismatch(old_lines, new_lines);
    const bool has_old = old_line != old_lines.end();
    const bool has_new = new_line != new_lines.end();
    if (!has_old && !has_new) return std::nullopt;
    return RouteChange{.kind = ChangeKind::option,
                       .hop = before.hostname,
                       .hop_name = before.name,
                       .keyword = has_old ? old_line->keyword : new_line->keyword,
                       .before = has_old ? old_line->text : "",
                       .after = has_new ? new_line->text : ""};
}

std::string refusal_of(const Route& route) {
    std::string text;
    for (const Complaint& complaint : route.complaints) text.append(complaint.text).append("\n");
    return text;
}

std::optional<RouteChange> change_of_refusals(const Route& before, const Route& after) {
    std::string old_text = refusal_of(before);
    std::string new_text = refusal_of(after);
    if (old_text == new_text) return std::nullopt;
    return RouteChange{.before = std::move(old_text), .after = std::move(new_text)};
}

/// In what a case differs, more strictly than where only the way counts.
std::optional<RouteChange> change_of_answers(const ComparedCase& one, const Client& client) {
    if (!one.changes.empty()) return one.changes.front();
    if (auto change = change_of_refusals(one.before, one.after)) return change;
    for (std::size_t i = 0; i < one.before.hops.size(); ++i) {
        if (auto change = change_of_lines(one.before.hops[i], one.after.hops[i], client)) {
            return change;
        }
    }
    return std::nullopt;
}

bool goes_on(const Route& route) { return route.status != RouteStatus::refused; }

std::optional<RouteChange> new_refusal(const ComparedCase& one) {
    if (!goes_on(one.before) || goes_on(one.after)) return std::nullopt;
    return RouteChange{.before = std::string{name_of(one.before.status)},
                       .after = refusal_of(one.after)};
}

/// Whether a file of the target holds other bytes.
bool is_changed(const LintTarget& before, const LintTarget& after) {
    const std::vector<const OpenedFile*>& files = before.files->opened();
    return std::ranges::any_of(files, [&](const OpenedFile* file) {
        if (!file->source) return false;
        const OpenedFile& now = after.files->open(file->source->name());
        return !now.source || now.source->bytes() != file->source->bytes();
    });
}

/// What cannot be compared: files are read in other places than before, or not at all.
Equivalence other_configurations() {
    Equivalence unequal;
    unequal.difference = ChangeWitness{.change = {.kind = ChangeKind::files,
                                                  .before = "the configurations that there were",
                                                  .after = "other ones"}};
    return unequal;
}

}  // namespace

Equivalence compare_answers(const ReadState& before,
                            const ReadState& after,
                            std::span<const Dialect> dialects,
                            Likeness likeness) {
    if (before.targets.size() != after.targets.size()) return other_configurations();
    Conditions conditions = open_conditions(before);
    Equivalence result;
    for (std::size_t i = 0; i < before.targets.size() && !result.difference; ++i) {
        Client client = before.targets[i].client;
        bool goes_on_somewhere = false;
        const auto take = [&](const ComparedCase& one) {
            ++result.cases;
            client.dialect = one.dialect;
            if (one.of.local_user) client.user = *one.of.local_user;
            const bool is_newest = one.dialect.name == dialects.back().name;
            goes_on_somewhere = goes_on_somewhere || (is_newest && goes_on(one.before));
            const auto change = likeness == Likeness::all_answers ? change_of_answers(one, client)
                                                                  : new_refusal(one);
            client.user = before.targets[i].client.user;
            if (!change) return AfterCase::next;
            result.difference = witness(one, *change, conditions);
            return AfterCase::stop;
        };
        const ComparisonCount count =
            compare_states(before.targets[i], after.targets[i], dialects, conditions, take);
        std::ranges::copy(count.gaps, std::back_inserter(result.gaps));
        const bool is_mute = !goes_on_somewhere && is_changed(before.targets[i], after.targets[i]);
        result.is_telling = result.is_telling && !is_mute;
    }
    return result;
}

}  // namespace sshplan
