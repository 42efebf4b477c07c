#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "planner/verify/ssh_answer.hpp"

namespace sshplan {

/// The first in which ssh answers otherwise than we say; what one side does not have is nothing.
struct AnswerDifference {
    /// `setting`: a line of -G. `refusal`: one of both refuses, and says this. `message`: a line on
    /// standard error. `command`: a command of Match exec that is run.
    enum class Kind : std::uint8_t { setting, refusal, message, command };

    Kind kind = Kind::setting;
    std::optional<std::string> ours{};
    std::optional<std::string> theirs{};
};

/// In what two answers differ first; nothing if they are the same.
[[nodiscard]] std::optional<AnswerDifference> answer_difference(const SshAnswer& ours,
                                                                const SshAnswer& theirs);

/// A command that is run, and how often.
struct RunCommand {
    std::string text{};
    std::size_t times = 0;

    friend bool operator==(const RunCommand&, const RunCommand&) = default;
};

/// The same of the commands that are run, in the order in which each is first.
[[nodiscard]] std::optional<AnswerDifference> command_difference(
    std::span<const RunCommand> foreseen, std::span<const RunCommand> asked);

}  // namespace sshplan
