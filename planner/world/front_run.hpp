#pragma once

#include <sys/types.h>

#include <chrono>
#include <csignal>
#include <memory>
#include <optional>

#include "planner/world/caught_signals.hpp"
#include "planner/world/descriptor.hpp"
#include "planner/world/error_relay.hpp"
#include "planner/world/world.hpp"

namespace sshplan {

/// One program in front, from its start to its end: World::run_in_front().
class FrontRun {
public:
    /// `mask`: the signals that are to be blocked in the program.
    FrontRun(const FrontProgram& program, const sigset_t& mask);

    /// Starts the program and waits for it; once.
    [[nodiscard]] FrontEnd run();

private:
    void start();
    void forward_early();
    void wait();
    void handle(const CaughtSignal& signal);
    void look_at_child();
    void stop_with_child(int signal);
    void continue_child() const;
    void drain();
    void forward(int signal) const;

    const FrontProgram& program_;
    sigset_t mask_;
    CaughtSignals signals_;
    std::unique_ptr<ErrorRelay> relay_;   // null: standard error is passed
    std::unique_ptr<Descriptor> report_;  // what exec(3) fails with comes from here
    std::chrono::steady_clock::time_point begin_;
    pid_t child_ = -1;
    std::optional<CommandEnd> end_;
};

}  // namespace sshplan
