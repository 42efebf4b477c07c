#pragma once

#include <bitset>
#include <cstdint>
#include <string_view>
#include <vector>

namespace sshplan {

/// A set of bytes.
using Bytes = std::bitset<256>;

/// Whether a name is compared as it is, or in lower case; patterns are taken as they are.
enum class NameCase : std::uint8_t { kept, lowered };

/// The bytes that become `byte` in that way.
[[nodiscard]] Bytes bytes_read_as(char byte, NameCase name_case);

/// A finite automaton over the bytes of a name, of which any run that ends well counts.
struct Automaton {
    using State = std::uint32_t;
    struct Edge {
        Bytes bytes;
        State to;
    };

    std::vector<std::vector<Edge>> edges{};   // by state
    std::vector<std::vector<State>> jumps{};  // by state: where a run goes on without a byte
    std::vector<bool> stars{};  // by state: a run here does all that a run at a state before could
    std::vector<State> starts{};
    std::vector<bool> accepts{};

    [[nodiscard]] State add_state();
    void add_edge(State from, const Bytes& bytes, State to) { edges[from].push_back({bytes, to}); }
    void add_jump(State from, State to) { jumps[from].push_back(to); }

    /// The states that a run in some of these is in as well; sorted.
    [[nodiscard]] std::vector<State> closure(std::vector<State> states) const;
    /// Where runs that are in these states, or in states reached by jumps, are behind a text.
    [[nodiscard]] std::vector<State> advance(std::vector<State> states,
                                             std::string_view text) const;
};

/// An element of a pattern: one of some bytes, once or any number of times.
struct PatternElement {
    Bytes bytes;
    enum class Count : std::uint8_t { once, any } count = Count::once;
};

/// `*`, `?` and all else itself, as match.c match_pattern() reads them.
[[nodiscard]] std::vector<PatternElement> pattern_elements(std::string_view pattern,
                                                           NameCase name_case);

/// What matches these elements, one after the other.
[[nodiscard]] Automaton automaton_of(const std::vector<PatternElement>& elements);

/// What matches with `prefix` before and `suffix` behind it.
[[nodiscard]] Automaton within(Automaton automaton,
                               std::string_view prefix,
                               std::string_view suffix);

/// Drops what no run that ends well goes through. False: nothing is left, no name matches.
[[nodiscard]] bool trim(Automaton& automaton);

/// Whether every name is accepted, as far as one state shows it: `*`.
[[nodiscard]] bool accepts_everything(const Automaton& automaton);

}  // namespace sshplan
