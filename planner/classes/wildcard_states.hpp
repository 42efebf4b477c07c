#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "planner/classes/name_tests.hpp"

namespace sshplan {

/// How far all wildcards of some tests are, as one state; states are made as they are met.
class WildcardStates {
public:
    using State = std::uint32_t;
    static constexpr State unknown = UINT32_MAX;
    static constexpr State start = 0;

    WildcardStates(const std::vector<NameTests::Wildcard>& tests, std::size_t most_items);

    /// Bytes that no test tells apart are of one kind.
    [[nodiscard]] std::size_t kind_count() const { return kinds_.size(); }
    [[nodiscard]] std::size_t kind_of(char byte) const {
        return kind_of_[static_cast<unsigned char>(byte)];
    }
    /// The bytes of a kind.
    [[nodiscard]] const std::string& kind(std::size_t number) const { return kinds_[number]; }

    /// Where a byte of a kind leads; `unknown` if there are too many states.
    [[nodiscard]] State step(State state, std::size_t kind);
    /// The same, if it was asked for before.
    [[nodiscard]] State known_step(State state, std::size_t kind) const {
        return steps_[state * kinds_.size() + kind];
    }

    /// What the states take so far, of `most_items`.
    [[nodiscard]] std::size_t item_count() const { return item_count_; }

    /// What a text that ends here is accepted by, as a number for the set of tests.
    [[nodiscard]] std::uint32_t verdict(State state) const { return verdict_of_[state]; }
    /// The roles of all of them.
    [[nodiscard]] TestRoles roles(std::uint32_t verdict) const { return roles_[verdict]; }

private:
    using Item = std::uint32_t;  // a state of one of the automata
    using Items = std::vector<Item>;
    struct Edge {
        Bytes bytes;
        Item to;
    };
    struct HashOfItems {
        [[nodiscard]] std::size_t operator()(const Items& items) const;
    };

    void take_automaton(const Automaton& automaton, std::uint32_t test);
    void find_kinds();
    void find_resident_steps();
    void add_edges_of(Item item, char byte, Items& next) const;
    void settle(Items& items) const;
    [[nodiscard]] State state_of(Items items);
    [[nodiscard]] std::uint32_t verdict_on(const Items& items);

    const std::vector<NameTests::Wildcard>& tests_;
    std::size_t most_items_;
    std::size_t item_count_ = 0;

    // by item
    std::vector<std::vector<Edge>> edges_;
    std::vector<Items> closures_;
    std::vector<std::uint32_t> test_of_;
    std::vector<bool> stars_;
    std::vector<bool> accepts_;
    std::vector<bool>
        residents_;  // always there: the star that a pattern without others begins with

    Items starts_;
    std::array<std::size_t, 256> kind_of_{};
    std::vector<std::string> kinds_;
    std::vector<Items> resident_steps_;  // by kind

    std::vector<const Items*> items_of_;  // by state
    std::vector<State> steps_;            // by state and kind
    std::vector<std::uint32_t> verdict_of_;
    std::unordered_map<Items, State, HashOfItems> states_;
    std::unordered_map<Items, std::uint32_t, HashOfItems> verdicts_;  // by accepting tests
    std::vector<TestRoles> roles_;                                    // by verdict
};

}  // namespace sshplan
