#include <optional>
#include <utility>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/resolve/values/readers.hpp"
#include "planner/world/services.hpp"

namespace sshplan::values {

namespace {

/// Whether the word that was just taken is the only one.
bool is_alone(const Reading& reading, const Value& before) {
    return before.words.empty() && reading.left() == 0;
}

ValueFault not_alone(const Reading& reading, const Word& word, std::string_view shown) {
    return fault(
        reading,
        &word,
        ComplaintKind::none_not_alone,
        fmt::format("keyword {} \"{}\" argument must appear alone.", reading.keyword(), shown));
}

/// A line on which only a comment follows sets nothing.
Value list_of(Value value) {
    if (value.words.empty()) value.storing = Storing::leaves_unset;
    return value;
}

/// Words that are not empty; `none` is the only one (readconf.c parse_char_array).
ValueAnswer read_words(Reading& reading) {
    Value value;
    while (const Word* const word = reading.take()) {
        if (word->text.empty()) {
            return fault(
                reading, word, fmt::format("keyword {} empty argument", reading.keyword()));
        }
        if (is_none(word->text) && !is_alone(reading, value)) {
            return not_alone(reading, *word, "none");
        }
        value.words.emplace_back(word->text);
    }
    return list_of(std::move(value));
}

/// The same for the old lexes, which end a list at an empty word, and look at nothing behind it.
ValueAnswer read_words_of_old(Reading& reading) {
    Value value;
    while (const Word* const word = reading.take_entry()) value.words.emplace_back(word->text);
    reading.take_all();
    return list_of(std::move(value));
}

}  // namespace

ValueAnswer read_known_hosts_paths(Reading& reading) {
    return reading.has(Difference::lines_tokenised) ? read_words(reading)
                                                    : read_words_of_old(reading);
}

ValueAnswer read_revoked_keys_paths(Reading& reading) {
    if (!reading.has(Difference::revoked_keys_list)) return read_text(reading);
    if (reading.left() == 0) return nothing_there(reading);
    return read_words(reading);
}

/// Since 8.7 all words are checked, but the first one fills the list.
ValueAnswer read_log_locations(Reading& reading) {
    if (!reading.has(Difference::lines_tokenised)) return read_words_of_old(reading);
    ValueAnswer answer = read_words(reading);
    Value* const value = std::get_if<Value>(&answer);
    if (value != nullptr && value->words.size() > 1) value->words.resize(1);
    return answer;
}

namespace {

/// TYPE=TIME (misc.c parse_pattern_interval).
bool is_channel_timeout(std::string_view text, const Dialect& dialect) {
    const std::size_t sign = text.find('=');
    return sign != std::string_view::npos && sign > 0 &&
           read_seconds(text.substr(sign + 1), dialect).has_value();
}

}  // namespace

ValueAnswer read_channel_timeouts(Reading& reading) {
    const bool needs_word = reading.has(Difference::lists_need_a_word);
    if (needs_word && reading.left() == 0) return nothing_there(reading);
    Value value;
    while (const Word* const word = reading.take()) {
        const bool none = is_none(word->text);
        if (none && !is_alone(reading, value)) return not_alone(reading, *word, "none");
        if (!none && !is_channel_timeout(word->text, reading.dialect())) {
            return fatal(reading, word, fmt::format("invalid channel timeout {}", word->text));
        }
        value.words.emplace_back(word->text);
    }
    return list_of(std::move(value));
}

namespace {

/// What misc.c hpdelim makes of HOST:PORT.
struct OpenTarget {
    enum class Kind { no_host, no_port, whole };
    Kind kind = Kind::no_host;
    std::string_view port;
};

OpenTarget split_target(std::string_view text) {
    std::size_t end = text.find_first_of(":/");
    if (text.starts_with('[')) {
        const std::size_t bracket = text.find(']');
        if (bracket == std::string_view::npos) return {};
        end = bracket + 1;
    }
    if (end >= text.size()) return {OpenTarget::Kind::no_port, {}};
    if (text[end] != ':') return {};
    return {OpenTarget::Kind::whole, text.substr(end + 1)};
}

bool is_open_port(std::string_view text, World& world) {
    return text == "*" || read_port(world, text).value_or(0) > 0;
}

/// HOST:PORT; nothing if that is what the word is.
std::optional<ValueFault> target_fault(const Reading& reading, const Word& word) {
    const OpenTarget target = split_target(word.text);
    if (target.kind == OpenTarget::Kind::no_host) {
        return fatal(reading, &word, "missing host in permitremoteopen");
    }
    if (target.kind == OpenTarget::Kind::no_port || !is_open_port(target.port, reading.world())) {
        return fatal(reading, &word, "bad port number in permitremoteopen");
    }
    return std::nullopt;
}

/// Before 9.2: `any` or `none` alone, in these letters; or targets, of which 8.7 to 9.1 lose the
/// first.
ValueAnswer read_opens_of_old(Reading& reading) {
    const Word* const first = reading.peek();
    if (is_void(first)) return fatal(reading, first, "missing permitremoteopen specification");
    Value value;
    if (first->text == "any" || first->text == "none")
        return single(std::string{reading.take()->text});
    if (reading.has(Difference::opens_lose_first_word)) (void)reading.take();
    while (const Word* const word = reading.take_entry()) {
        if (std::optional<ValueFault> wrong = target_fault(reading, *word)) {
            return *std::move(wrong);
        }
        value.words.emplace_back(word->text);
    }
    return list_of(std::move(value));
}

}  // namespace

ValueAnswer read_permitted_opens(Reading& reading) {
    if (!reading.has(Difference::opens_checked_alike)) return read_opens_of_old(reading);
    if (reading.left() == 0) {
        return fatal(reading, nullptr, "missing permitremoteopen specification");
    }
    Value value;
    while (const Word* const word = reading.take()) {
        if (is_none(word->text) || equals_ignoring_case(word->text, "any")) {
            if (!is_alone(reading, value)) return not_alone(reading, *word, word->text);
        } else if (std::optional<ValueFault> wrong = target_fault(reading, *word)) {
            return *std::move(wrong);
        }
        value.words.emplace_back(word->text);
    }
    return value;
}

}  // namespace sshplan::values
