#pragma once

#include <sys/types.h>

#include <chrono>
#include <csignal>
#include <optional>
#include <string>
#include <vector>

#include "planner/world/caught_signals.hpp"
#include "planner/world/world.hpp"

namespace sshplan {

/// A command of Match exec that is waited for with patience, from its start to its end:
/// World::run_shell().
class PatientShell {
public:
    /// `words`: the shell's path and its arguments. `mask`: the signals that are to be blocked in
    /// the command.
    PatientShell(std::vector<std::string> words, const Patience& patience, const sigset_t& mask);

    /// Starts the command and waits for its end; once.
    [[nodiscard]] CommandEnd run();

private:
    using Clock = std::chrono::steady_clock;

    void start();
    [[nodiscard]] bool has_group() const { return patience_.limit.has_value(); }
    [[nodiscard]] double seconds() const;
    [[nodiscard]] double next_moment() const;
    void wait_until(double moment);
    void handle(const CaughtSignal& signal);
    void tell();
    void end_command();
    [[nodiscard]] bool has_ended() const;
    void reap();

    std::vector<std::string> words_;
    const Patience& patience_;
    sigset_t mask_;
    CaughtSignals signals_;
    Clock::time_point begin_;
    double next_tell_ = 1;
    pid_t child_ = -1;
    int interruption_ = 0;  // the signal that asked this process to end
    std::optional<CommandEnd> end_;
};

}  // namespace sshplan
