#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "planner/verify/answer_difference.hpp"
#include "planner/verify/process_outcomes.hpp"
#include "planner/world/world.hpp"

namespace sshplan {

/// What ssh takes for SHELL: a script that is asked as `SHELL -c COMMAND`, runs nothing, writes the
/// command down, and ends as it was told to for this command.
class AnsweringShell {
public:
    /// `folder`: private, and `acting` may write into it and run what is there.
    AnsweringShell(World& acting, std::string folder);

    [[nodiscard]] const std::string& path() const { return path_; }

    /// Why it cannot work here; nothing if it does.
    [[nodiscard]] std::optional<std::string> failure();

    /// Makes it answer these conditions, and forget what it was asked. Why that cannot be done;
    /// nothing if it is.
    [[nodiscard]] ChangeFailure answer(std::span<const MetCondition> conditions);

    /// The commands that it was asked since, in the order in which each was asked first.
    [[nodiscard]] std::vector<RunCommand> asked();

private:
    World& acting_;
    std::string path_;
    std::string record_;
};

}  // namespace sshplan
