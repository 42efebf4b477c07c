#include "planner/lint/dialect_range.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace sshplan {

std::variant<std::vector<Dialect>, UnknownDialect> find_dialects(std::string_view oldest,
                                                                 std::string_view newest) {
    if (newest.empty()) newest = "newest";
    if (oldest.empty()) oldest = newest;
    const auto first = find_dialect(oldest);
    if (const auto* const unknown = std::get_if<UnknownDialect>(&first)) return *unknown;
    const auto last = find_dialect(newest);
    if (const auto* const unknown = std::get_if<UnknownDialect>(&last)) return *unknown;
    const auto known = known_dialects();
    const auto position = [&](const Dialect& dialect) {
        return std::ranges::find(known, dialect.name, &Dialect::name);
    };
    const auto begin = position(std::get<ChosenDialect>(first).dialect);
    const auto end = position(std::get<ChosenDialect>(last).dialect);
    if (begin > end) {
        return UnknownDialect{fmt::format("{} is newer than {}", begin->name, end->name)};
    }
    return std::vector<Dialect>(begin, end + 1);
}

}  // namespace sshplan
