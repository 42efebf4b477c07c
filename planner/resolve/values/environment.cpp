#include <algorithm>

#include <fmt/format.h>

#include "parser/config/lexis.hpp"
#include "planner/resolve/values/readers.hpp"

namespace sshplan::values {

namespace {

std::string_view name_in(std::string_view assignment) {
    return assignment.substr(0, assignment.find('='));
}

/// Whether the line has no word, and the dialect asks for one.
bool lacks_word(const Reading& reading) {
    return reading.left() == 0 && reading.has(Difference::lists_need_a_word);
}

/// The words of a line, and what ssh complains of behind them.
struct Assignments {
    std::vector<DelimitedWord> words{};
    std::optional<ValueFault> leftover{};
};

/// To the old lexes a '=' is a delimiter, but not here; an empty word ends the list, and what is
/// behind it is too much.
Assignments old_assignments(Reading& reading) {
    Assignments result;
    const bool is_bare = reading.left() == 0;
    reading.take_all();
    if (is_bare) return result;
    const std::string_view rest = reading.directive().rest;
    std::vector<DelimitedWord> words = split_at_blanks(rest);
    const auto empty = std::ranges::find(words, std::string{}, &DelimitedWord::text);
    if (empty != words.end() && empty + 1 != words.end()) {
        const std::string next = split_at_delimiters(rest.substr((empty + 1)->begin)).front().text;
        if (!next.empty()) {
            result.leftover =
                fault(reading,
                      nullptr,
                      ComplaintKind::extra_arguments,
                      fmt::format("garbage at end of line; \"{}\".", shortened(next, 200)));
        }
    }
    words.erase(empty, words.end());
    for (DelimitedWord& word : words) {
        word.begin += reading.directive().rest_span.begin;
        word.end += reading.directive().rest_span.begin;
    }
    result.words = std::move(words);
    return result;
}

Assignments assignments_of(Reading& reading) {
    if (!reading.has(Difference::lines_tokenised)) return old_assignments(reading);
    Assignments result;
    while (const Word* const word = reading.take()) {
        result.words.push_back({std::string{word->text}, word->span.begin, word->span.end});
    }
    return result;
}

}  // namespace

/// A word that begins with '-' takes away what was collected before; whoever collects does that.
ValueAnswer read_environment_patterns(Reading& reading) {
    if (lacks_word(reading)) return nothing_there(reading);
    Value value;
    while (const Word* const word = reading.take_entry()) {
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
    const bool drops_later = reading.has(Difference::environment_names_once);
    Assignments assignments = assignments_of(reading);
    Value value;
    for (DelimitedWord& word : assignments.words) {
        if (word.text.find('=') == std::string::npos) {
            ValueFault invalid =
                fault(reading, nullptr, ComplaintKind::bad_value, "Invalid SetEnv.");
            invalid.where = {static_cast<std::uint32_t>(word.begin),
                             static_cast<std::uint32_t>(word.end)};
            return invalid;
        }
        const std::string_view name = name_in(word.text);
        if (drops_later && std::ranges::find(value.words, name, name_in) != value.words.end()) {
            continue;
        }
        value.words.push_back(std::move(word.text));
    }
    if (value.words.empty()) value.storing = Storing::leaves_unset;
    value.leftover = std::move(assignments.leftover);
    return value;
}

}  // namespace sshplan::values
