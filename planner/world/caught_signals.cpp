#include "planner/world/caught_signals.hpp"

#include <sys/signalfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>

#include "planner/world/above_standard.hpp"

namespace sshplan {
namespace {

sigset_t set_of(std::span<const int> signals) {
    sigset_t set;
    ::sigemptyset(&set);
    ::sigaddset(&set, SIGCHLD);
    for (const int signal : signals) ::sigaddset(&set, signal);
    return set;
}

/// Blocked before the descriptor is made, so that none is lost in between.
int open_queue(std::span<const int> signals, sigset_t& before) {
    const sigset_t set = set_of(signals);
    ::pthread_sigmask(SIG_BLOCK, &set, &before);
    return above_standard(::signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC));
}

CaughtSignal::Sender sender_of(const signalfd_siginfo& report) {
    using Sender = CaughtSignal::Sender;
    // A write that fails sends SIGPIPE or SIGXFSZ as if this process had sent it.
    if (report.ssi_pid == static_cast<std::uint32_t>(::getpid())) return Sender::own;
    const bool is_sent =
        report.ssi_code == SI_USER || report.ssi_code == SI_QUEUE || report.ssi_code == SI_TKILL;
    return is_sent ? Sender::process : Sender::kernel;
}

}  // namespace

CaughtSignals::CaughtSignals(std::span<const int> signals)
    : queue_(open_queue(signals, mask_before_)) {
    struct sigaction action{};
    action.sa_handler = SIG_DFL;
    const int error = errno;
    ::sigaction(SIGCHLD, &action, &child_action_);
    errno = error;
}

CaughtSignals::~CaughtSignals() {
    ::sigaction(SIGCHLD, &child_action_, nullptr);
    ::pthread_sigmask(SIG_SETMASK, &mask_before_, nullptr);
}

std::optional<CaughtSignal> CaughtSignals::next() {
    signalfd_siginfo report{};
    ssize_t count = 0;
    do count = ::read(queue_.number(), &report, sizeof report);
    while (count < 0 && errno == EINTR);
    if (count != static_cast<ssize_t>(sizeof report)) return std::nullopt;
    return CaughtSignal{static_cast<int>(report.ssi_signo), sender_of(report)};
}

}  // namespace sshplan
