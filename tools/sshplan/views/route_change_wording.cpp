#include "tools/sshplan/views/route_change_wording.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parser/text/printable.hpp"

namespace sshplan::cli {
namespace {

bool passes(const HostRoute& route, std::string_view name) {
    return std::ranges::find(route.hops, name, &HostHop::name) != route.hops.end();
}

/// The hops before the host that only the first of two routes has.
std::string only_in(const HostRoute& route, const HostRoute& other) {
    std::vector<std::string> names;
    for (const SharedHostHop& hop : route.hops) {
        const bool is_host = &hop == &route.hops.back();
        if (!is_host && !passes(other, hop->name)) names.push_back(printable(hop->name));
    }
    return fmt::format("{}", fmt::join(names, ", "));
}

/// How the same hops are passed in another way; empty if that is not all.
std::string reach_text(const HostRoute& before, const HostRoute& after) {
    const auto [old_hop, new_hop] =
        std::ranges::mismatch(before.hops, after.hops, {}, &HostHop::reach, &HostHop::reach);
    const bool is_same_way =
        std::ranges::equal(before.hops, after.hops, {}, &HostHop::name, &HostHop::name);
    if (!is_same_way || old_hop == before.hops.end()) return "";
    return fmt::format(
        "by {}, no longer by {}", name_of((*new_hop)->reach), name_of((*old_hop)->reach));
}

std::string way_change(const HostRoute& before, const HostRoute& after) {
    const std::string lost = only_in(before, after);
    const std::string gained = only_in(after, before);
    if (lost.empty() && gained.empty()) return reach_text(before, after);
    if (gained.empty()) return fmt::format("no longer through {}", lost);
    if (lost.empty()) return fmt::format("now through {}", gained);
    return fmt::format("now through {}, no longer {}", gained, lost);
}

bool differs(const RouteDifference& difference, bool Exposure::* what) {
    const auto exposes = [what](SharedHostHop hop) { return hop->exposure.*what; };
    return std::ranges::any_of(difference.before.hops, exposes) !=
           std::ranges::any_of(difference.after.hops, exposes);
}

/// What is exposed on one side only.
std::string exposure_change(const RouteDifference& difference) {
    std::vector<std::string_view> what;
    if (differs(difference, &Exposure::agent)) what.emplace_back("agent");
    if (differs(difference, &Exposure::x11)) what.emplace_back("x11");
    if (differs(difference, &Exposure::session)) what.emplace_back("session");
    return fmt::format("{}", fmt::join(what, ", "));
}

std::string detail_of(RouteTrait trait, const RouteDifference& difference) {
    if (trait == RouteTrait::route) return way_change(difference.before, difference.after);
    return trait == RouteTrait::exposure ? exposure_change(difference) : "";
}

}  // namespace

std::string change_text(const RouteDifference& difference) {
    std::string text;
    for (const RouteTrait trait : difference.traits) {
        const std::string detail = detail_of(trait, difference);
        text += fmt::format("{}{}{}{}",
                            text.empty() ? "" : "; ",
                            name_of(trait),
                            detail.empty() ? "" : ": ",
                            detail);
    }
    return text;
}

std::string naming_text(const HostDifference& change) {
    switch (change.naming) {
        case Naming::by_both:
            return "";
        case Naming::by_old:
            return "no longer named";
        case Naming::by_new:
            return "new name";
    }
    return {};
}

}  // namespace sshplan::cli
