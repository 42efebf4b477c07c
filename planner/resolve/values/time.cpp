#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <limits>

#include <fmt/format.h>

#include "planner/resolve/values/readers.hpp"

namespace sshplan::values {

namespace {

constexpr int int_max = std::numeric_limits<int>::max();

/// How many seconds a unit has; 0 if it is none.
int seconds_in(char unit) {
    switch (unit) {
        case 's':
        case 'S':
            return 1;
        case 'm':
        case 'M':
            return 60;
        case 'h':
        case 'H':
            return 60 * 60;
        case 'd':
        case 'D':
            return 24 * 60 * 60;
        case 'w':
        case 'W':
            return 7 * 24 * 60 * 60;
        default:
            return 0;
    }
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Adds NUMBER times UNIT to a time; false where convtime() of a dialect finds it too much.
bool add_item(long& total, long number, long unit, const Dialect& dialect) {
    const bool fits = dialect.has(Difference::times_fit_integers);
    // The older limit is one short of the largest number, in both comparisons.
    const long most = fits ? int_max : std::numeric_limits<long>::max();
    const long spare = fits ? 0 : 1;
    if (number > most / unit - spare) return false;
    const long seconds = number * unit;
    if (total > most - seconds - spare) return false;
    total += seconds;
    return true;
}

/// convtime() until 10.2: whole numbers; with `numbers_strict` (9.8) each begins with a digit. The
/// oldest took a number without a unit for one of the last unit that was named.
std::optional<int> read_whole_items(std::string_view text, const Dialect& dialect) {
    const std::string copy{text};
    long total = 0;
    long last_unit = 1;
    for (const char* next = copy.c_str(); *next != '\0';) {
        if (dialect.has(Difference::numbers_strict) && !is_digit(*next)) return std::nullopt;
        char* end = nullptr;
        errno = 0;
        const long number = std::strtol(next, &end, 10);
        long unit = *end == '\0' ? 1 : seconds_in(*end);
        if (end == next || number < 0 || unit == 0 || errno == ERANGE) return std::nullopt;
        if (unit == 1 && !dialect.has(Difference::time_units_end)) unit = last_unit;
        last_unit = unit;
        if (!add_item(total, number, unit, dialect)) return std::nullopt;
        next = *end == '\0' ? end : end + 1;
    }
    return static_cast<int>(total);  // as ssh cuts it
}

/// One NUMBER[unit] of convtime_double().
struct Item {
    double seconds = 0;
    int unit = 1;
    std::size_t length = 0;
};

std::optional<Item> read_item(std::string_view text) {
    const std::size_t digits = std::min(text.find_first_not_of("0123456789."), text.size());
    const std::string_view number = text.substr(0, digits);
    double value = 0;
    const char* const end = number.data() + number.size();
    const auto [stop, fault] = std::from_chars(number.data(), end, value);
    if (fault != std::errc{} || stop != end) return std::nullopt;
    const int unit = digits == text.size() ? 1 : seconds_in(text[digits]);
    const bool decimal = number.find('.') != std::string_view::npos;
    if (unit == 0 || (decimal && (unit != 1 || !is_digit(number.back())))) return std::nullopt;
    return Item{value * unit, unit, std::min(digits + 1, text.size())};
}

/// convtime() since 10.3: decimals in the seconds, of which there is one item at most.
std::optional<int> read_items(std::string_view text) {
    double total = 0;
    int seconds_items = 0;
    while (!text.empty()) {
        const std::optional<Item> item = read_item(text);
        if (!item || (item->unit == 1 && seconds_items++ > 0)) return std::nullopt;
        total += item->seconds;
        text.remove_prefix(item->length);
    }
    if (total > int_max) return std::nullopt;
    return static_cast<int>(total);
}

}  // namespace

std::optional<int> read_seconds(std::string_view text, const Dialect& dialect) {
    if (text.empty()) return std::nullopt;
    return dialect.has(Difference::times_fractional) ? read_items(text)
                                                     : read_whole_items(text, dialect);
}

ValueAnswer read_time(Reading& reading) {
    const Word* const word = reading.take();
    if (is_void(word)) return fault(reading, word, "missing time value.");
    if (word->text == "none") {
        Value unset = single("none");
        unset.storing = Storing::leaves_unset;
        return unset;
    }
    const std::optional<int> seconds = read_seconds(word->text, reading.dialect());
    if (!seconds || *seconds == -1) return fault(reading, word, "invalid time value.");
    return single(fmt::format("{}", *seconds));
}

ValueAnswer read_control_persist(Reading& reading) {
    const Word* const word = reading.take();
    if (is_void(word)) return fault(reading, word, "Missing ControlPersist argument.");
    if (word->text == "no" || word->text == "false") return single("no");
    if (word->text == "yes" || word->text == "true") return single("yes");
    const std::optional<int> seconds = read_seconds(word->text, reading.dialect());
    if (!seconds || *seconds < 0) return fault(reading, word, "Bad ControlPersist argument.");
    // No time at all means for ever.
    return single(*seconds == 0 ? "yes" : fmt::format("{}", *seconds));
}

namespace {

constexpr std::int64_t default_interval = 20;

/// `interval:N`, in milliseconds.
ValueAnswer read_interval(const Reading& reading, const Word& word, std::string_view digits) {
    constexpr ComplaintKind number = ComplaintKind::bad_number;
    if (digits.empty()) return fault(reading, &word, number, "integer value missing.");
    const Number read = read_number(digits, 0, int_max);
    if (const std::string_view* const reason = std::get_if<std::string_view>(&read)) {
        return fault(reading, &word, number, fmt::format("integer value {}.", *reason));
    }
    const std::int64_t interval = std::get<std::int64_t>(read);
    if (interval == 0 || interval > 1000)
        return fault(reading, &word, number, "value out of range.");
    return single(interval == default_interval ? "yes" : fmt::format("{}", interval));
}

ValueAnswer read_one_timing(const Reading& reading, const Word& word) {
    constexpr std::string_view prefix = "interval:";
    if (word.text == "yes" || word.text == "true") return single("yes");
    if (word.text == "no" || word.text == "false") return single("no");
    if (word.text.starts_with(prefix)) {
        return read_interval(reading, word, word.text.substr(prefix.size()));
    }
    return fault(reading, &word, fmt::format("unsupported argument \"{}\"", word.text));
}

}  // namespace

ValueAnswer read_keystroke_timing(Reading& reading) {
    const Word* const word = reading.take();
    if (word == nullptr) return fault(reading, word, "missing argument");
    ValueAnswer answer = read_one_timing(reading, *word);
    if (std::holds_alternative<Value>(answer) && reading.left() > 0) {
        return fault(reading, reading.peek(), ComplaintKind::extra_arguments, "invalid arguments");
    }
    return answer;
}

}  // namespace sshplan::values
