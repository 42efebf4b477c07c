#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "planner/classes/automaton.hpp"

namespace sshplan {

/// What a test is there for, as bits.
enum class TestRole : std::uint8_t {
    distinguishes = 0,
    pattern = 1,  // of a line that asks for names
    loop = 2,     // of a jump host: ssh refuses to jump through the host itself
    refusal = 4,  // a name that accepts it is none that ssh takes
};

/// Some roles together.
using TestRoles = std::uint8_t;

/// How a name becomes the text that a pattern is compared with.
struct Derivation {
    std::string prefix{};
    std::string suffix{};
    NameCase name_case = NameCase::kept;
};

/// All that is asked of a name: which tests accept it is all that ssh can find out. Literals are
/// kept apart, as there may be very many.
class NameTests {
public:
    struct Wildcard {
        Automaton automaton;
        TestRoles roles = 0;
    };

    /// Asks whether a pattern matches what a name becomes. The case of the pattern is kept.
    void ask(std::string_view pattern, const Derivation& derivation, TestRole role);
    /// Asks whether an automaton accepts it. `what`: names it among all others.
    void ask(std::string what, Automaton automaton, const Derivation& derivation, TestRole role);

    [[nodiscard]] const std::vector<Wildcard>& wildcards() const { return wildcards_; }
    /// Texts that are asked for as they are.
    [[nodiscard]] const std::map<std::string, TestRoles>& literals() const { return literals_; }
    /// Texts that are asked for in whatever letters; in lower case.
    [[nodiscard]] const std::map<std::string, TestRoles>& lowered_literals() const {
        return lowered_literals_;
    }
    /// Whether nothing is asked at all, but for refusals.
    [[nodiscard]] bool is_empty() const;

private:
    void ask_literal(std::string_view literal, const Derivation& derivation, TestRole role);

    std::vector<Wildcard> wildcards_;
    std::map<std::string, std::size_t> known_;  // by all that makes a wildcard what it is
    std::map<std::string, TestRoles> literals_;
    std::map<std::string, TestRoles> lowered_literals_;
};

}  // namespace sshplan
