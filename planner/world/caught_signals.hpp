#pragma once

#include <csignal>
#include <optional>
#include <span>

#include "planner/world/descriptor.hpp"

namespace sshplan {

/// A signal that reached this process.
struct CaughtSignal {
    /// `process`: another process sent it, perhaps to this one alone. `kernel`: it comes from the
    /// terminal, or the like, and whoever else it is for has it too. `own`: this process caused it.
    enum class Sender : unsigned char { process, kernel, own };

    int number = 0;
    Sender sender = Sender::kernel;
};

/// While this lives, these signals and SIGCHLD take no effect, but are handed out one by one; those
/// that this process ignores as well. Children can be waited for even where SIGCHLD was ignored.
class CaughtSignals {
public:
    explicit CaughtSignals(std::span<const int> signals);
    CaughtSignals(const CaughtSignals&) = delete;
    CaughtSignals& operator=(const CaughtSignals&) = delete;
    /// Those that were not handed out take effect.
    ~CaughtSignals();

    /// Readable (poll(2)) while one waits; negative, with errno, if there are no descriptors left.
    [[nodiscard]] int descriptor() const { return queue_.number(); }

    /// The next one that waits; nothing if none does. It never blocks.
    [[nodiscard]] std::optional<CaughtSignal> next();

    /// What SIGCHLD did before; a child that becomes another program has to set it again.
    [[nodiscard]] const struct sigaction& child_action() const { return child_action_; }

private:
    sigset_t mask_before_{};
    struct sigaction child_action_{};
    Descriptor queue_;
};

}  // namespace sshplan
