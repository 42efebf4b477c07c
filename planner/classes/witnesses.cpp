#include "planner/classes/witnesses.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

namespace sshplan {
namespace {

bool is_literal(std::string_view pattern) {
    return pattern.find_first_of("*?") == std::string_view::npos;
}

bool is_everything(std::string_view pattern) {
    return pattern.find_first_not_of('*') == std::string_view::npos;
}

/// A pattern with words in the places of its wildcards.
std::string filled(std::string_view pattern, std::string_view word, char byte) {
    std::string name;
    for (const char one : pattern) {
        if (one == '*') {
            name += word;
        } else {
            name += one == '?' ? byte : one;
        }
    }
    return name;
}

/// Gives each class its first candidate.
class WitnessChooser {
public:
    WitnessChooser(NameClasses& classes, const IsWitness& is_witness)
        : classes_(classes), is_witness_(is_witness), is_chosen_(classes.all().size()) {}

    void offer(std::string name) {
        const std::optional<std::size_t> number = classes_.class_of(name);
        if (!number || is_chosen_[*number] || !is_witness_(name)) return;
        is_chosen_[*number] = true;
        classes_.prefer(*number, std::move(name));
    }

private:
    NameClasses& classes_;
    const IsWitness& is_witness_;
    std::vector<bool> is_chosen_;
};

}  // namespace

void choose_witnesses(NameClasses& classes,
                      const std::vector<Spotted>& patterns,
                      std::span<const std::string_view> usual,
                      const IsWitness& is_witness) {
    constexpr std::array<std::string_view, 3> words{"x", "1", ""};
    WitnessChooser chooser{classes, is_witness};
    for (const Spotted& pattern : patterns) {
        if (is_literal(pattern.text)) chooser.offer(pattern.text);
    }
    for (const Spotted& pattern : patterns) {
        if (is_literal(pattern.text) || is_everything(pattern.text)) continue;
        for (const std::string_view word : words) {
            chooser.offer(filled(pattern.text, word, '1'));
            chooser.offer(filled(pattern.text, word, 'x'));
        }
    }
    for (const std::string_view name : usual) chooser.offer(std::string{name});
}

std::vector<std::string> witnesses_in_order(const NameClasses& classes) {
    std::vector<std::string> witnesses;
    std::vector<std::string> others;
    for (const NameClasses::Class& one : classes.all()) {
        const bool is_like = (one.roles & static_cast<TestRoles>(TestRole::pattern)) != 0;
        (is_like ? witnesses : others).push_back(one.witness);
    }
    std::ranges::move(others, std::back_inserter(witnesses));
    return witnesses;
}

std::optional<std::string> witness_near(const NameClasses& classes,
                                        std::size_t number,
                                        const IsWitness& is_witness) {
    constexpr std::string_view bytes = "x1f0:.-";
    const std::string& witness = classes.all()[number].witness;
    for (std::size_t at = witness.size() + 1; at-- > 0;) {
        for (const char byte : bytes) {
            std::string name = witness;
            name.insert(at, 1, byte);
            if (classes.class_of(name) == number && is_witness(name)) return name;
        }
    }
    return std::nullopt;
}

}  // namespace sshplan
