#include "planner/explore/host_selection.hpp"

#include <algorithm>

#include "parser/config/pattern.hpp"

namespace sshplan {
namespace {

bool leads_via(const HostRoute& route, std::string_view name) {
    const auto is_meant = [&](SharedHostHop hop) {
        return equals_ignoring_case(hop->name, name) || equals_ignoring_case(hop->hostname, name);
    };
    return !route.hops.empty() && std::any_of(route.hops.begin(), route.hops.end() - 1, is_meant);
}

bool is_direct(const HostRoute& route) {
    const bool connects = route.status == RouteStatus::ok || route.status == RouteStatus::opaque;
    return connects && route.hops.size() == 1;
}

bool has_key_name(const HostRoute& route, std::string_view name) {
    return !route.hops.empty() && equals_ignoring_case(route.hops.back()->host_key_name, name);
}

}  // namespace

bool is_matched(const HostSelection& selection, std::string_view name) {
    return !selection.match || matches_pattern(name, *selection.match);
}

bool is_selected(const HostSelection& selection, const ListedHost& host) {
    const auto some = [&](auto is_so) { return std::ranges::any_of(host.routes, is_so); };
    const auto via = [&](const HostRoute& route) { return leads_via(route, *selection.via); };
    const auto key = [&](const HostRoute& route) {
        return has_key_name(route, *selection.key_name);
    };
    return is_matched(selection, host.named.name) && (!selection.via || some(via)) &&
           (!selection.key_name || some(key)) &&
           (selection.ways == HostSelection::Ways::all || some(is_direct));
}

}  // namespace sshplan
