#include "planner/classes/automaton.hpp"

#include <algorithm>
#include <utility>

namespace sshplan {
namespace {

unsigned char code(char byte) { return static_cast<unsigned char>(byte); }

bool is_upper(char byte) { return byte >= 'A' && byte <= 'Z'; }
bool is_lower(char byte) { return byte >= 'a' && byte <= 'z'; }

bool is_any(const PatternElement& element) {
    return element.count == PatternElement::Count::any && element.bytes.all();
}

}  // namespace

Bytes bytes_read_as(char byte, NameCase name_case) {
    Bytes bytes;
    if (name_case == NameCase::lowered && is_upper(byte)) return bytes;
    bytes.set(code(byte));
    if (name_case == NameCase::lowered && is_lower(byte)) {
        bytes.set(code(static_cast<char>(byte - 'a' + 'A')));
    }
    return bytes;
}

Automaton::State Automaton::add_state() {
    edges.emplace_back();
    jumps.emplace_back();
    stars.push_back(false);
    accepts.push_back(false);
    return static_cast<State>(edges.size() - 1);
}

std::vector<Automaton::State> Automaton::closure(std::vector<State> states) const {
    std::vector<bool> is_in(edges.size());
    for (const State state : states) is_in[state] = true;
    for (std::size_t i = 0; i < states.size(); ++i) {
        for (const State to : jumps[states[i]]) {
            if (is_in[to]) continue;
            is_in[to] = true;
            states.push_back(to);
        }
    }
    std::ranges::sort(states);
    const auto rest = std::ranges::unique(states);
    states.erase(rest.begin(), rest.end());
    return states;
}

std::vector<Automaton::State> Automaton::advance(std::vector<State> states,
                                                 std::string_view text) const {
    states = closure(std::move(states));
    for (const char byte : text) {
        std::vector<State> next;
        for (const State state : states) {
            for (const Edge& edge : edges[state]) {
                if (edge.bytes[code(byte)]) next.push_back(edge.to);
            }
        }
        states = closure(std::move(next));
    }
    return states;
}

std::vector<PatternElement> pattern_elements(std::string_view pattern, NameCase name_case) {
    using enum PatternElement::Count;
    std::vector<PatternElement> elements;
    for (const char byte : pattern) {
        if (byte == '*') {
            // Two of them say what one does.
            if (elements.empty() || !is_any(elements.back())) {
                elements.push_back({Bytes{}.set(), any});
            }
        } else {
            elements.push_back({byte == '?' ? Bytes{}.set() : bytes_read_as(byte, name_case)});
        }
    }
    return elements;
}

Automaton automaton_of(const std::vector<PatternElement>& elements) {
    Automaton automaton;
    Automaton::State state = automaton.add_state();
    automaton.starts = {state};
    for (const PatternElement& element : elements) {
        const Automaton::State next = automaton.add_state();
        if (element.count == PatternElement::Count::any) {
            automaton.add_edge(state, element.bytes, state);
            automaton.add_jump(state, next);
            automaton.stars[state] = is_any(element);
        } else {
            automaton.add_edge(state, element.bytes, next);
        }
        state = next;
    }
    automaton.accepts[state] = true;
    return automaton;
}

Automaton within(Automaton automaton, std::string_view prefix, std::string_view suffix) {
    if (!prefix.empty()) {
        automaton.starts = automaton.advance(std::move(automaton.starts), prefix);
    }
    if (suffix.empty()) return automaton;
    std::vector<bool> accepts(automaton.edges.size());
    for (Automaton::State state = 0; state < accepts.size(); ++state) {
        accepts[state] =
            std::ranges::any_of(automaton.advance({state}, suffix),
                                [&](Automaton::State end) { return automaton.accepts[end]; });
    }
    automaton.accepts = std::move(accepts);
    return automaton;
}

bool trim(Automaton& automaton) {
    const std::size_t count = automaton.edges.size();
    std::vector<std::vector<Automaton::State>> before(count);
    for (Automaton::State state = 0; state < count; ++state) {
        for (const Automaton::Edge& edge : automaton.edges[state]) {
            if (edge.bytes.any()) before[edge.to].push_back(state);
        }
        for (const Automaton::State to : automaton.jumps[state]) before[to].push_back(state);
    }
    std::vector<bool> is_useful = automaton.accepts;
    std::vector<Automaton::State> waiting;
    for (Automaton::State state = 0; state < count; ++state) {
        if (is_useful[state]) waiting.push_back(state);
    }
    while (!waiting.empty()) {
        const Automaton::State state = waiting.back();
        waiting.pop_back();
        for (const Automaton::State from : before[state]) {
            if (is_useful[from]) continue;
            is_useful[from] = true;
            waiting.push_back(from);
        }
    }
    const auto is_useless = [&](Automaton::State state) { return !is_useful[state]; };
    std::erase_if(automaton.starts, is_useless);
    for (auto& jumps : automaton.jumps) std::erase_if(jumps, is_useless);
    for (auto& edges : automaton.edges) {
        std::erase_if(edges, [&](const Automaton::Edge& edge) {
            return edge.bytes.none() || is_useless(edge.to);
        });
    }
    return !automaton.starts.empty();
}

bool accepts_everything(const Automaton& automaton) {
    const auto stays = [&](Automaton::State state) {
        return automaton.accepts[state] &&
               std::ranges::any_of(automaton.edges[state], [state](const Automaton::Edge& edge) {
                   return edge.to == state && edge.bytes.all();
               });
    };
    const auto everywhere = [&](Automaton::State state) {
        return automaton.stars[state] &&
               std::ranges::any_of(automaton.closure({state}),
                                   [&](Automaton::State end) { return automaton.accepts[end]; });
    };
    return std::ranges::any_of(automaton.closure(automaton.starts), [&](Automaton::State state) {
        return stays(state) || everywhere(state);
    });
}

}  // namespace sshplan
