#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "planner/invocation/invocation.hpp"
#include "planner/resolve/client.hpp"
#include "planner/resolve/conditions.hpp"
#include "planner/resolve/config_files.hpp"
#include "planner/resolve/inclusions.hpp"
#include "planner/verify/ssh_answer.hpp"

namespace sshplan {

/// A condition that an ssh process asks, and what it is answered.
struct MetCondition {
    ConditionKind kind = ConditionKind::exec;
    std::string text{};
    bool outcome = false;     // where nothing hangs on it, no
    std::size_t times = 1;    // how often it is asked
    std::string canonical{};  // of a name that is found: the name behind it, if that is known
};

/// What an ssh process comes to under one outcome of its conditions.
struct ProcessOutcome {
    std::vector<MetCondition> met{};      // in the order in which ssh asks each first
    std::optional<SshAnswer> expected{};  // nothing: a limit of ours was met
    std::vector<ComplaintKind> complaints{};
    /// `torn`: one is found when it is looked up in one way, and not in another.
    enum class Names : std::uint8_t { whole, torn } names = Names::whole;
};

/// One ssh process, and all that decides what it reads.
struct ReadProcess {
    const Invocation& invocation;
    const Client& client;
    World& world;  // answers what --dns=system answered, and runs nothing
    ConfigFiles& files;
    const std::vector<Assumption>& assumptions;  // what was decided
    std::size_t most_outcomes = 0;
};

/// How the outcomes of a process were gone through.
enum class Gone : std::uint8_t { through_all, until_stopped, too_many };

/// Calls a function with every outcome of the conditions that nothing decides and that can set
/// something, until it returns false.
[[nodiscard]] Gone for_each_outcome(const ReadProcess& process,
                                    const std::function<bool(const ProcessOutcome&)>& function);

/// Which files are read in the place of the two that ssh reads, and what their Include lines lead
/// to, under all outcomes together.
struct ReadFiles {
    std::optional<std::string> config_option{};  // of -F
    Inclusions inclusions{};
};

[[nodiscard]] ReadFiles files_read_by(const ReadProcess& process);

}  // namespace sshplan
