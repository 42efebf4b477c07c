#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "planner/resolve/values/readers.hpp"

namespace sshplan::values {

namespace {

using Integer = std::int64_t;

constexpr Integer lowest = std::numeric_limits<Integer>::min();
constexpr Integer highest = std::numeric_limits<Integer>::max();
constexpr std::string_view invalid = "Invalid argument";
constexpr std::string_view out_of_range = "Numerical result out of range";
constexpr std::string_view units = "BKMGTPE";  // each 1024 times the one before
constexpr int most_digits = 20;                // after the point, the others are passed over
constexpr Integer smallest = 16;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_alphanumeric(char c) {
    return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

/// Appends a decimal digit; false if that is too much.
bool append_digit(Integer& number, char digit) {
    const Integer value = digit - '0';
    if (number > highest / 10 || value > highest - number * 10) return false;
    number = number * 10 + value;
    return true;
}

/// A number with decimals, and what follows it.
struct Decimal {
    Integer whole = 0;
    Integer fraction = 0;
    int decimals = 0;
    std::string_view rest;
};

using DecimalAnswer = std::variant<Decimal, std::string_view>;

DecimalAnswer read_decimal(std::string_view text) {
    Decimal decimal;
    int digits = 0;
    bool after_point = false;
    std::size_t at = 0;
    for (; at < text.size() && (is_digit(text[at]) || text[at] == '.'); ++at) {
        if (text[at] == '.') {
            if (after_point) return invalid;
            after_point = true;
        } else if (!after_point) {
            if (++digits > most_digits) return out_of_range;
            if (!append_digit(decimal.whole, text[at])) return out_of_range;
        } else if (decimal.decimals < most_digits - 1) {
            ++decimal.decimals;
            if (!append_digit(decimal.fraction, text[at])) return out_of_range;
        }
    }
    decimal.rest = text.substr(at);
    return decimal;
}

/// The fraction in units of `scale`, with as many of its digits as can be computed with.
Integer scaled_fraction(Decimal decimal, Integer scale) {
    while (decimal.fraction >= highest / scale) {
        decimal.fraction /= 10;
        --decimal.decimals;
    }
    Integer result = decimal.fraction * scale;
    for (int i = 0; i < decimal.decimals; ++i) result /= 10;
    return result;
}

/// A number with a unit, as openbsd-compat's scan_scaled reads it, or strerror(3)'s reason.
Number read_scaled(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\n\v\f\r"), text.size()));
    const bool negative = text.starts_with('-');
    text.remove_prefix(negative || text.starts_with('+') ? 1 : 0);
    const DecimalAnswer answer = read_decimal(text);
    if (const auto* const reason = std::get_if<std::string_view>(&answer)) return *reason;
    const Decimal decimal = std::get<Decimal>(answer);
    const Integer whole = negative ? -decimal.whole : decimal.whole;
    if (decimal.rest.empty()) return whole;  // a fraction is dropped
    const std::size_t unit = units.find(upper(decimal.rest.front()));
    const bool more = decimal.rest.size() > 1 && is_alphanumeric(decimal.rest[1]);
    if (unit == std::string_view::npos || more) return invalid;
    const Integer scale = Integer{1} << (10 * unit);
    if (whole > highest / scale || whole < lowest / scale) return out_of_range;
    const Integer fraction = scaled_fraction(decimal, scale);
    if (negative && whole * scale < lowest + fraction) return out_of_range;
    return negative ? whole * scale - fraction : whole * scale + fraction;
}

/// The interval of a line that is cut at delimiters: ssh looks at all that follows the size.
std::optional<std::string_view> rest_behind(const Reading& reading, const Word& size) {
    const Directive& directive = reading.directive();
    const std::size_t end = size.span.end - directive.rest_span.begin;
    if (end >= directive.rest.size()) return std::nullopt;
    std::string_view rest = directive.rest.substr(end);
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n="), rest.size()));
    return rest;
}

/// Whether there is something, of which nothing is read: a quote that is never closed.
bool has_lone_quote(const Reading& reading, const Word& size) {
    return !reading.has(Difference::lines_tokenised) && rest_behind(reading, size).has_value();
}

/// Whether there is no interval; ssh takes `none` for none, and passes over it.
bool lacks_interval(Reading& reading, const Word& size) {
    const Word* const next = reading.peek();
    if (next == nullptr) return !has_lone_quote(reading, size);
    const bool is_none = reading.has(Difference::lines_tokenised)
                             ? next->text == "none"
                             : rest_behind(reading, size) == "none";
    if (is_none) (void)reading.take();
    return is_none;
}

}  // namespace

/// SIZE [INTERVAL]; `none` for the interval is as if there were none.
ValueAnswer read_rekey_limit(Reading& reading) {
    const Word* const word = reading.take();
    if (is_void(word)) return fault(reading, word, "Missing argument.");
    const Number size = word->text == "default" ? Number{Integer{0}} : read_scaled(word->text);
    if (const auto* const reason = std::get_if<std::string_view>(&size)) {
        return fault(reading, word, fmt::format("Bad number '{}': {}", word->text, *reason));
    }
    const Integer bytes = std::get<Integer>(size);
    if (bytes != 0 && bytes < smallest) return fault(reading, word, "RekeyLimit too small");
    Value value = single(fmt::format("{}", bytes));
    if (lacks_interval(reading, *word)) return value;
    const Word* const interval = reading.take();
    if (is_void(interval)) return fault(reading, interval, "missing time value.");
    if (interval->text == "none") return value;
    const std::optional<int> seconds = read_seconds(interval->text, reading.dialect());
    if (!seconds || *seconds == -1) return fault(reading, interval, "invalid time value.");
    value.words.push_back(fmt::format("{}", *seconds));
    return value;
}

}  // namespace sshplan::values
