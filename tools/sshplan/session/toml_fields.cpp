#include "tools/sshplan/session/toml_fields.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "planner/resolve/spelling.hpp"

namespace sshplan::cli {

namespace {

const TomlValue::Table nothing{};

std::string unknown_key(const std::string& key, std::span<const std::string_view> keys) {
    const auto nearest = nearest_names(key, keys, 1);
    if (!nearest.empty()) {
        return fmt::format("there is no key '{}' here; did you mean '{}'?", key, nearest.front());
    }
    return fmt::format("there is no key '{}' here, but {}", key, fmt::join(keys, ", "));
}

}  // namespace

void TomlFields::fail(Span where, std::string text) {
    if (fault_) return;
    fault_ = Complaint{.text = std::move(text),
                       .kind = ComplaintKind::ours,
                       .voice = Voice::unsaid,
                       .where = {&file_, where},
                       .line = file_.position(where.begin).line,
                       .is_ours = true};
}

const TomlValue::Table& TomlFields::table(const TomlEntry& entry,
                                          std::span<const std::string_view> keys) {
    const auto* const table = std::get_if<TomlValue::Table>(&entry.value.of);
    if (table == nullptr) {
        fail(entry.value.span, fmt::format("'{}' takes a table", entry.key));
        return nothing;
    }
    expect_keys(*table, keys);
    return *table;
}

void TomlFields::expect_keys(const TomlValue::Table& table,
                             std::span<const std::string_view> keys) {
    for (const TomlEntry& entry : table) {
        if (std::ranges::find(keys, entry.key) != keys.end()) continue;
        fail(entry.key_span, unknown_key(entry.key, keys));
    }
}

std::string TomlFields::text(const TomlEntry& entry) {
    if (const auto* const text = std::get_if<std::string>(&entry.value.of)) return *text;
    fail(entry.value.span, fmt::format("'{}' takes a text in quotes", entry.key));
    return {};
}

std::vector<std::string> TomlFields::texts(const TomlEntry& entry) {
    if (const auto* const text = std::get_if<std::string>(&entry.value.of)) return {*text};
    std::vector<std::string> texts = list(entry);
    if (texts.empty()) fail(entry.value.span, fmt::format("'{}' is empty", entry.key));
    return texts;
}

std::vector<std::string> TomlFields::list(const TomlEntry& entry) {
    std::vector<std::string> texts;
    const auto* const array = std::get_if<TomlValue::Array>(&entry.value.of);
    if (array == nullptr) {
        fail(entry.value.span, fmt::format("'{}' takes a list of texts: [\"...\"]", entry.key));
        return texts;
    }
    for (const TomlValue& one : *array) {
        if (const auto* const text = std::get_if<std::string>(&one.of)) {
            texts.push_back(*text);
        } else {
            fail(one.span, fmt::format("'{}' takes texts in quotes", entry.key));
        }
    }
    return texts;
}

std::optional<bool> TomlFields::flag(const TomlEntry& entry) {
    if (const auto* const flag = std::get_if<bool>(&entry.value.of)) return *flag;
    fail(entry.value.span, fmt::format("'{}' takes true or false", entry.key));
    return std::nullopt;
}

std::optional<std::size_t> TomlFields::number(const TomlEntry& entry) {
    const auto* const number = std::get_if<std::int64_t>(&entry.value.of);
    if (number != nullptr && *number > 0) return static_cast<std::size_t>(*number);
    fail(entry.value.span, fmt::format("'{}' takes a whole number from 1 on", entry.key));
    return std::nullopt;
}

std::string TomlFields::value(const TomlValue& value) {
    if (const auto* const text = std::get_if<std::string>(&value.of)) return *text;
    if (const auto* const flag = std::get_if<bool>(&value.of)) return *flag ? "yes" : "no";
    if (const auto* const number = std::get_if<std::int64_t>(&value.of)) {
        return std::to_string(*number);
    }
    fail(value.span, "a value is a text in quotes, a whole number, true or false");
    return {};
}

std::vector<std::string> TomlFields::values(const TomlEntry& entry) {
    const auto* const array = std::get_if<TomlValue::Array>(&entry.value.of);
    if (array == nullptr) return {value(entry.value)};
    std::vector<std::string> values;
    for (const TomlValue& one : *array) values.push_back(value(one));
    if (values.empty()) fail(entry.value.span, fmt::format("'{}' is empty", entry.key));
    return values;
}

const TomlEntry* find_entry(const TomlValue::Table& table, std::string_view key) {
    const auto found = std::ranges::find(table, key, &TomlEntry::key);
    return found == table.end() ? nullptr : &*found;
}

}  // namespace sshplan::cli
