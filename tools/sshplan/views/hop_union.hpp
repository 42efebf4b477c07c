#pragma once

#include <cstddef>
#include <vector>

#include "planner/explore/explanation.hpp"

namespace sshplan::cli {

/// A hop that is the same connection, for the same reason, in several routes.
struct UnitedHop {
    /// Where it is, in one of the routes.
    struct Where {
        std::size_t route = 0;
        std::size_t hop = 0;
    };

    std::vector<Where> places{};   // in the order of routes, one each
    std::vector<Reach> reaches{};  // distinct
    bool is_destination = false;
};

/// The hops of all routes, each once, in an order that keeps that of the routes.
[[nodiscard]] std::vector<UnitedHop> united_hops(const Explanation& explanation);

/// The hop as it is in one route.
[[nodiscard]] const Hop& hop_at(const Explanation& explanation, const UnitedHop::Where& where);

/// The routes that it is in.
[[nodiscard]] std::vector<std::size_t> routes_of(const UnitedHop& hop);

}  // namespace sshplan::cli
