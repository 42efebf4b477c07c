#pragma once

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

#include "planner/connect/frozen/frozen_plan.hpp"
#include "planner/connect/masters.hpp"
#include "planner/explore/explanation.hpp"
#include "tools/sshplan/session/options.hpp"
#include "tools/sshplan/views/style.hpp"

namespace sshplan::cli {

/// A plan that is about to run.
struct ShownPlan {
    /// Whether it was decided just now, or when its file was made.
    enum class Source : std::uint8_t { now, file };

    const Explanation& explanation;  // with one route, and nothing undecided
    const FrozenPlan& plan;
    std::vector<RunningMaster> masters{};
    std::string program{};  // the path of ssh
    const Dialect& dialect;
    Source source = Source::now;
};

/// How it is shown to a person.
struct ConnectTextOptions {
    Style style{Colours::off};
    std::size_t width = 80;         // columns
    std::string home{};             // shown as `~`
    Detail detail = Detail::route;  // everything: the frozen files as well, in a dry run
};

/// Prints the plan: one line for a direct host, a table for a chain; then what was asked, which
/// master is used, and which commands are not frozen.
void print_plan(std::ostream& out, const ShownPlan& plan, const ConnectTextOptions& options);

/// The same for --dry-run, with what would run, which local commands there are, and who could use
/// the agent.
void print_dry_plan(std::ostream& out, const ShownPlan& plan, const ConnectTextOptions& options);

}  // namespace sshplan::cli
