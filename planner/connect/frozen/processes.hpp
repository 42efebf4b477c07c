#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "planner/plan/route.hpp"
#include "planner/recipe/recipe.hpp"

namespace sshplan {

/// One ssh process of a route.
struct Process {
    /// Who starts it: whoever typed the command, the ssh before by ProxyJump, or by a ProxyCommand.
    enum class Start : std::uint8_t { typed, jump, recipe };

    const Hop* hop = nullptr;
    std::size_t position = 0;  // of the hop in Route::hops
    Start start = Start::typed;
    std::size_t file = 0;            // which frozen file it reads: jumps read that of their starter
    std::string called{};            // the name that it is called with, once frozen
    std::optional<Recipe> recipe{};  // what its ProxyCommand does
};

/// The ssh processes that run here, in the order in which each starts the next: that of the
/// destination first.
[[nodiscard]] std::vector<Process> processes_of(const Route& route, const RecipeContext& context);

/// Whether a process is called otherwise than in the plan.
[[nodiscard]] bool is_renamed(const Process& process);

/// Whether the list of jump hosts of the process at a position names one that is. `processes`: as
/// processes_of() gives them.
[[nodiscard]] bool names_renamed(std::span<const Process> processes, std::size_t position);

/// That list, with the names that its hosts are called by; as it is written, if all keep theirs.
[[nodiscard]] std::string jump_list_of(std::span<const Process> processes, std::size_t position);

}  // namespace sshplan
