#include <algorithm>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/resolve/values/readers.hpp"

namespace sshplan::values {

ValueAnswer read_command(Reading& reading) {
    const bool is_bare = reading.left() == 0 && reading.directive().rest.empty();
    if (is_bare) return fault(reading, nullptr, "Missing argument.");
    reading.take_all();
    return single(std::string{raw_value(reading.directive())});
}

/// Only blanks are skipped, and a comment is part of the value.
ValueAnswer read_version_addendum(Reading& reading) {
    reading.take_all();
    std::string_view text = reading.directive().rest;
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    if (text.find('\r') != std::string_view::npos) {
        ValueFault result =
            fatal(reading, nullptr, fmt::format("Invalid {} argument", reading.keyword()));
        result.kind = ComplaintKind::bad_value;
        return result;
    }
    return single(is_none(text) ? "" : std::string{text});
}

}  // namespace sshplan::values
