#pragma once

#include <sys/types.h>

#include <csignal>

#include "planner/world/program_question.hpp"

namespace sshplan {

/// How a program starts that is asked.
struct AskedStart {
    /// What the child writes into `report` where it does not become the program.
    enum class Report : char { not_secluded = 's', not_started = 'x' };

    int output = -1;
    int errors = -1;  // negative: dropped
    int report = -1;
    const sigset_t& mask;                  // what is to be blocked in it
    const struct sigaction& child_action;  // of SIGCHLD
};

/// Starts it with nothing but the standard streams, and an empty input. Negative, with errno, if
/// there is no child.
[[nodiscard]] pid_t start_asked(const ProgramQuestion& question, const AskedStart& start);

}  // namespace sshplan
