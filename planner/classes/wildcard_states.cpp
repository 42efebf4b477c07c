#include "planner/classes/wildcard_states.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

namespace sshplan {
namespace {

bool has(const Bytes& bytes, char byte) { return bytes[static_cast<unsigned char>(byte)]; }

/// Whether an automaton is always where it began as well, and nothing makes that superfluous.
bool begins_with_its_only_star(const Automaton& automaton) {
    return std::ranges::count(automaton.stars, true) == 1 && automaton.stars.front() &&
           std::ranges::find(automaton.starts, 0) != automaton.starts.end();
}

/// Splits each kind of bytes in two, where a set takes some of it. Kinds are numbered by their
/// first bytes, from 0.
void split(std::array<std::size_t, 256>& kind_of, const Bytes& set) {
    std::array<std::size_t, 512> renumbered{};  // by kind and side, from 1
    std::size_t count = 0;
    for (unsigned code = 0; code < 256; ++code) {
        std::size_t& number = renumbered[2 * kind_of[code] + (set[code] ? 1 : 0)];
        if (number == 0) number = ++count;
        kind_of[code] = number - 1;
    }
}

}  // namespace

std::size_t WildcardStates::HashOfItems::operator()(const Items& items) const {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const Item item : items) hash = (hash ^ item) * 0x100000001b3;
    return hash ^ (hash >> 29);
}

WildcardStates::WildcardStates(const std::vector<NameTests::Wildcard>& tests,
                               std::size_t most_items)
    : tests_(tests), most_items_(most_items) {
    for (std::uint32_t test = 0; test < tests.size(); ++test) {
        take_automaton(tests[test].automaton, test);
    }
    find_kinds();
    find_resident_steps();
    settle(starts_);
    (void)state_of(std::move(starts_));
}

void WildcardStates::take_automaton(const Automaton& automaton, std::uint32_t test) {
    const auto base = static_cast<Item>(edges_.size());
    const bool is_resident = begins_with_its_only_star(automaton);
    const auto moved = [base](std::vector<Automaton::State> states) {
        for (Automaton::State& state : states) state += base;
        return states;
    };
    const std::vector<Automaton::State> lasting =
        is_resident ? automaton.closure({0}) : std::vector<Automaton::State>{};
    for (Automaton::State state = 0; state < automaton.edges.size(); ++state) {
        std::vector<Edge>& edges = edges_.emplace_back();
        for (const Automaton::Edge& edge : automaton.edges[state]) {
            edges.push_back({edge.bytes, edge.to + base});
        }
        closures_.push_back(moved(automaton.closure({state})));
        test_of_.push_back(test);
        stars_.push_back(automaton.stars[state]);
        accepts_.push_back(automaton.accepts[state]);
        residents_.push_back(std::ranges::find(lasting, state) != lasting.end());
    }
    std::ranges::copy(moved(automaton.closure(automaton.starts)), std::back_inserter(starts_));
}

/// Bytes are told apart by the edges that take them.
void WildcardStates::find_kinds() {
    std::unordered_set<Bytes> sets;
    for (const std::vector<Edge>& edges : edges_) {
        for (const Edge& edge : edges) {
            if (sets.insert(edge.bytes).second) split(kind_of_, edge.bytes);
        }
    }
    kinds_.resize(std::ranges::max(kind_of_) + 1);
    for (unsigned code = 0; code < 256; ++code) kinds_[kind_of_[code]] += static_cast<char>(code);
}

void WildcardStates::find_resident_steps() {
    resident_steps_.resize(kinds_.size());
    for (std::size_t kind = 0; kind < kinds_.size(); ++kind) {
        for (Item item = 0; item < edges_.size(); ++item) {
            if (residents_[item]) add_edges_of(item, kinds_[kind].front(), resident_steps_[kind]);
        }
    }
}

void WildcardStates::add_edges_of(Item item, char byte, Items& next) const {
    for (const Edge& edge : edges_[item]) {
        if (!has(edge.bytes, byte)) continue;
        for (const Item to : closures_[edge.to]) {
            if (!residents_[to]) next.push_back(to);
        }
    }
}

/// Sorts items, and leaves out those that say nothing more: residents, and what stands before the
/// last star that was reached.
void WildcardStates::settle(Items& items) const {
    std::ranges::sort(items, std::greater<>{});
    Items kept;
    std::uint32_t done = UINT32_MAX;  // the test of which the last star was met
    for (const Item item : items) {
        const bool is_double = !kept.empty() && kept.back() == item;
        if (is_double || residents_[item] || test_of_[item] == done) continue;
        kept.push_back(item);
        if (stars_[item]) done = test_of_[item];
    }
    std::ranges::reverse(kept);
    items = std::move(kept);
}

WildcardStates::State WildcardStates::state_of(Items items) {
    const auto next = static_cast<State>(items_of_.size());
    const auto [state, is_new] = states_.try_emplace(std::move(items), next);
    if (!is_new) return state->second;
    item_count_ += state->first.size() + kinds_.size();
    items_of_.push_back(&state->first);
    steps_.resize(steps_.size() + kinds_.size(), unknown);
    verdict_of_.push_back(verdict_on(state->first));
    return next;
}

std::uint32_t WildcardStates::verdict_on(const Items& items) {
    std::vector<std::uint32_t> accepting;
    TestRoles roles = 0;
    for (const Item item : items) {
        if (!accepts_[item]) continue;
        if (!accepting.empty() && accepting.back() == test_of_[item]) continue;
        accepting.push_back(test_of_[item]);
        roles |= tests_[test_of_[item]].roles;
    }
    const auto next = static_cast<std::uint32_t>(roles_.size());
    const auto [verdict, is_new] = verdicts_.try_emplace(std::move(accepting), next);
    if (is_new) roles_.push_back(roles);
    return verdict->second;
}

WildcardStates::State WildcardStates::step(State state, std::size_t kind) {
    const std::size_t at = state * kinds_.size() + kind;
    if (steps_[at] != unknown) return steps_[at];
    if (item_count_ > most_items_) return unknown;
    Items next = resident_steps_[kind];
    for (const Item item : *items_of_[state]) add_edges_of(item, kinds_[kind].front(), next);
    settle(next);
    const State to = state_of(std::move(next));
    return steps_[at] = to;
}

}  // namespace sshplan
