#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "planner/migrate/comparison.hpp"
#include "planner/migrate/route_change.hpp"
#include "planner/resolve/conditions.hpp"

namespace sshplan {

/// One case in which a change of files changes what ssh does.
struct ChangeWitness {
    std::vector<std::string> words{};  // behind `ssh`
    std::optional<std::string> local_user{};
    std::vector<std::pair<std::string, bool>> outcomes{};  // of conditions, by their text
    std::string openssh{};
    RouteChange change{};
    std::string before{};  // the route: "host1:22 > db:22"
    std::string after{};
};

/// A case with one of its changes.
[[nodiscard]] ChangeWitness witness(const ComparedCase& one,
                                    const RouteChange& change,
                                    const Conditions& conditions);

}  // namespace sshplan
