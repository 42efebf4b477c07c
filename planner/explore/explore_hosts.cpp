#include "planner/explore/explore_hosts.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "planner/explore/explore.hpp"

namespace sshplan {
namespace {

constexpr std::string_view unnamed_host = "sshplan.invalid";  // RFC 2606: nobody's

/// The command line `ssh -- NAME`, or that of the ssh which another program starts; nothing if no
/// command line leads to such a name.
std::optional<Invocation> invocation_of(const std::string& name, const Client& client) {
    const std::array<std::string, 2> words{"--", name};
    auto read = read_invocation(words, client.dialect, no_long_options);
    auto* const invocation = std::get_if<Invocation>(&read);
    if (invocation == nullptr) return std::nullopt;
    return started_by(client.program, std::move(*invocation), client.dialect);
}

/// The line behind a keyword's value.
Origin origin_of(const Resolution& resolution, Keyword keyword) {
    const Obtained* const value = resolution.value(keyword);
    return value == nullptr ? Origin{} : value->origin;
}

Origin proxy_origin(const Resolution& resolution) {
    if (resolution.jump || resolution.proxy_command) return resolution.proxy_origin;
    // `none` is a line as well.
    const Origin jump = origin_of(resolution, Keyword::proxy_jump);
    return jump.kind != OriginKind::defaulted ? jump
                                              : origin_of(resolution, Keyword::proxy_command);
}

std::array<Origin, hop_trait_count> origins_of(const Resolution& resolution) {
    std::array<Origin, hop_trait_count> origins{};
    const auto set = [&](HopTrait trait, Origin origin) {
        origins[static_cast<std::size_t>(trait)] = std::move(origin);
    };
    const Origin alias = origin_of(resolution, Keyword::host_key_alias);
    const Origin hostname = origin_of(resolution, Keyword::hostname);
    set(HopTrait::proxy, proxy_origin(resolution));
    set(HopTrait::host_key_name, alias.kind == OriginKind::defaulted ? hostname : alias);
    set(HopTrait::hostname, hostname);
    set(HopTrait::port, origin_of(resolution, Keyword::port));
    set(HopTrait::user, origin_of(resolution, Keyword::user));
    set(HopTrait::agent, origin_of(resolution, Keyword::forward_agent));
    set(HopTrait::x11, origin_of(resolution, Keyword::forward_x11));
    return origins;
}

/// Keeps of a hop what a list speaks of: all that thousands of hosts read would be too much.
HostHop host_hop(const Hop& hop) {
    HostHop result{.name = hop.name,
                   .hostname = hop.hostname,
                   .port = hop.port,
                   .user = hop.user,
                   .host_key_name = hop.host_key_name,
                   .reach = hop.reach,
                   .exposure = hop.exposure};
    if (hop.resolution) result.origins = origins_of(*hop.resolution);
    return result;
}

HostRoute host_route(const Route& route) {
    HostRoute result{.status = route.status, .proxy_command = route.proxy_command};
    if (route.status == RouteStatus::refused) result.complaints = route.complaints;
    std::ranges::transform(route.hops, std::back_inserter(result.hops), host_hop);
    return result;
}

/// Explores hosts while what they read names further ones.
class HostLister {
public:
    HostLister(const Client& client, const Surroundings& surroundings, std::size_t most_branches)
        : client_(client), surroundings_(surroundings), most_branches_(most_branches) {
        surroundings_.quiet = &quiet_;
    }

    HostList list_named() {
        const Resolution unnamed =
            read_for_unnamed_host(client_, surroundings_.world, surroundings_.files);
        take_files(unnamed);
        list_waiting();
        if (list_.hosts.empty() && list_.ending == Ending::complete) {
            list_.ending = unnamed.ending;
            add_complaints(unnamed.complaints);
        }
        return std::move(list_);
    }

    HostList list_these(const std::vector<std::string>& names) {
        for (const std::string& name : names) take({.name = name});
        takes_files_ = TakesFiles::no;
        list_waiting();
        return std::move(list_);
    }

private:
    enum class TakesFiles : std::uint8_t { yes, no };

    void take(NamedDestination named) {
        if (names_.insert(named.name).second) waiting_.push_back(std::move(named));
    }

    /// What an Include with a token names may be known only for one host.
    void take_files(const Resolution& resolution) {
        if (takes_files_ == TakesFiles::no) return;
        const OpenedFile* last = nullptr;
        for (const OpenedFile* const file : resolution.files) {
            if (file == std::exchange(last, file) || !files_.insert(file).second) continue;
            for (NamedDestination& named : named_destinations(*file, client_.dialect)) {
                take(std::move(named));
            }
        }
    }

    void list_waiting() {
        for (std::size_t i = 0; i < waiting_.size() && list_.ending == Ending::complete; ++i) {
            list(waiting_[i]);
        }
        settle();
    }

    void list(const NamedDestination& named) {
        const auto invocation = invocation_of(named.name, client_);
        if (!invocation) return;
        Explanation explanation =
            explore_routes(*invocation, client_, surroundings_, most_branches_);
        if (explanation.ending == Ending::limit) {
            list_.ending = Ending::limit;
            for (Complaint& complaint : explanation.complaints) {
                complaint.text = fmt::format("{}: {}", named.name, complaint.text);
            }
        }
        add_complaints(explanation.complaints);
        ListedHost host{.named = named, .outcomes = std::move(explanation.outcomes)};
        for (const ExploredRoute& explored : explanation.routes) {
            host.routes.push_back(host_route(explored.route));
            for (const Hop& hop : explored.route.hops) {
                if (hop.resolution) take_files(*hop.resolution);
            }
        }
        list_.hosts.push_back(std::move(host));
    }

    void add_complaints(const std::vector<Complaint>& complaints) {
        for (const Complaint& complaint : complaints) {
            if (said_.is_new(complaint)) list_.complaints.push_back(complaint);
        }
    }

    void settle() {
        const auto is_refused = [](const HostRoute& route) {
            return route.status == RouteStatus::refused;
        };
        const bool all = std::ranges::all_of(list_.hosts, [&](const ListedHost& host) {
            return std::ranges::all_of(host.routes, is_refused);
        });
        if (all && !list_.hosts.empty() && list_.ending == Ending::complete) {
            list_.ending = Ending::refused;
        }
    }

    const Client& client_;
    QuietBlocks quiet_;
    Surroundings surroundings_;
    std::size_t most_branches_;
    TakesFiles takes_files_ = TakesFiles::yes;
    HostList list_;
    std::deque<NamedDestination> waiting_;  // grows while it is gone through
    std::unordered_set<std::string> names_;
    std::unordered_set<const OpenedFile*> files_;
    SaidBefore said_;
};

}  // namespace

Resolution read_for_unnamed_host(const Client& client,
                                 World& world,
                                 ConfigFiles& files,
                                 Inclusions* inclusions) {
    // Nothing is asked: which way a condition goes changes no file that is read.
    Conditions conditions{{world, world, world, client.shell}, {}};
    const auto invocation = invocation_of(std::string{unnamed_host}, client);
    return resolve(
        *invocation,
        client,
        {.world = world, .files = files, .conditions = conditions, .inclusions = inclusions});
}

HostList explore_hosts(const Client& client,
                       const Surroundings& surroundings,
                       std::size_t most_branches) {
    return HostLister{client, surroundings, most_branches}.list_named();
}

HostList explore_destinations(const Client& client,
                              const Surroundings& surroundings,
                              const std::vector<std::string>& names,
                              std::size_t most_branches) {
    return HostLister{client, surroundings, most_branches}.list_these(names);
}

void append(HostList& list, HostList more) {
    std::ranges::move(more.hosts, std::back_inserter(list.hosts));
    std::ranges::move(more.complaints, std::back_inserter(list.complaints));
    list.ending = std::max(list.ending, more.ending);
}

}  // namespace sshplan
