#include <algorithm>

#include <fmt/format.h>

#include "planner/resolve/values/readers.hpp"

namespace sshplan::values {

namespace {

constexpr Release first_of_a_name_holds{9, 1};

std::string_view name_in(std::string_view assignment) {
    return assignment.substr(0, assignment.find('='));
}

/// Whether the line has no word, and the dialect asks for one.
bool lacks_word(const Reading& reading) {
    return reading.left() == 0 && reading.dialect().has(Difference::lists_need_a_word);
}

ValueFault nothing_there(const Reading& reading) {
    return fatal(reading, nullptr, fmt::format("no {} specified", reading.keyword()));
}

}  // namespace

/// A word that begins with '-' takes away what was collected before; whoever collects does that.
ValueAnswer read_environment_patterns(Reading& reading) {
    if (lacks_word(reading)) return nothing_there(reading);
    Value value;
    while (const Word* const word = reading.take()) {
        if (word->text.empty() || word->text.find('=') != std::string_view::npos) {
            return fault(reading, word, "Invalid environment name.");
        }
        value.words.emplace_back(word->text);
    }
    return value;
}

/// NAME=VALUE; the name may be empty.
ValueAnswer read_environment(Reading& reading) {
    if (lacks_word(reading)) return nothing_there(reading);
    const bool drops_later = reading.dialect().release >= first_of_a_name_holds;
    Value value;
    while (const Word* const word = reading.take()) {
        if (word->text.find('=') == std::string_view::npos) {
            return fault(reading, word, "Invalid SetEnv.");
        }
        const std::string_view name = name_in(word->text);
        if (drops_later && std::ranges::find(value.words, name, name_in) != value.words.end()) {
            continue;
        }
        value.words.emplace_back(word->text);
    }
    if (value.words.empty()) value.storing = Storing::leaves_unset;
    return value;
}

}  // namespace sshplan::values
