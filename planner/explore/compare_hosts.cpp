#include "planner/explore/compare_hosts.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "planner/explore/united_outcomes.hpp"

namespace sshplan {
namespace {

/// Finds in what two routes differ, and the lines behind the first of it. They are followed from
/// the host back to here: which hop stands before another one is said by the latter's lines.
class RouteComparison {
public:
    explicit RouteComparison(RouteDifference& difference) : difference_(difference) {}

    void run() {
        const HostRoute& before = difference_.before;
        const HostRoute& after = difference_.after;
        auto old_hop = before.hops.rbegin();
        auto new_hop = after.hops.rbegin();
        while (old_hop != before.hops.rend() && new_hop != after.hops.rend()) {
            const HostHop& old_next = **old_hop++;
            const HostHop& new_next = **new_hop++;
            compare(old_next, new_next);
            const bool old_ends = old_hop == before.hops.rend();
            const bool new_ends = new_hop == after.hops.rend();
            const bool is_other = old_ends != new_ends || old_next.reach != new_next.reach ||
                                  (!old_ends && (*old_hop)->name != (*new_hop)->name);
            if (!is_other) continue;
            add(RouteTrait::route, HopTrait::proxy, old_next, new_next);
            break;  // what stands before this belongs to another way
        }
        // What a command does that hides the way is all that is known of it.
        const bool is_hidden = before.status != RouteStatus::ok;
        if (is_hidden && before.proxy_command() != after.proxy_command() && !before.hops.empty() &&
            !after.hops.empty()) {
            add(RouteTrait::route, HopTrait::proxy, *before.hops.back(), *after.hops.back());
        }
        if (before.status != after.status) traits_.insert(RouteTrait::status);
        difference_.traits.assign(traits_.begin(), traits_.end());
    }

private:
    void compare(const HostHop& a, const HostHop& b) {
        if (a.hostname != b.hostname) add(RouteTrait::hostname, HopTrait::hostname, a, b);
        if (a.port != b.port) add(RouteTrait::port, HopTrait::port, a, b);
        if (a.user != b.user) add(RouteTrait::user, HopTrait::user, a, b);
        if (a.host_key_name != b.host_key_name) {
            add(RouteTrait::host_key_name, HopTrait::host_key_name, a, b);
        }
        if (a.exposure.x11 != b.exposure.x11) add(RouteTrait::exposure, HopTrait::x11, a, b);
        if (a.exposure.agent != b.exposure.agent) add(RouteTrait::exposure, HopTrait::agent, a, b);
        if (a.exposure.session != b.exposure.session) traits_.insert(RouteTrait::exposure);
    }

    /// The line behind another way is told before that behind another value.
    void add(RouteTrait trait, HopTrait line, const HostHop& before, const HostHop& after) {
        const bool is_first = traits_.empty() || trait == RouteTrait::route;
        traits_.insert(trait);
        if (!is_first) return;
        difference_.before_line = before.origin(line);
        difference_.after_line = after.origin(line);
    }

    RouteDifference& difference_;
    std::set<RouteTrait> traits_;
};

std::vector<RouteDifference> compare(const ListedHost& before, const ListedHost& after) {
    std::vector<RouteDifference> differences;
    for (const Outcome& old_outcome : before.outcomes) {
        for (const Outcome& new_outcome : after.outcomes) {
            const std::optional<When> when = united(old_outcome.when, new_outcome.when);
            if (!when) continue;
            RouteDifference difference{.when = *when,
                                       .before = before.routes[old_outcome.route],
                                       .after = after.routes[new_outcome.route]};
            RouteComparison{difference}.run();
            if (!difference.traits.empty()) differences.push_back(std::move(difference));
        }
    }
    return differences;
}

/// What only the other side names was explored without a place.
Naming naming_of(const ListedName& before, const ListedName& after) {
    if (before.file == nullptr) return Naming::by_new;
    return after.file == nullptr ? Naming::by_old : Naming::by_both;
}

}  // namespace

std::string_view name_of(RouteTrait trait) {
    switch (trait) {
        case RouteTrait::status:
            return "status";
        case RouteTrait::route:
            return "route";
        case RouteTrait::hostname:
            return "hostname";
        case RouteTrait::port:
            return "port";
        case RouteTrait::user:
            return "user";
        case RouteTrait::host_key_name:
            return "host_key_name";
        case RouteTrait::exposure:
            return "exposure";
    }
    return {};
}

std::string_view name_of(Naming naming) {
    switch (naming) {
        case Naming::by_both:
            return "both";
        case Naming::by_old:
            return "old";
        case Naming::by_new:
            return "new";
    }
    return {};
}

std::vector<HostDifference> compare_hosts(const HostList& before, const HostList& after) {
    std::unordered_map<std::string_view, const ListedHost*> old_hosts;
    for (const ListedHost& host : before.hosts) old_hosts.emplace(host.named.name, &host);
    std::vector<HostDifference> differences;
    for (const ListedHost& host : after.hosts) {
        const auto old_host = old_hosts.find(host.named.name);
        if (old_host == old_hosts.end()) continue;
        const ListedName& before_it = old_host->second->named;
        const Naming naming = naming_of(before_it, host.named);
        HostDifference difference{.named = naming == Naming::by_old ? before_it : host.named,
                                  .naming = naming,
                                  .routes = compare(*old_host->second, host)};
        if (!difference.routes.empty()) differences.push_back(std::move(difference));
    }
    return differences;
}

}  // namespace sshplan
