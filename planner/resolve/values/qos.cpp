#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/resolve/values/readers.hpp"

namespace sshplan::values {

namespace {

constexpr int leaves_alone = -1;  // `none`: the system's own choice
constexpr int highest = 255;

/// `type_of_service`: of RFC 1349, which later releases no longer follow.
enum class Standing { current, type_of_service };

struct ServiceClass {
    std::string_view name;
    int number = 0;
    Lifetime lives{};
    Standing standing = Standing::current;
};

// In the order in which a name is looked for when a number is printed.
constexpr std::array classes{
    ServiceClass{"none", leaves_alone},
    ServiceClass{"af11", 0x28},
    ServiceClass{"af12", 0x30},
    ServiceClass{"af13", 0x38},
    ServiceClass{"af21", 0x48},
    ServiceClass{"af22", 0x50},
    ServiceClass{"af23", 0x58},
    ServiceClass{"af31", 0x68},
    ServiceClass{"af32", 0x70},
    ServiceClass{"af33", 0x78},
    ServiceClass{"af41", 0x88},
    ServiceClass{"af42", 0x90},
    ServiceClass{"af43", 0x98},
    ServiceClass{"cs0", 0x00},
    ServiceClass{"cs1", 0x20},
    ServiceClass{"cs2", 0x40},
    ServiceClass{"cs3", 0x60},
    ServiceClass{"cs4", 0x80},
    ServiceClass{"cs5", 0xa0},
    ServiceClass{"cs6", 0xc0},
    ServiceClass{"cs7", 0xe0},
    ServiceClass{"ef", 0xb8},
    ServiceClass{"le", 0x01, {.since = {8, 2}, .until = {8, 9}}},
    ServiceClass{"le", 0x04, {.since = {8, 9}}},
    ServiceClass{"va", 0xb0, {.since = {10, 3}}},
    ServiceClass{"lowdelay", 0x10, {}, Standing::type_of_service},
    ServiceClass{"throughput", 0x08, {}, Standing::type_of_service},
    ServiceClass{"reliability", 0x04, {}, Standing::type_of_service},
};

bool means_none(const ServiceClass& row, const Dialect& dialect) {
    return row.standing == Standing::type_of_service &&
           dialect.has(Difference::qos_legacy_means_none);
}

/// strtol(3) with base 0: blanks, a sign, and the prefix 0 or 0x.
std::optional<int> read_c_number(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\n\v\f\r"), text.size()));
    const bool negative = text.starts_with('-');
    text.remove_prefix(negative || text.starts_with('+') ? 1 : 0);
    const bool hexadecimal = text.starts_with("0x") || text.starts_with("0X");
    const int base = hexadecimal ? 16 : text.starts_with('0') ? 8 : 10;
    text.remove_prefix(hexadecimal ? 2 : 0);
    unsigned number = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, fault] = std::from_chars(text.data(), end, number, base);
    if (fault != std::errc{} || stop != end || number > highest) return std::nullopt;
    return negative && number > 0 ? std::nullopt : std::optional{static_cast<int>(number)};
}

std::optional<int> read_byte(std::string_view text, const Dialect& dialect) {
    if (!dialect.has(Difference::qos_decimal_only)) return read_c_number(text);
    const Number number = read_number(text, 0, highest);
    const std::int64_t* const good = std::get_if<std::int64_t>(&number);
    return good == nullptr ? std::nullopt : std::optional{static_cast<int>(*good)};
}

std::optional<int> read_class(std::string_view text, const Dialect& dialect) {
    const auto named = [&](const ServiceClass& row) {
        return row.lives.holds_in(dialect.edition) && equals_ignoring_case(row.name, text);
    };
    const auto* const row = std::ranges::find_if(classes, named);
    if (row == classes.end()) return read_byte(text, dialect);
    return means_none(*row, dialect) ? leaves_alone : row->number;
}

std::string print_class(int number, const Dialect& dialect) {
    const auto fits = [&](const ServiceClass& row) {
        return row.lives.holds_in(dialect.edition) && !means_none(row, dialect) &&
               row.number == number;
    };
    const auto* const row = std::ranges::find_if(classes, fits);
    return row == classes.end() ? fmt::format("0x{:02x}", number) : std::string{row->name};
}

}  // namespace

/// Interactive and bulk traffic; one class serves for both.
ValueAnswer read_qos(Reading& reading) {
    Value value;
    do {
        const Word* const word = reading.take();
        const std::string_view text = word == nullptr ? "(null)" : word->text;
        const auto number = word == nullptr ? std::nullopt : read_class(text, reading.dialect());
        if (!number) return fault(reading, word, fmt::format("Bad IPQoS value: {}", text));
        value.words.push_back(print_class(*number, reading.dialect()));
    } while (value.words.size() < 2 && reading.left() > 0);
    if (value.words.size() == 1) value.words.push_back(value.words.front());
    return value;
}

}  // namespace sshplan::values
