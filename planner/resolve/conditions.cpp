#include "planner/resolve/conditions.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/resolve/address.hpp"

namespace sshplan {
namespace {

std::optional<bool> read_answer(std::string_view answer) {
    if (answer == "yes") return true;
    if (answer == "no") return false;
    int status = 0;
    const auto [end, error] = std::from_chars(answer.data(), answer.data() + answer.size(), status);
    const bool whole = error == std::errc{} && end == answer.data() + answer.size();
    if (!whole || status < 0 || status > 255) return std::nullopt;
    return status == 0;
}

/// What an assumption says about a condition; nothing if it speaks of another.
std::optional<bool> applied(const Assumption& assumption,
                            const Condition& condition,
                            ConditionId id) {
    if (!assumption.kind) {
        const bool named = assumption.what == condition_name(id);
        const bool globbed = condition.kind == ConditionKind::exec &&
                             matches_pattern(condition.text, assumption.what);
        return named || globbed ? std::optional{assumption.outcome} : std::nullopt;
    }
    if (*assumption.kind != condition.kind) return std::nullopt;
    if (condition.kind == ConditionKind::local_network) {
        return network_answer(condition.text, assumption.what, assumption.outcome);
    }
    return equals_ignoring_case(assumption.what, condition.text) ? std::optional{assumption.outcome}
                                                                 : std::nullopt;
}

}  // namespace

std::string_view name_of(ConditionKind kind) {
    switch (kind) {
        case ConditionKind::exec:
            return "exec";
        case ConditionKind::local_network:
            return "localnetwork";
        case ConditionKind::dns:
            return "dns";
    }
    return {};
}

std::string condition_name(ConditionId id) { return fmt::format("C{}", id + 1); }

std::optional<Assumption> read_assumption(std::string_view written) {
    const std::size_t equal = written.rfind('=');
    if (equal == std::string_view::npos) return std::nullopt;
    std::string_view what = written.substr(0, equal);
    const std::string_view answer = written.substr(equal + 1);
    Assumption assumption{.written = std::string{written}, .kind = {}, .what = {}};
    for (const ConditionKind kind : {ConditionKind::local_network, ConditionKind::dns}) {
        const std::string prefix = fmt::format("{}:", name_of(kind));
        if (!what.starts_with(prefix)) continue;
        assumption.kind = kind;
        what.remove_prefix(prefix.size());
    }
    const std::optional<bool> outcome = read_answer(answer);
    if (!outcome || what.empty()) return std::nullopt;
    assumption.what = what;
    assumption.outcome = *outcome;
    return assumption;
}

Conditions::Conditions(World& world, std::string shell, std::vector<Assumption> assumptions)
    : world_(world), shell_(std::move(shell)), assumptions_(std::move(assumptions)) {}

ConditionId Conditions::ask(ConditionKind kind, std::string text, Asking asking) {
    const auto [entry, is_new] =
        ids_.try_emplace(fmt::format("{} {}", name_of(kind), text), all_.size());
    const ConditionId id = entry->second;
    if (is_new) {
        all_.push_back(
            {.kind = kind, .text = std::move(text), .asked = {}, .outcome = {}, .end = {}});
        chosen_.emplace_back();
        turns_.emplace_back();
        settle(id);
    }
    // Another branch asks the same again; a file that is included twice asks twice.
    turns_[id].push_back(asking);
    asking.turn = static_cast<int>(std::ranges::count(turns_[id], asking));
    std::vector<Asking>& asked = all_[id].asked;
    if (std::ranges::find(asked, asking) == asked.end()) asked.push_back(std::move(asking));
    return id;
}

/// Decides a new condition by an assumption, or by running its command.
void Conditions::settle(ConditionId id) {
    Condition& condition = all_[id];
    for (Assumption& assumption : assumptions_) {
        const std::optional<bool> outcome = applied(assumption, condition, id);
        if (!outcome) continue;
        assumption.matched = true;
        condition.status = ConditionStatus::assumed;
        condition.outcome = outcome;
        return;
    }
    if (condition.kind != ConditionKind::exec) return;
    condition.end = world_.run_shell(shell_, condition.text);
    if (!condition.end || condition.end->kind != CommandEnd::Kind::exited) return;
    condition.status = ConditionStatus::ran;
    condition.outcome = condition.end->status == 0;
}

std::optional<bool> Conditions::known(ConditionId id) const {
    if (all_[id].outcome) return all_[id].outcome;
    return chosen_[id] ? chosen_[id] : implied(id);
}

/// Networks that lie in each other answer each other.
std::optional<bool> Conditions::implied(ConditionId id) const {
    if (all_[id].kind != ConditionKind::local_network) return std::nullopt;
    for (ConditionId other = 0; other < all_.size(); ++other) {
        if (other == id || all_[other].kind != ConditionKind::local_network) continue;
        const std::optional<bool> outcome =
            all_[other].outcome ? all_[other].outcome : chosen_[other];
        if (!outcome) continue;
        if (*outcome && networks_within(all_[other].text, all_[id].text)) return true;
        if (!*outcome && networks_within(all_[id].text, all_[other].text)) return false;
    }
    return std::nullopt;
}

bool Conditions::decide(ConditionId id) {
    if (const std::optional<bool> outcome = known(id)) return *outcome;
    trail_.push_back({id, true});
    chosen_[id] = true;
    return true;
}

bool Conditions::next_branch() {
    for (std::vector<Asking>& turns : turns_) turns.clear();
    while (!trail_.empty() && !trail_.back().outcome) {
        chosen_[trail_.back().condition].reset();
        trail_.pop_back();
    }
    if (trail_.empty()) return false;
    trail_.back().outcome = false;
    chosen_[trail_.back().condition] = false;
    return true;
}

}  // namespace sshplan
