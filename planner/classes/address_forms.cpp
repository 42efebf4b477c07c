#include "planner/classes/address_forms.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace sshplan {
namespace {

using State = Automaton::State;

/// A way to write a number: what stands before its digits, and which there are.
struct Notation {
    unsigned base;
    std::string_view prefix;
};

// Zero is octal. A decimal number begins with another digit; all others with as many zeros as one
// likes.
constexpr std::array notations{Notation{10, ""}, Notation{8, "0"}, Notation{16, "0x"}};

Bytes digit(unsigned value) { return bytes_read_as("0123456789abcdef"[value], NameCase::lowered); }

/// The digits from `least` up to, but without, `end`.
Bytes digits(unsigned least, unsigned end) {
    Bytes bytes;
    for (unsigned value = least; value < end; ++value) bytes |= digit(value);
    return bytes;
}

std::vector<unsigned> digits_of(std::uint32_t number, unsigned base) {
    std::vector<unsigned> all;
    for (; number > 0; number /= base) all.insert(all.begin(), number % base);
    return all;
}

/// Builds runs of parts.
class Forms {
public:
    [[nodiscard]] Automaton take() && { return std::move(automaton_); }

    [[nodiscard]] State start() {
        const State state = automaton_.add_state();
        automaton_.starts = {state};
        return state;
    }

    [[nodiscard]] State end() {
        const State state = automaton_.add_state();
        automaton_.accepts[state] = true;
        return state;
    }

    [[nodiscard]] State behind_dot(State from) {
        const State state = automaton_.add_state();
        automaton_.add_edge(from, bytes_read_as('.', NameCase::kept), state);
        return state;
    }

    [[nodiscard]] State fresh() { return automaton_.add_state(); }

    /// A number of exactly this value.
    void add_number(State from, std::uint32_t number, State to) {
        for (const Notation& notation : notations) {
            const std::vector<unsigned> all = digits_of(number, notation.base);
            State state = add_prefix(from, notation);
            if (number == 0) {
                add_zero(state, notation, to);
                continue;
            }
            for (std::size_t i = 0; i < all.size(); ++i) {
                const State next = i + 1 == all.size() ? to : automaton_.add_state();
                automaton_.add_edge(state, digit(all[i]), next);
                state = next;
            }
        }
    }

    /// A number from zero to `most`.
    void add_numbers_up_to(State from, std::uint32_t most, State to) {
        for (const Notation& notation : notations) {
            const State state = add_prefix(from, notation);
            add_zero(state, notation, to);
            const std::vector<unsigned> bound = digits_of(most, notation.base);
            for (std::size_t size = 1; size < bound.size(); ++size) {
                const State rest = automaton_.add_state();
                automaton_.add_edge(state, digits(1, notation.base), rest);
                add_any_digits(rest, notation.base, size - 1, to);
            }
            add_bounded(state, notation.base, bound, to);
        }
    }

private:
    /// What comes before the first digit that counts.
    [[nodiscard]] State add_prefix(State from, const Notation& notation) {
        State state = from;
        for (const char byte : notation.prefix) {
            const State next = automaton_.add_state();
            automaton_.add_edge(state, bytes_read_as(byte, NameCase::lowered), next);
            state = next;
        }
        if (!notation.prefix.empty()) automaton_.add_edge(state, digit(0), state);
        return state;
    }

    /// The value zero: its octal prefix says it all; behind 0x there must be a zero.
    void add_zero(State prefixed, const Notation& notation, State to) {
        if (notation.base == 8) automaton_.add_jump(prefixed, to);
        if (notation.base == 16) automaton_.add_edge(prefixed, digit(0), to);
    }

    void add_any_digits(State from, unsigned base, std::size_t count, State to) {
        State state = from;
        for (; count > 0; --count) {
            const State next = automaton_.add_state();
            automaton_.add_edge(state, digits(0, base), next);
            state = next;
        }
        automaton_.add_jump(state, to);
    }

    /// Numbers with as many digits as the bound, and not above it.
    void add_bounded(State from, unsigned base, const std::vector<unsigned>& bound, State to) {
        State equal = from;
        for (std::size_t i = 0; i < bound.size(); ++i) {
            const State below = automaton_.add_state();
            const State next = automaton_.add_state();
            automaton_.add_edge(equal, digits(i == 0 ? 1 : 0, bound[i]), below);
            add_any_digits(below, base, bound.size() - i - 1, to);
            automaton_.add_edge(equal, digit(bound[i]), next);
            equal = next;
        }
        automaton_.add_jump(equal, to);
    }

    Automaton automaton_;
};

constexpr std::uint32_t bits_below(unsigned part) {
    return static_cast<std::uint32_t>((std::uint64_t{1} << (32 - 8 * part)) - 1);
}

/// All addresses in their usual form.
Automaton usual_ipv4() {
    Automaton automaton;
    State state = automaton.add_state();
    automaton.starts = {state};
    const Bytes any = digits(0, 10);
    for (int part = 0; part < 4; ++part) {
        const State end = automaton.add_state();
        const auto add = [&](std::initializer_list<Bytes> bytes) {
            State from = state;
            for (const Bytes& one : bytes) {
                const State to = automaton.add_state();
                automaton.add_edge(from, one, to);
                from = to;
            }
            automaton.add_jump(from, end);
        };
        add({any});
        add({digits(1, 10), any});
        add({digit(1), any, any});
        add({digit(2), digits(0, 5), any});
        add({digit(2), digit(5), digits(0, 6)});
        state = automaton.add_state();
        if (part < 3) automaton.add_edge(end, bytes_read_as('.', NameCase::kept), state);
        if (part == 3) automaton.accepts[end] = true;
    }
    return automaton;
}

bool accepts(const Automaton& automaton, const std::vector<State>& states) {
    return std::ranges::any_of(states, [&](State state) { return automaton.accepts[state]; });
}

}  // namespace

Automaton any_ipv4_form() {
    Forms forms;
    State state = forms.start();
    const State end = forms.end();
    for (unsigned part = 0; part < 4; ++part) {
        forms.add_numbers_up_to(state, bits_below(part), end);
        if (part == 3) break;
        const State next = forms.fresh();
        forms.add_numbers_up_to(state, 255, next);
        state = forms.behind_dot(next);
    }
    return std::move(forms).take();
}

Automaton ipv4_forms_of(std::uint32_t address) {
    Forms forms;
    State state = forms.start();
    const State end = forms.end();
    for (unsigned part = 0; part < 4; ++part) {
        forms.add_number(state, address & bits_below(part), end);
        if (part == 3) break;
        const State next = forms.fresh();
        forms.add_number(state, (address >> (24 - 8 * part)) & 255, next);
        state = forms.behind_dot(next);
    }
    return std::move(forms).take();
}

Share share_of_ipv4(std::string_view pattern) {
    const Automaton addresses = usual_ipv4();
    const Automaton matches = automaton_of(pattern_elements(pattern, NameCase::kept));
    using Place = std::pair<std::vector<State>, std::vector<State>>;
    std::vector<Place> places{
        {addresses.closure(addresses.starts), matches.closure(matches.starts)}};
    std::set<Place> known{places.front()};
    std::array<bool, 2> is_met{};  // an address that does not match, one that does
    for (std::size_t at = 0; at < places.size() && !(is_met[0] && is_met[1]); ++at) {
        const Place from = places[at];
        if (accepts(addresses, from.first)) is_met[accepts(matches, from.second) ? 1 : 0] = true;
        for (const char byte : std::string_view{"0123456789."}) {
            const std::string_view text{&byte, 1};
            Place to{addresses.advance(from.first, text), matches.advance(from.second, text)};
            if (!to.first.empty() && known.insert(to).second) places.push_back(std::move(to));
        }
    }
    if (!is_met[1]) return Share::none;
    return is_met[0] ? Share::some : Share::all;
}

}  // namespace sshplan
