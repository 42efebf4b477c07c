#include "planner/fix/fix_trial.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "planner/lint/rule.hpp"
#include "planner/world/overlaid_world.hpp"

namespace sshplan {
namespace {

const SourceFile* source_at(const ReadState& state, const SourceFile& file) {
    for (const LintTarget& target : state.targets) {
        for (const OpenedFile* const opened : target.files->opened()) {
            if (opened->source.get() == &file) return opened->source.get();
        }
    }
    return nullptr;
}

}  // namespace

FixTrial::FixTrial(World& machine,
                   const StateReader& read,
                   const ReadState& before,
                   std::span<const Dialect> dialects,
                   TrialLimits limits)
    : machine_(machine), read_(read), before_(before), dialects_(dialects), left_(limits) {}

std::string FixTrial::place_of(const SourceFile& file) const {
    const auto [entry, is_new] = places_.try_emplace(&file);
    if (is_new) entry->second = before_.world_of(file).real_path(file.name());
    return entry->second;
}

/// A file that two configurations include is one file, and a fix that both ask for is one fix.
bool FixTrial::add(EditsByPlace& edits, const Finding& finding) const {
    EditList changed = edits[place_of(*finding.where.file)];
    for (const Edit& edit : finding.fix->edits.edits()) {
        const auto& there = changed.edits();
        if (std::ranges::find(there, edit) != there.end()) continue;
        if (!changed.add(edit)) return false;
    }
    edits[place_of(*finding.where.file)] = std::move(changed);
    return true;
}

EditsByPlace FixTrial::edits_of(std::span<const Finding* const> findings) const {
    EditsByPlace edits;
    for (const Finding* const finding : findings) (void)add(edits, *finding);
    return edits;
}

bool FixTrial::holds(std::span<const Finding* const> findings, Likeness likeness) {
    if (is_over()) return false;
    std::map<std::string, std::string> bytes;
    for (const auto& [place, edits] : edits_of(findings)) {
        const auto finding = std::ranges::find_if(
            findings, [&](const Finding* one) { return place_of(*one->where.file) == place; });
        bytes[place] = edits.apply((*finding)->where.file->bytes());
    }
    OverlaidWorld changed{machine_, std::move(bytes)};
    const Equivalence result = compare_answers(before_, read_(changed), dialects_, likeness);
    left_.cases -= std::min(left_.cases, result.cases);
    --left_.trials;
    return likeness == Likeness::all_answers ? result.holds() : !result.difference;
}

/// What only another fix makes harmless is not among them.
std::vector<const Finding*> FixTrial::fitting_alone(std::span<const Finding* const> findings,
                                                    Likeness likeness) {
    std::vector<const Finding*> fitting;
    for (const Finding* const finding : findings) {
        if (holds({&finding, 1}, likeness)) fitting.push_back(finding);
    }
    return fitting;
}

void FixTrial::grow(std::vector<const Finding*>& taken,
                    std::span<const Finding* const> more,
                    Likeness likeness) {
    if (more.empty() || is_over()) return;
    const std::size_t before = taken.size();
    taken.insert(taken.end(), more.begin(), more.end());
    if (holds(taken, likeness)) return;
    taken.resize(before);
    if (more.size() == 1) return;
    const std::size_t half = more.size() / 2;
    grow(taken, more.first(half), likeness);
    grow(taken, more.subspan(half), likeness);
}

std::vector<const Finding*> FixTrial::fitting(std::vector<const Finding*> findings,
                                              Likeness likeness,
                                              Alone alone) {
    EditsByPlace edits;
    std::erase_if(findings, [&](const Finding* finding) {
        return source_at(before_, *finding->where.file) == nullptr || !add(edits, *finding);
    });
    // What a rule takes for safe is tried first, then one rule after the other: where the fixes of
    // a rule are of one kind, one trial does for all.
    const auto group_of = [](const Finding* finding) {
        const bool is_likely = finding->fix->safety == Safety::safe;
        return is_likely ? std::string_view{} : finding->rule->id;
    };
    std::ranges::stable_sort(findings, {}, group_of);
    std::vector<const Finding*> taken;
    for (std::span<const Finding* const> rest{findings}; !rest.empty();) {
        const std::string_view group = group_of(rest.front());
        const auto end = std::ranges::find_if(
            rest, [&](const Finding* finding) { return group_of(finding) != group; });
        const auto size = static_cast<std::size_t>(end - rest.begin());
        const auto some = rest.first(size);
        const bool is_doubtful = !group.empty() && likeness == Likeness::all_answers;
        if (alone == Alone::each || is_doubtful) {
            grow(taken, fitting_alone(some, likeness), likeness);
        } else {
            grow(taken, some, likeness);
        }
        rest = rest.subspan(size);
    }
    return taken;
}

void label_fixes(std::vector<Finding>& findings, FixTrial& trial) {
    std::vector<const Finding*> fixable;
    for (const Finding& finding : findings) {
        if (finding.fix) fixable.push_back(&finding);
    }
    const std::vector<const Finding*> safe =
        trial.fitting(fixable, Likeness::all_answers, Alone::each);
    const std::set<const Finding*> are_safe(safe.begin(), safe.end());
    for (Finding& finding : findings) {
        if (!finding.fix) continue;
        finding.fix->safety = are_safe.contains(&finding) ? Safety::safe : Safety::unsafe;
    }
}

}  // namespace sshplan
