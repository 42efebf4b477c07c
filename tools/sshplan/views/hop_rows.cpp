#include "tools/sshplan/views/hop_rows.hpp"

#include <optional>

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

/// The command that makes the connection to this hop, if one does that is not understood.
std::optional<std::string> command_of(const UnitedHop& united, const Explanation& explanation) {
    for (const UnitedHop::Where& where : united.places) {
        const Hop& hop = hop_at(explanation, where);
        const Route& route = explanation.routes[where.route].route;
        if (hop.reach != Reach::command) continue;
        if (where.hop + 1 == route.hops.size() && route.proxy_command) return route.proxy_command;
        if (hop.resolution && hop.resolution->proxy_command) return hop.resolution->proxy_command;
    }
    return std::nullopt;
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
    row.cells[hop_name] = printable(hop.name);
    // A hop whose own ssh refuses has no address.
    row.cells[hop_address] = hop.hostname.empty() ? "-" : address_text(hop.hostname, hop.port);
    row.cells[hop_user] = printable(hop.user);
    row.cells[hop_reach] = reaches_text(united);
    fill_because(row, hop.because, explanation.client.home);
    if (!hop.host_key_name.empty() && hop.host_key_name != hop.name) {
        row.key = fmt::format("key {}", printable(hop.host_key_name));
    }
    if (const std::optional<std::string> command = command_of(united, explanation)) {
        row.command = fmt::format("command {}", printable(*command));
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
