#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "planner/connect/frozen/frozen_plan.hpp"
#include "planner/connect/trust.hpp"
#include "planner/dialect/installed.hpp"
#include "planner/resolve/conditions.hpp"
#include "planner/resolve/config_files.hpp"
#include "planner/resolve/inclusions.hpp"
#include "planner/world/world.hpp"

namespace sshplan {

/// A file that a plan was made from, by the object id that git gives its bytes; no id: there was
/// none.
struct PlanInput {
    std::string path{};
    std::string id{};
};

/// A pattern of an Include line, and what it found.
struct PlanSearch {
    std::string pattern{};
    std::vector<std::string> paths{};
};

/// A frozen plan that is kept: what runs, and what must not have changed until then.
struct PlanFile {
    std::string destination{};             // as typed
    std::vector<std::string> made_from{};  // the words behind `sshplan explain` that made it
    std::uint32_t user = 0;                // whose plan it is
    std::string openssh{};                 // how the ssh is read
    PlanInput ssh{};
    std::string folder{};              // that stands in the arguments and the frozen files
    std::vector<std::string> words{};  // the arguments of ssh
    std::vector<FrozenFile> files{};
    std::vector<UnfrozenCommand> unfrozen{};
    std::vector<PlanInput> inputs{};
    std::vector<PlanSearch> searches{};
    std::vector<Condition> conditions{};    // what they were decided to be: text, kind, outcome
    std::vector<StrangeCommand> strange{};  // commands that others may have written, and nobody
                                            // agreed to when the plan was made
};

/// The folder that a plan of a command line over these files names: not one that is there, and none
/// that the files could know.
[[nodiscard]] std::string plan_folder(const ConfigFiles& files, const Invocation& invocation);

/// What the plan was made from.
[[nodiscard]] std::vector<PlanInput> plan_inputs(const ConfigFiles& files);
[[nodiscard]] std::vector<PlanSearch> plan_searches(const Inclusions& inclusions);
[[nodiscard]] PlanInput plan_input(const std::string& path, World& world);

/// What makes it no plan that was written here: arguments that say more than options which are
/// passed on, files outside of its folder, or lines that ask or read something. Nothing if it is
/// one.
[[nodiscard]] std::optional<std::string> plan_fault(const PlanFile& plan, const Dialect& dialect);

/// Whether JSON can hold all its text.
[[nodiscard]] bool is_writable(const PlanFile& plan);

/// What has changed since the plan was made, as a sentence; nothing if nothing has.
[[nodiscard]] std::optional<std::string> staleness(const PlanFile& plan,
                                                   const Installed& installed,
                                                   World& world);

/// The plan with its files in another folder; nothing if its arguments are none that ssh takes.
[[nodiscard]] std::optional<FrozenPlan> placed_in(const PlanFile& plan,
                                                  const std::string& folder,
                                                  const Dialect& dialect);

}  // namespace sshplan
