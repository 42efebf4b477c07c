#include "planner/world/limits.hpp"

#include <charconv>
#include <optional>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sshplan {
namespace {

/// A number of bytes, each 1024 times the one before.
struct ByteUnit {
    char letter;
    std::string_view name;
    std::size_t size;
};

// The largest first.
constexpr std::array byte_units{
    ByteUnit{'G', "GiB", std::size_t{1} << 30},
    ByteUnit{'M', "MiB", std::size_t{1} << 20},
    ByteUnit{'K', "KiB", std::size_t{1} << 10},
};

/// The largest unit of which a number of bytes is a multiple; null: none.
const ByteUnit* unit_of(std::size_t bytes) {
    const auto* const found = std::ranges::find_if(
        byte_units, [&](const ByteUnit& unit) { return bytes > 0 && bytes % unit.size == 0; });
    return found == byte_units.end() ? nullptr : found;
}

std::optional<std::size_t> read_number(std::string_view text, const LimitRow& row) {
    std::size_t scale = 1;
    const auto* const unit =
        std::ranges::find(byte_units, text.empty() ? '\0' : text.back(), &ByteUnit::letter);
    if (row.unit == LimitUnit::bytes && unit != byte_units.end()) {
        scale = unit->size;
        text.remove_suffix(1);
    }
    std::size_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_read = read.ec == std::errc{} && read.ptr == text.data() + text.size();
    if (!is_read || number == 0 || number > row.highest / scale) return std::nullopt;
    return number * scale;
}

/// "64 MiB".
std::string size_text(std::size_t bytes) {
    const ByteUnit* const unit = unit_of(bytes);
    return unit == nullptr ? fmt::format("{} bytes", bytes)
                           : fmt::format("{} {}", bytes / unit->size, unit->name);
}

std::string all_names() {
    std::vector<std::string_view> names;
    for (const LimitRow& row : limit_table) names.push_back(row.name);
    return fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace

std::variant<LimitChoice, std::string> read_limit(std::string_view text) {
    const std::size_t equal = std::min(text.find('='), text.size());
    const auto* const row = std::ranges::find(limit_table, text.substr(0, equal), &LimitRow::name);
    if (row == limit_table.end() || equal == text.size()) {
        return fmt::format("NAME=NUMBER, and NAME one of {}", all_names());
    }
    if (const auto most = read_number(text.substr(equal + 1), *row)) {
        return LimitChoice{row->limit, *most};
    }
    return fmt::format("{}=NUMBER{}, from 1 to {}",
                       row->name,
                       row->unit == LimitUnit::bytes ? " (of bytes, or with K, M or G)" : "",
                       row->highest);
}

std::string written_limit(Limit limit, std::size_t most) {
    const ByteUnit* const unit = row_of(limit).unit == LimitUnit::bytes ? unit_of(most) : nullptr;
    if (unit == nullptr) return fmt::format("{}", most);
    return fmt::format("{}{}", most / unit->size, unit->letter);
}

std::string more_than(Limit limit, std::size_t most) {
    const LimitRow& row = row_of(limit);
    return fmt::format(
        "more than {}",
        row.unit == LimitUnit::bytes ? size_text(most) : fmt::format("{} {}", most, row.counted));
}

std::string too_large_text(std::size_t most) {
    return with_remedy(fmt::format("larger than {}", size_text(most)), Limit::file, most);
}

std::string more_allowed(Limit limit, std::size_t most) {
    const LimitRow& row = row_of(limit);
    if (most >= row.highest) return fmt::format("--limit {} goes no further", row.name);
    const std::size_t next = most > row.highest / 2 ? row.highest : 2 * most;
    return fmt::format("--limit {}={} allows more", row.name, written_limit(limit, next));
}

std::string with_remedy(std::string_view sentence, Limit limit, std::size_t most) {
    return fmt::format("{} ({})", sentence, more_allowed(limit, most));
}

}  // namespace sshplan
