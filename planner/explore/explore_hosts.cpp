#include "planner/explore/explore_hosts.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <memory>
#include <span>
#include <string_view>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "planner/explore/explore.hpp"
#include "planner/explore/named_destination.hpp"

namespace sshplan {
namespace {

constexpr std::string_view unnamed_host = "sshplan.invalid";  // RFC 2606: nobody's

/// The command line `ssh -- NAME`, or that of the ssh which another program starts; nothing if no
/// command line leads to such a name.
std::optional<Invocation> invocation_of(std::string_view name, const Client& client) {
    const std::array<std::string, 2> words{"--", std::string{name}};
    auto read = read_invocation(words, client.dialect, no_long_options);
    auto* const invocation = std::get_if<Invocation>(&read);
    if (invocation == nullptr) return std::nullopt;
    return started_by(client.program, std::move(*invocation), client.dialect);
}

/// Explores hosts while what they read names further ones.
class HostLister {
public:
    HostLister(const Client& client, const Surroundings& surroundings, ListUse use)
        : client_(client), surroundings_(surroundings), hops_(*storage_, use) {
        list_.storage = {storage_};
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

    void take(ListedName named) {
        if (names_.contains(named.name)) return;
        named.name = storage_->text(named.name);
        names_.insert(named.name);
        waiting_.push_back(named);
    }

    /// What an Include with a token names may be known only for one host.
    void take_files(const Resolution& resolution) {
        if (takes_files_ == TakesFiles::no) return;
        if (resolution.files == last_files_) return;
        last_files_ = resolution.files;
        for (const OpenedFile* const file : resolution.files) {
            if (!files_.insert(file).second) continue;
            for_each_destination(
                *file, client_.dialect, [&](std::string_view name, std::uint32_t line) {
                    take({.name = name, .file = file->source.get(), .line = line});
                });
        }
    }

    void list_waiting() {
        list_.hosts.reserve(waiting_.size());
        while (!waiting_.empty() && list_.ending == Ending::complete) {
            const ListedName named = waiting_.front();
            waiting_.pop_front();
            list(named);
        }
        settle();
    }

    void list(const ListedName& named) {
        const auto invocation = invocation_of(named.name, client_);
        if (!invocation) return;
        Explanation explanation = explore_ways(*invocation, client_, surroundings_, shared_);
        if (explanation.ending == Ending::limit) {
            list_.ending = Ending::limit;
            for (Complaint& complaint : explanation.complaints) {
                complaint.text = fmt::format("{}: {}", named.name, complaint.text);
            }
        }
        add_complaints(explanation.complaints);
        std::vector<HostRoute> routes;
        routes.reserve(explanation.routes.size());
        for (const ExploredRoute& explored : explanation.routes) {
            for (const Hop& hop : explored.route.hops) {
                if (hop.resolution) take_files(*hop.resolution);
            }
            routes.push_back(hops_.route_of(explored.route));
        }
        list_.hosts.push_back({.named = named,
                               .routes = storage_->rows(std::span{std::as_const(routes)}),
                               .outcomes = kept(std::move(explanation.outcomes))});
    }

    /// Mostly, one route is taken whatever comes.
    std::span<const Outcome> kept(std::vector<Outcome> outcomes) {
        const bool is_plain = outcomes.size() == 1 && outcomes.front().when.empty();
        if (!is_plain) return storage_->object(std::move(outcomes));
        if (always_.empty()) always_ = storage_->object(std::move(outcomes));
        return always_;
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
    SharedHops shared_;
    Surroundings surroundings_;
    std::shared_ptr<HostStorage> storage_ = std::make_shared<HostStorage>();
    HostHops hops_;
    std::span<const Outcome> always_{};  // the only outcome: the first route
    TakesFiles takes_files_ = TakesFiles::yes;
    HostList list_;
    std::deque<ListedName> waiting_;  // grows while it is gone through
    std::unordered_set<std::string_view> names_;
    std::unordered_set<const OpenedFile*> files_;
    std::vector<const OpenedFile*> last_files_;  // mostly, all hosts read the same
    SaidBefore said_;
};

}  // namespace

Resolution read_for_unnamed_host(const Client& client,
                                 World& world,
                                 ConfigFiles& files,
                                 Inclusions* inclusions) {
    // Nothing is asked: which way a condition goes changes no file that is read.
    Conditions conditions{{world, world, world, client.shell}, {}};
    const auto invocation = invocation_of(unnamed_host, client);
    return resolve(
        *invocation,
        client,
        {.world = world, .files = files, .conditions = conditions, .inclusions = inclusions});
}

HostList explore_hosts(const Client& client, const Surroundings& surroundings, ListUse use) {
    return HostLister{client, surroundings, use}.list_named();
}

HostList explore_destinations(const Client& client,
                              const Surroundings& surroundings,
                              const std::vector<std::string>& names,
                              ListUse use) {
    return HostLister{client, surroundings, use}.list_these(names);
}

void append(HostList& list, HostList more) {
    if (list.hosts.empty()) {
        list.hosts = std::move(more.hosts);
    } else {
        std::ranges::move(more.hosts, std::back_inserter(list.hosts));
    }
    std::ranges::move(more.complaints, std::back_inserter(list.complaints));
    std::ranges::move(more.storage, std::back_inserter(list.storage));
    list.ending = std::max(list.ending, more.ending);
}

}  // namespace sshplan
