#pragma once

#include <sys/types.h>

#include <csignal>

#include "planner/world/world.hpp"

namespace sshplan {

/// What a program in front finds when it begins.
struct FrontStart {
    sigset_t mask{};                  // the signals that are blocked
    struct sigaction child_action{};  // of SIGCHLD
    int errors = -1;                  // its standard error; negative: that of this process
    int report = -1;                  // closes when it has begun; else errno is written to it
};

/// fork(2), and execv(3) in the child, which gets SIGTERM when this process is killed. Returns the
/// child, negative with errno if there is none.
[[nodiscard]] pid_t start_in_front(const FrontProgram& program, const FrontStart& start);

}  // namespace sshplan
