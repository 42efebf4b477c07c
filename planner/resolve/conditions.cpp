#include "planner/resolve/conditions.hpp"

#include <algorithm>
#include <array>
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
    const bool is_own = assumption.form == Assumption::Form::own_address;
    if (*assumption.kind != condition.kind || is_own) return std::nullopt;
    if (condition.kind == ConditionKind::local_network) {
        return network_answer(condition.text, assumption.what, assumption.outcome);
    }
    // Of a command, letter case is part.
    const bool is_same = condition.kind == ConditionKind::dns
                             ? equals_ignoring_case(assumption.what, condition.text)
                             : assumption.what == condition.text;
    return is_same ? std::optional{assumption.outcome} : std::nullopt;
}

/// What precedes the question in `--assume WHAT=ANSWER`.
struct AssumptionPrefix {
    std::string_view text;
    ConditionKind kind;
    Assumption::Form form = Assumption::Form::of_condition;
};

constexpr std::array prefixes{
    AssumptionPrefix{"localnetwork:", ConditionKind::local_network},
    AssumptionPrefix{"dns:", ConditionKind::dns},
    AssumptionPrefix{"net:", ConditionKind::local_network, Assumption::Form::own_address},
};

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
    const bool has_answer = equal != std::string_view::npos;
    std::string_view what = written.substr(0, equal);
    const std::string_view answer = has_answer ? written.substr(equal + 1) : "";
    Assumption assumption{.written = std::string{written}, .kind = {}, .what = {}};
    for (const AssumptionPrefix& prefix : prefixes) {
        if (!what.starts_with(prefix.text)) continue;
        assumption.kind = prefix.kind;
        assumption.form = prefix.form;
        what.remove_prefix(prefix.text.size());
        break;
    }
    assumption.what = what;
    if (what.empty()) return std::nullopt;
    if (assumption.form == Assumption::Form::own_address) {
        const bool is_said = !has_answer || answer == "yes";
        return is_said && is_address_itself(what) ? std::optional{assumption} : std::nullopt;
    }
    std::optional<bool> outcome = has_answer ? read_answer(answer) : std::nullopt;
    // `dns:NAME=ADDRESS` says yes, too.
    const bool is_name = assumption.kind == ConditionKind::dns;
    if (!outcome && is_name && is_address_itself(answer)) outcome = true;
    if (!outcome) return std::nullopt;
    assumption.outcome = *outcome;
    return assumption;
}

Conditions::Conditions(ConditionSources sources, std::vector<Assumption> assumptions)
    : sources_(std::move(sources)), assumptions_(std::move(assumptions)) {}

Conditions Conditions::asking_only(World& silent) const {
    Conditions others{{silent, silent, silent, sources_.shell, sources_.table}, assumptions_};
    others.all_ = all_;
    others.ids_ = ids_;
    others.chosen_.resize(all_.size());
    others.turns_.resize(all_.size());
    others.related_ = related_;
    return others;
}

ConditionId Conditions::ask(ConditionKind kind, std::string text, Asking asking) {
    const std::size_t known = all_.size();
    const std::string key = text;
    const ConditionId id = ask_as(kind, std::move(text), key, std::move(asking));
    if (id < known) return id;
    Condition& condition = all_[id];
    if (settle_by_assumption(condition, id)) return id;
    if (kind == ConditionKind::exec) settle_by_command(condition);
    if (kind == ConditionKind::local_network) settle_by_addresses(condition);
    return id;
}

ConditionId Conditions::ask_name(const NameQuestion& question, Asking asking) {
    const std::size_t known = all_.size();
    std::string text = question.name;
    if (text.ends_with('.')) text.pop_back();
    const std::string key = fmt::format("{} {}", question.name, static_cast<int>(question.family));
    const ConditionId id = ask_as(ConditionKind::dns, std::move(text), key, std::move(asking));
    if (id == known && !settle_by_assumption(all_[id], id)) settle_by_name(all_[id], question);
    return id;
}

ConditionId Conditions::ask_as(ConditionKind kind,
                               std::string text,
                               std::string_view key,
                               Asking asking) {
    const auto [entry, is_new] =
        ids_.try_emplace(fmt::format("{} {}", name_of(kind), key), all_.size());
    const ConditionId id = entry->second;
    if (is_new) {
        all_.push_back({.kind = kind, .text = std::move(text)});
        chosen_.emplace_back();
        turns_.emplace_back();
        related_.emplace_back();
        if (kind == ConditionKind::local_network) relate_networks(id);
    }
    // Another branch asks the same again; a file that is included twice asks twice.
    Turns& turns =
        turns_[id][{asking.place.file, asking.place.span.begin, asking.pass, asking.hop}];
    if (turns.now == 0) counted_.push_back(&turns);
    asking.turn = ++turns.now;
    if (turns.now > turns.ever) {
        turns.ever = turns.now;
        all_[id].asked.push_back(std::move(asking));
    }
    return id;
}

bool Conditions::settle_by_assumption(Condition& condition, ConditionId id) {
    for (Assumption& assumption : assumptions_) {
        const std::optional<bool> outcome = applied(assumption, condition, id);
        if (!outcome) continue;
        assumption.matched = true;
        condition.status = ConditionStatus::assumed;
        condition.outcome = outcome;
        return true;
    }
    if (condition.kind != ConditionKind::local_network) return false;
    for (Assumption& assumption : assumptions_) {
        if (assumption.form != Assumption::Form::own_address) continue;
        assumption.matched = true;
        condition.status = ConditionStatus::assumed;
        condition.outcome =
            condition.outcome.value_or(false) || address_within(assumption.what, condition.text);
    }
    return condition.outcome.has_value();
}

void Conditions::settle_by_command(Condition& condition) {
    Patience patience{.limit = sources_.watch.limit};
    if (sources_.watch.still_runs) {
        patience.still_runs = [&](double seconds) {
            sources_.watch.still_runs(condition, seconds);
        };
    }
    condition.end = sources_.commands.run_shell(sources_.shell, condition.text, patience);
    if (!condition.end || condition.end->kind != CommandEnd::Kind::exited) return;
    condition.status = ConditionStatus::ran;
    condition.outcome = condition.end->status == 0;
}

void Conditions::settle_by_addresses(Condition& condition) {
    const auto addresses = sources_.networks.local_addresses();
    if (!addresses) return;
    condition.status = ConditionStatus::ran;
    condition.outcome = std::ranges::any_of(*addresses, [&](const std::string& address) {
        return address_within(address, condition.text);
    });
}

void Conditions::settle_by_name(Condition& condition, const NameQuestion& question) {
    condition.name = sources_.table.look_up(question.name);
    if (condition.name) {
        condition.status = ConditionStatus::assumed;
    } else {
        condition.name = sources_.names.look_up(question);
        if (condition.name) condition.status = ConditionStatus::ran;
    }
    if (condition.name) condition.outcome = condition.name->is_found;
}

std::optional<bool> Conditions::known(ConditionId id) const {
    if (all_[id].outcome) return all_[id].outcome;
    return chosen_[id] ? chosen_[id] : implied(id);
}

void Conditions::relate_networks(ConditionId id) {
    for (ConditionId other = 0; other < id; ++other) {
        if (all_[other].kind != ConditionKind::local_network) continue;
        if (networks_within(all_[other].text, all_[id].text)) {
            related_[id].within.push_back(other);
            related_[other].around.push_back(id);
        }
        if (networks_within(all_[id].text, all_[other].text)) {
            related_[other].within.push_back(id);
            related_[id].around.push_back(other);
        }
    }
}

/// Networks that lie in each other answer each other.
std::optional<bool> Conditions::implied(ConditionId id) const {
    const auto is_answered = [&](ConditionId other, bool outcome) {
        return (all_[other].outcome ? all_[other].outcome : chosen_[other]) == outcome;
    };
    const auto is_in = [&](ConditionId other) { return is_answered(other, true); };
    const auto is_out = [&](ConditionId other) { return is_answered(other, false); };
    if (std::ranges::any_of(related_[id].within, is_in)) return true;
    if (std::ranges::any_of(related_[id].around, is_out)) return false;
    return std::nullopt;
}

bool Conditions::decide(ConditionId id) {
    if (const std::optional<bool> outcome = known(id)) return *outcome;
    trail_.push_back({id, true});
    chosen_[id] = true;
    return true;
}

void Conditions::forget_turns() {
    for (Turns* const turns : counted_) turns->now = 0;
    counted_.clear();
}

void Conditions::forget_choices() {
    forget_turns();
    for (const Guard& guard : trail_) chosen_[guard.condition].reset();
    trail_.clear();
}

bool Conditions::next_branch() {
    forget_turns();
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
