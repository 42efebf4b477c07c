#include <cerrno>
#include <cstdlib>
#include <limits>

#include <fmt/format.h>

#include "planner/resolve/values/readers.hpp"
#include "planner/world/services.hpp"

namespace sshplan::values {

Number read_number(std::string_view text, std::int64_t low, std::int64_t high) {
    const std::string copy{text};
    char* end = nullptr;
    errno = 0;
    const long long number = std::strtoll(copy.c_str(), &end, 10);
    if (end == copy.c_str() || *end != '\0') return "invalid";
    // strtoll saturates, so a number out of its range is out of any narrower one.
    if (number < low || (errno == ERANGE && number < 0)) return "too small";
    if (number > high || errno == ERANGE) return "too large";
    return number;
}

ValueAnswer read_integer(Reading& reading) {
    const Word* const word = reading.take();
    if (is_void(word)) return fault(reading, word, "integer value missing.");
    const Number number = read_number(word->text, 0, std::numeric_limits<int>::max());
    if (const std::int64_t* const good = std::get_if<std::int64_t>(&number)) {
        return single(fmt::format("{}", *good));
    }
    return fault(
        reading, word, fmt::format("integer value {}.", std::get<std::string_view>(number)));
}

ValueAnswer read_octal_mask(Reading& reading) {
    const Word* const word = reading.take();
    if (is_void(word)) return fault(reading, word, "Missing StreamLocalBindMask argument.");
    const std::string text{word->text};
    char* end = nullptr;
    // ssh keeps the low 32 bits before it looks at the range, and ignores what follows the digits.
    const int mask = static_cast<int>(std::strtol(text.c_str(), &end, 8));
    if (end == text.c_str() || mask < 0 || mask > 0777) return fault(reading, word, "Bad mask.");
    return single(fmt::format("0{:o}", mask));
}

/// Before 7.9 any integer would do.
ValueAnswer read_port_value(Reading& reading) {
    if (!reading.has(Difference::services_named)) return read_integer(reading);
    const Word* const word = reading.take();
    if (is_void(word)) return fault(reading, word, "Missing argument.");
    const std::optional<std::uint16_t> port = read_port(reading.world(), word->text);
    if (port && *port > 0) return single(fmt::format("{}", *port));
    return fault(reading, word, fmt::format("Bad port '{}'.", word->text));
}

}  // namespace sshplan::values
