#pragma once

#include <vector>

#include "planner/explore/explanation.hpp"
#include "planner/explore/explore.hpp"
#include "planner/invocation/invocation.hpp"
#include "planner/resolve/config_files.hpp"
#include "planner/resolve/dump/dump.hpp"

namespace sshplan {

/// What `ssh -G` prints, if that is the same under every outcome.
struct DumpAnswer {
    /// `undecided`: conditions that nobody answered change what is printed.
    enum class End : std::uint8_t { printed, refused, undecided, limit };

    End end = End::printed;
    std::vector<DumpLine> lines{};                  // printed
    std::vector<Condition> conditions{};            // all that were asked
    std::vector<ConditionId> deciding{};            // undecided: those that change something
    std::vector<Keyword> changing{};                // undecided: what they change; none: an outcome
                                                    // makes ssh refuse
    std::vector<Complaint> complaints{};            // what ssh says, or why there is no answer
    std::vector<std::string> unused_assumptions{};  // as written
};

/// Reads the configuration under every outcome of the conditions that nothing decides, and compares
/// what `ssh -G` would print.
[[nodiscard]] DumpAnswer explore_dump(const Invocation& invocation,
                                      const Client& client,
                                      World& world,
                                      ConfigFiles& files,
                                      const ExplorationOptions& options);

}  // namespace sshplan
