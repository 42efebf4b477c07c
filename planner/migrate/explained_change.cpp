#include "planner/migrate/explained_change.hpp"

#include <algorithm>

#include "parser/config/pattern.hpp"

namespace sshplan {
namespace {

/// The words of a list with commas between.
std::set<std::string> listed(std::string_view text) {
    std::set<std::string> words;
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(", "), text.size());
        words.emplace(text.substr(0, comma));
        text.remove_prefix(std::min(comma + 2, text.size()));
    }
    return words;
}

/// Reach and needs follow each other: what had to be run on a hop need not be any more.
std::optional<Explained> by_needs(const RouteChange& change) {
    std::set<std::string> needs = listed(change.before);
    const bool had_command = needs.contains("nc") || needs.contains("bash");
    for (const std::string_view run : {"exec", "nc", "bash", "tty"}) needs.erase(std::string{run});
    needs.insert("tcp-forwarding");
    if (had_command && needs == listed(change.after)) return Explained{"needs-tcp-forwarding"};
    return std::nullopt;
}

std::optional<Explained> by_reach(const RouteChange& change) {
    const bool was_command = change.before == "netcat" || change.before == "dev-tcp";
    if (was_command && change.after == "jump") return Explained{""};
    return std::nullopt;
}

/// What a jump host could see and cannot any more.
std::optional<Explained> by_exposure(const RouteChange& change) {
    if (change.from_end == 0 || !change.after.empty()) return std::nullopt;
    return Explained{"session-no-longer-exposed"};
}

/// Whether a destination is called as an ssh before the last one is.
bool is_spelt_as_jump(const ComparedCase& one) {
    const auto& hops = one.before.hops;
    const std::size_t jumps = std::max<std::size_t>(hops.size(), 2) - 1;
    const std::string& host = one.of.invocation.destination.host;
    return std::any_of(hops.begin(),
                       hops.begin() + static_cast<std::ptrdiff_t>(std::min(jumps, hops.size())),
                       [&](const Hop& hop) { return hop.name == host; });
}

/// Whether ssh stops as the way would lead to its own jump host (ssh.c main).
bool is_refused_as_loop(const Route& route) {
    return route.status == RouteStatus::refused &&
           std::ranges::any_of(route.complaints, [](const Complaint& complaint) {
               return complaint.text.find("jumphost loop via ") != std::string::npos;
           });
}

/// Where the jump host is spelt otherwise than the recipe spells it, no block says so: there it is
/// enough that what started itself for ever stops.
bool is_stopped_loop(const ComparedCase& one) {
    return one.before.status == RouteStatus::loop && is_refused_as_loop(one.after) &&
           !is_spelt_as_jump(one);
}

/// The jump host itself went through itself, if it was spelt otherwise than its own block spells
/// it; by ProxyJump, ssh sees that and stops.
bool is_jump_in_other_letters(const ComparedCase& one) {
    if (one.before.status != RouteStatus::ok || !is_refused_as_loop(one.after)) return false;
    const auto& hops = one.before.hops;
    return hops.size() > 1 && !is_spelt_as_jump(one) &&
           (hops[hops.size() - 2].hostname == hops.back().hostname ||
            hops[hops.size() - 2].name == hops.back().hostname);
}

/// `-W %h:%p` is no target with an address of IPv6 in it.
bool is_mended_address(const ComparedCase& one) {
    if (one.before.status != RouteStatus::broken || one.after.status != RouteStatus::ok) {
        return false;
    }
    const Hop& end = one.before.hops.back();
    return end.flaw && end.flaw->fault == RecipeFault::bad_target &&
           one.after.hops.back().hostname.find(':') != std::string::npos;
}

/// Whether a change is one of the way that could not be gone before, and not of what a hop is.
bool is_of_way(const RouteChange& change) {
    switch (change.kind) {
        case ChangeKind::status:
        case ChangeKind::hops:
        case ChangeKind::reach:
        case ChangeKind::needs:
        case ChangeKind::exposure:
            return true;
        default:
            return false;
    }
}

/// By which a way that could not be gone can be gone now.
std::optional<Explained> by_mended_way(const RouteChange& change,
                                       const ComparedCase& one,
                                       const RecipesInUse& recipes) {
    const bool was_unknown = change.from_end > 0 && change.hop.empty();
    if (!is_of_way(change) && !was_unknown) return std::nullopt;
    const bool ends_loop =
        one.before.status == RouteStatus::loop && one.after.status == RouteStatus::ok;
    if (ends_loop) return Explained{"loop-removed"};
    // No hop before shows what the recipe asked of the jump host.
    if (is_mended_address(one) && !recipes.leaves_options) return Explained{"ipv6-address"};
    return std::nullopt;
}

std::optional<Explained> by_option(const RouteChange& change, const RecipesInUse& recipes) {
    const bool is_of_jump = change.from_end > 0;
    if (is_of_jump && change.keyword == Keyword::log_level) {
        if (recipes.is_quiet) return Explained{"quiet"};
        if (recipes.is_verbose) return Explained{"debug-messages"};
    }
    const bool is_of_session = change.keyword == Keyword::request_tty ||
                               change.keyword == Keyword::remote_command ||
                               change.keyword == Keyword::session_type;
    if (is_of_jump && is_of_session) return Explained{"jump-remote-command"};
    return std::nullopt;
}

/// Whether a direct login has got what recipes moved to its host's block, and nothing else.
bool is_moved(const RouteChange& change, const ComparedCase& one, const RecipesInUse& recipes) {
    if (change.kind == ChangeKind::option) return recipes.moved.contains(change.keyword);
    if (change.kind != ChangeKind::identities) return false;
    const auto moved = recipes.moved.find(Keyword::identity_file);
    if (moved == recipes.moved.end()) return false;
    // What is left of the keys when those of recipes are taken out is what there was.
    std::string rest;
    for (std::string_view keys = change.after; !keys.empty();) {
        const std::size_t end = std::min(keys.find('\n'), keys.size());
        const std::string key{keys.substr(0, end)};
        keys.remove_prefix(std::min(end + 1, keys.size()));
        if (!moved->second.contains(key)) rest += (rest.empty() ? "" : "\n") + key;
    }
    if (rest == change.before) return true;
    // Keys of recipes stand in the place of those that ssh takes by itself.
    const bool had_defaults = std::ranges::all_of(
        one.before.hops.back().identities,
        [](const Identity& identity) { return identity.origin.kind == OriginKind::defaulted; });
    return rest.empty() && had_defaults;
}

}  // namespace

bool keeps_loop(const ComparedCase& one) {
    if (one.before.status != RouteStatus::loop) return false;
    return one.after.status == RouteStatus::loop ||
           (one.after.status == RouteStatus::refused && is_spelt_as_jump(one));
}

std::optional<Explained> explained(const RouteChange& change,
                                   const ComparedCase& one,
                                   const RecipesInUse& recipes) {
    if (is_stopped_loop(one)) return Explained{""};
    if (is_jump_in_other_letters(one)) return Explained{"jump-in-other-letters"};
    if (const auto mended = by_mended_way(change, one, recipes)) return mended;
    const bool is_direct_login = one.before.hops.size() == 1 && one.after.hops.size() == 1;
    if (is_direct_login && is_moved(change, one, recipes)) return Explained{"direct-login"};
    switch (change.kind) {
        case ChangeKind::needs:
            return by_needs(change);
        case ChangeKind::reach:
            return by_reach(change);
        case ChangeKind::exposure:
            return by_exposure(change);
        case ChangeKind::forwards:
            if (change.from_end > 0 && change.after.empty()) return Explained{"jump-forwards"};
            return std::nullopt;
        case ChangeKind::files:
            // Of what nothing is known, nothing was compared.
            if (change.from_end > 0 && change.before != "unknown" && change.after != "unknown") {
                return Explained{"jump-config-file"};
            }
            return std::nullopt;
        case ChangeKind::trust:
            if (change.from_end == 0) return Explained{"asked-name"};
            return std::nullopt;
        case ChangeKind::control:
            return Explained{"control-path"};
        case ChangeKind::option:
            return by_option(change, recipes);
        default:
            return std::nullopt;
    }
}

}  // namespace sshplan
