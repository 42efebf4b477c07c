#include "tools/sshplan/session/policy_values.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/policy/printed_values.hpp"
#include "planner/resolve/spelling.hpp"
#include "tools/sshplan/session/policy_hops.hpp"

namespace sshplan::cli {

namespace {

constexpr std::array<std::string_view, 4> option_keys{"name", "in", "not-in", "of"};

/// The keyword that is named; nothing, and a fault, if it is none that ssh -G prints.
std::optional<Keyword> read_keyword_name(TomlFields& fields, Span where, const std::string& name) {
    const std::string lower = lower_case(name);
    const auto reading = read_keyword(lower, newest_dialect().edition);
    if (reading && is_printed(reading->info->keyword)) return reading->info->keyword;
    if (reading) {
        fields.fail(where, fmt::format("ssh -G prints no {}: nothing can be asserted of it", name));
        return std::nullopt;
    }
    const auto nearest = nearest_keyword(lower, newest_dialect());
    fields.fail(where,
                fmt::format("'{}' is no keyword of ssh_config{}",
                            name,
                            nearest ? fmt::format("; did you mean {}?", *nearest) : ""));
    return std::nullopt;
}

/// A value that no ssh takes would hold nowhere, or everywhere.
void check_values(TomlFields& fields, const TomlEntry& entry, const ValueAssertion& assertion) {
    PrintedValues printed;
    for (const std::string& value : assertion.values) {
        const bool is_taken = std::ranges::any_of(known_dialects(), [&](const Dialect& dialect) {
            return !printed.of(assertion.keyword, value, dialect).empty();
        });
        if (is_taken) continue;
        fields.fail(
            entry.value.span,
            fmt::format("'{}' is no value of {}", value, describe(assertion.keyword).spelling));
    }
}

ValueAssertion::Of read_of(TomlFields& fields, const TomlEntry& entry) {
    const std::string of = fields.text(entry);
    if (of == "destination") return ValueAssertion::Of::destination;
    if (of != "every-hop") {
        fields.fail(entry.value.span, "'of' takes \"every-hop\" or \"destination\"");
    }
    return ValueAssertion::Of::every_hop;
}

}  // namespace

void read_expectation(TomlFields& fields, const TomlEntry& entry, Assertion& assertion) {
    const auto* const table = std::get_if<TomlValue::Table>(&entry.value.of);
    if (table == nullptr) return fields.fail(entry.value.span, "'expect' takes a table");
    if (table->empty()) return fields.fail(entry.value.span, "'expect' is empty");
    for (const TomlEntry& one : *table) {
        if (one.key == "hops") {
            if (assertion.via.exactly) fields.fail(one.key_span, "'via' has 'exactly' already");
            assertion.via.exactly = read_hops(fields, one);
            continue;
        }
        const auto keyword = read_keyword_name(fields, one.key_span, one.key);
        if (!keyword) continue;
        assertion.values.push_back({.keyword = *keyword, .values = fields.values(one)});
        check_values(fields, one, assertion.values.back());
    }
}

ValueAssertion read_option(TomlFields& fields, const TomlEntry& entry) {
    ValueAssertion option{.of = ValueAssertion::Of::every_hop};
    const TomlValue::Table& table = fields.table(entry, option_keys);
    const TomlEntry* const name = find_entry(table, "name");
    if (name == nullptr) {
        fields.fail(entry.value.span, "'option' has no name");
        return option;
    }
    const auto keyword = read_keyword_name(fields, name->value.span, fields.text(*name));
    const TomlEntry* const in = find_entry(table, "in");
    const TomlEntry* const not_in = find_entry(table, "not-in");
    if ((in == nullptr) == (not_in == nullptr)) {
        fields.fail(entry.value.span, "'option' takes either 'in' or 'not-in'");
        return option;
    }
    if (!keyword) return option;
    const TomlEntry& values = in == nullptr ? *not_in : *in;
    option.keyword = *keyword;
    option.values = fields.values(values);
    option.sense = in == nullptr ? ValueAssertion::Sense::none_of : ValueAssertion::Sense::one_of;
    check_values(fields, values, option);
    if (const TomlEntry* const of = find_entry(table, "of")) option.of = read_of(fields, *of);
    return option;
}

std::vector<Dialect> read_releases(TomlFields& fields, const TomlEntry& entry) {
    std::vector<Dialect> releases;
    for (const std::string& name : fields.texts(entry)) {
        auto found = find_dialect(name);
        if (const auto* const unknown = std::get_if<UnknownDialect>(&found)) {
            fields.fail(entry.value.span, unknown->message);
            continue;
        }
        releases.push_back(std::get<ChosenDialect>(std::move(found)).dialect);
    }
    if (releases.size() < 2)
        fields.fail(entry.value.span, "'stable-across' takes two releases or more");
    return releases;
}

}  // namespace sshplan::cli
