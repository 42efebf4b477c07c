#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "tests/support/migrating.hpp"

namespace sshplan::test {

/// What somebody who connects sees of a hop.
struct ToldHop {
    std::string user{};
    std::string hostname{};  // what is dialled
    std::string port{};
    std::string key{};  // the name of its host key
    std::vector<std::string> identities{};
    std::map<std::string, std::string> options{};  // lines of ssh -G, by their keyword

    /// Takes the lines of `ssh -G` over, but for what the other members say, or how it is spelt.
    void take_options(const std::vector<std::string>& lines);
};

/// A route as somebody tells it, from the first hop to the destination.
struct ToldRoute {
    std::string status{};
    std::vector<ToldHop> hops{};

    [[nodiscard]] std::string described() const;
    [[nodiscard]] bool is_loop() const { return status == "loop"; }
};

/// In what a route changes, for a person to read, but for differences that were named by their ids;
/// empty if it does not. Session options of a host that is only passed do not count.
[[nodiscard]] std::string unnamed_change(const ToldRoute& before,
                                         const ToldRoute& after,
                                         const std::set<std::string>& named);

/// A way to ask for a host.
struct HostCall {
    std::vector<std::string> words{};  // behind `ssh`
    std::optional<std::string> local_user{};
    std::map<std::string, std::string> answers{};  // of conditions: "yes" or "no", by their text

    [[nodiscard]] std::string described() const;
};

/// Some calls of the hosts of planted configurations; to be called within a property.
[[nodiscard]] HostCall any_host_call(const std::vector<std::string>& hosts);

/// Tells routes by what sshplan plans.
class RouteTeller {
public:
    explicit RouteTeller(const ConfigFolder& files);
    RouteTeller(const RouteTeller&) = delete;
    RouteTeller& operator=(const RouteTeller&) = delete;

    [[nodiscard]] ToldRoute tell(const HostCall& call, const Dialect& dialect);

private:
    ImaginaryWorld world_;
    ReadState state_;
};

}  // namespace sshplan::test
