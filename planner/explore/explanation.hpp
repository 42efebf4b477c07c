#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "planner/plan/route.hpp"
#include "planner/resolve/client.hpp"
#include "planner/resolve/conditions.hpp"

namespace sshplan {

/// Outcomes that hold together; sorted by condition.
using When = std::vector<Guard>;

/// A setting's value on one hop.
struct OptionRow {
    Keyword keyword = Keyword::count_;
    Obtained value;
    std::vector<Obtained>
        lost{};   // with the first value of a keyword: the lines that came too late
    When when{};  // empty: under every outcome that leads to this route
};

/// A route that was found, with the settings of each of its hops.
struct ExploredRoute {
    Route route;
    std::vector<std::vector<OptionRow>> options{};  // one list a hop, in the order of keywords
};

/// Under these outcomes, that route.
struct Outcome {
    When when{};
    std::size_t route = 0;  // position in Explanation::routes
};

/// Whether the files speak of this destination by name.
struct NameCheck {
    bool is_named = true;
    std::vector<std::string> nearest{};  // names that are in the files and look like it
};

/// All that is known about where a command line leads: the answer of `explain`.
struct Explanation {
    std::string destination;  // as typed
    Client client;
    std::vector<Condition> conditions{};
    std::vector<ExploredRoute> routes{};            // distinct, in the order of finding
    std::vector<Outcome> outcomes{};                // disjoint, and together everything
    std::vector<std::string> unused_assumptions{};  // as written
    std::vector<Note> notes{};                      // about the whole
    std::vector<Complaint> complaints{};            // what ssh prints and goes on
    NameCheck name{};
    Ending ending = Ending::complete;  // refused: under every outcome
};

}  // namespace sshplan
