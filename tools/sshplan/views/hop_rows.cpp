#include "tools/sshplan/views/hop_rows.hpp"

#include <fmt/format.h>

#include "parser/text/printable.hpp"
#include "tools/sshplan/views/condition_wording.hpp"
#include "tools/sshplan/views/hop_union.hpp"
#include "tools/sshplan/views/place_wording.hpp"

namespace sshplan::cli {
namespace {

std::string reaches_text(const UnitedHop& hop) {
    std::string text;
    for (const Reach reach : hop.reaches) {
        text += text.empty() ? "" : "/";
        text += name_of(reach);
    }
    return text;
}

/// The command that makes the connection to this hop, if one does: with the one that says most.
const Hop* commanded_hop(const UnitedHop& united, const Explanation& explanation) {
    const Hop* found = nullptr;
    for (const UnitedHop::Where& where : united.places) {
        const Hop& hop = hop_at(explanation, where);
        if (!hop.command) continue;
        if (found == nullptr || hop.reach == Reach::command) found = &hop;
    }
    return found;
}

/// What stands between a hop and the one before it, besides the program that connects.
std::string by_text(const Hop& hop) {
    std::string text;
    if (hop.vendor) {
        text = printable(hop.vendor->vendor);
        if (!hop.vendor->target.empty()) text += " to " + printable(hop.vendor->target);
    }
    if (hop.prefix.empty()) return text;
    return fmt::format("{}{}started by {}", text, text.empty() ? "" : ", ", printable(hop.prefix));
}

void fill_because(HopRow& row, const std::optional<Because>& because, std::string_view home) {
    if (!because) {
        row.cells[because_place] = "destination";
        return;
    }
    // Its text says which option it is.
    const bool is_option = because->origin.kind == OriginKind::command_line;
    row.cells[because_place] = is_option ? "command line" : origin_text(because->origin, home);
    row.cells[because_line] = printable(because->text);
}

HopRow row_of(const UnitedHop& united, const Explanation& explanation) {
    const Hop& hop = hop_at(explanation, united.places.front());
    HopRow row;
    row.cells[hop_name] = hop.name.empty() ? "?" : printable(hop.name);
    // A hop whose own ssh refuses has no address, and one that is computed may have none.
    row.cells[hop_address] = hop.hostname.empty() ? "?" : address_text(hop.hostname, hop.port);
    row.cells[hop_user] = printable(hop.user);
    row.cells[hop_reach] = reaches_text(united);
    fill_because(row, hop.because, explanation.client.home);
    if (!hop.host_key_name.empty() && hop.host_key_name != hop.name) {
        row.key = fmt::format("key {}", printable(hop.host_key_name));
    }
    row.by = by_text(hop);
    if (const Hop* const commanded = commanded_hop(united, explanation)) {
        row.command = fmt::format("command {}", printable(*commanded->command));
        row.is_hidden_by_command = commanded->reach == Reach::command;
    }
    const std::string only_if = only_if_text(routes_of(united), explanation);
    if (!only_if.empty()) row.only_if = fmt::format("({})", only_if);
    return row;
}

}  // namespace

std::vector<HopRow> hop_rows(const Explanation& explanation) {
    std::vector<HopRow> rows;
    for (const UnitedHop& united : united_hops(explanation)) {
        rows.push_back(row_of(united, explanation));
        rows.back().cells[hop_number] = fmt::format("{}", rows.size());
    }
    return rows;
}

}  // namespace sshplan::cli
