#include "tools/sshplan/session/policy_hops.hpp"

#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace sshplan::cli {

namespace {

constexpr std::array<std::string_view, 5> via_keys{
    "first", "exactly", "contains", "never", "max-hops"};

void add_hop(TomlFields& fields,
             const TomlEntry& entry,
             const std::string& written,
             std::vector<HopPattern>& hops) {
    if (auto hop = read_hop_pattern(written)) {
        hops.push_back(*std::move(hop));
    } else {
        fields.fail(entry.value.span,
                    fmt::format("'{}' is no hop: [USER@]HOST[:PORT], an IPv6 address in brackets",
                                written));
    }
}

/// Hops of which an empty list would say nothing.
std::vector<HopPattern> read_some_hops(TomlFields& fields, const TomlEntry& entry) {
    std::vector<HopPattern> hops = read_hops(fields, entry);
    if (hops.empty()) fields.fail(entry.value.span, fmt::format("'{}' is empty", entry.key));
    return hops;
}

}  // namespace

std::vector<HopPattern> read_hops(TomlFields& fields, const TomlEntry& entry) {
    std::vector<HopPattern> hops;
    for (const std::string& written : fields.list(entry)) add_hop(fields, entry, written, hops);
    return hops;
}

ViaAssertion read_via(TomlFields& fields, const TomlEntry& entry) {
    ViaAssertion via;
    const TomlValue::Table& table = fields.table(entry, via_keys);
    if (table.empty()) fields.fail(entry.value.span, "'via' is empty");
    for (const TomlEntry& one : table) {
        if (one.key == "first") {
            std::vector<HopPattern> hops;
            add_hop(fields, one, fields.text(one), hops);
            if (!hops.empty()) via.first = std::move(hops.front());
        } else if (one.key == "exactly") {
            via.exactly = read_hops(fields, one);
        } else if (one.key == "contains") {
            via.contains = read_some_hops(fields, one);
        } else if (one.key == "never") {
            via.never = read_some_hops(fields, one);
        } else if (one.key == "max-hops") {
            via.most_hops = fields.number(one);
        }
    }
    return via;
}

}  // namespace sshplan::cli
