#pragma once

#include <memory>
#include <string>
#include <variant>

#include "planner/connect/execution.hpp"
#include "planner/connect/frozen/freeze.hpp"
#include "planner/dialect/installed.hpp"
#include "planner/explore/explanation.hpp"
#include "planner/resolve/client.hpp"
#include "tools/sshplan/session/caller.hpp"
#include "tools/sshplan/session/options.hpp"
#include "tools/sshplan/session/status.hpp"

namespace sshplan::cli {

/// A plan that is about to run: everything that is known of it but the frozen files themselves.
struct PlanRun {
    const Explanation& explanation;  // of one route
    const Client& client;
    const Installed& installed;
    const EvaluationOptions& options;
    const Caller& caller;
    Masters masters = Masters::as_configured;
};

/// The folder that stands in a plan which is only shown.
inline constexpr std::string_view shown_folder = "/frozen";

/// Says why nothing is connected, and returns the status for it: ssh's, or in a dry run ours.
[[nodiscard]] int connect_failed(const std::string& why,
                                 const EvaluationOptions& options,
                                 const Caller& caller,
                                 int dry_status = status::undecided);

/// Freezes the route of a run into a folder, and proves that it stayed the same.
[[nodiscard]] std::variant<FrozenPlan, FreezeFault> frozen_plan(const PlanRun& run,
                                                                const Invocation& invocation,
                                                                const std::string& folder);

/// --dry-run: prints the plan, and what would run.
[[nodiscard]] int show_dry_run(const PlanRun& run, const FrozenPlan& frozen);

/// Shows the plan on a terminal, asks where --confirm says so, and runs ssh. Returns what ssh
/// returned; this process ends by the signal by which ssh ended, once `folder` is gone.
[[nodiscard]] int run_plan(const PlanRun& run,
                           const FrozenPlan& frozen,
                           std::unique_ptr<PrivateFolder> folder);

/// A folder for frozen files; null after saying why there is none.
[[nodiscard]] std::unique_ptr<PrivateFolder> make_folder(const Caller& caller);

}  // namespace sshplan::cli
