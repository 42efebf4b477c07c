#include "planner/world/front_run.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "planner/world/above_standard.hpp"
#include "planner/world/front_child.hpp"

namespace sshplan {
namespace {

constexpr std::array caught{SIGHUP,
                            SIGINT,
                            SIGQUIT,
                            SIGTERM,
                            SIGUSR1,
                            SIGUSR2,
                            SIGALRM,
                            SIGPIPE,
                            SIGXFSZ,
                            SIGWINCH,
                            SIGCONT,
                            SIGTSTP};
constexpr std::array endings{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
constexpr std::array terminal_stops{SIGTSTP, SIGTTIN, SIGTTOU};

// More than a pipe holds: whoever still writes after the program's end is not waited for.
constexpr std::size_t drained_size = std::size_t{1} << 20;

template <std::size_t size>
bool is_one_of(const std::array<int, size>& signals, int signal) {
    return std::ranges::find(signals, signal) != signals.end();
}

bool has_default_action(int signal) {
    struct sigaction action{};
    return ::sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_DFL;
}

/// What waitid(2) tells of a child without waiting; a process number of 0 if nothing.
siginfo_t report_of(pid_t child, int options) {
    siginfo_t report{};
    if (::waitid(P_PID, static_cast<id_t>(child), &report, options | WNOHANG) != 0) {
        report.si_pid = -1;
    }
    return report;
}

sigset_t set_of(int signal) {
    sigset_t set;
    ::sigemptyset(&set);
    ::sigaddset(&set, signal);
    return set;
}

void discard_pending(int signal) {
    const sigset_t set = set_of(signal);
    const timespec at_once{};
    ::sigtimedwait(&set, nullptr, &at_once);
}

CommandEnd end_in(const siginfo_t& report) {
    const auto kind =
        report.si_code == CLD_EXITED ? CommandEnd::Kind::exited : CommandEnd::Kind::killed;
    return {kind, report.si_status, "", 0};
}

}  // namespace

FrontRun::FrontRun(const FrontProgram& program, const sigset_t& mask)
    : program_(program), mask_(mask), signals_(caught), begin_(std::chrono::steady_clock::now()) {
    if (program.errors == FrontProgram::Errors::overheard) relay_ = ErrorRelay::open();
}

FrontEnd FrontRun::run() {
    start();
    while (!end_) wait();
    drain();
    // They were for the program as well, or came too late for it.
    while (signals_.next()) {
    }
    end_->seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
    return {*end_, relay_ ? relay_->remembered() : std::string{}};
}

void FrontRun::start() {
    std::array<int, 2> ends{-1, -1};
    if (signals_.descriptor() < 0 || ::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) {
        end_ = CommandEnd{CommandEnd::Kind::no_shell, 0, std::strerror(errno), 0};
        return;
    }
    report_ = std::make_unique<Descriptor>(above_standard(ends[0]));
    const Descriptor report{above_standard(ends[1])};
    child_ = start_in_front(program_,
                            {.mask = mask_,
                             .child_action = signals_.child_action(),
                             .errors = relay_ ? relay_->theirs() : -1,
                             .report = report.number()});
    if (child_ < 0) {
        end_ = CommandEnd{CommandEnd::Kind::no_shell, 0, std::strerror(errno), 0};
        return;
    }
    if (relay_) relay_->close_theirs();
    forward_early();
}

/// Those that were there before the child was have reached nobody else, whoever sent them.
void FrontRun::forward_early() {
    while (const auto signal = signals_.next()) {
        if (signal->number == SIGCHLD) {
            look_at_child();
        } else if (signal->sender != CaughtSignal::Sender::own) {
            forward(signal->number);
        }
    }
}

void FrontRun::wait() {
    const int readable = relay_ ? relay_->readable() : -1;
    const int writable = relay_ ? relay_->writable() : -1;
    std::array<pollfd, 3> watched{
        {{signals_.descriptor(), POLLIN, 0}, {readable, POLLIN, 0}, {writable, POLLOUT, 0}}};
    if (::poll(watched.data(), watched.size(), -1) < 0) return;
    if (watched[1].revents != 0) (void)relay_->take();
    if (watched[2].revents != 0) relay_->pass_on();
    if (watched[0].revents == 0) return;
    while (const auto signal = signals_.next()) handle(*signal);
}

void FrontRun::handle(const CaughtSignal& signal) {
    using Sender = CaughtSignal::Sender;
    if (signal.number == SIGCHLD) {
        look_at_child();
        return;
    }
    if (signal.number == SIGWINCH && relay_) relay_->resize();
    // A terminal that is closed tells only the leader of the session, which this may be.
    const bool is_hangup = signal.number == SIGHUP && signal.sender == Sender::kernel;
    if (signal.sender == Sender::process || is_hangup) forward(signal.number);
}

void FrontRun::forward(int signal) const {
    // After its end another process may have its number.
    if (!end_) ::kill(child_, signal);
}

void FrontRun::look_at_child() {
    while (!end_) {
        const siginfo_t report = report_of(child_, WEXITED | WSTOPPED | WNOWAIT);
        if (report.si_pid == 0) return;
        if (report.si_pid < 0) {
            end_ = CommandEnd{CommandEnd::Kind::lost, 0, std::strerror(errno), 0};
        } else if (report.si_code == CLD_STOPPED) {
            stop_with_child(report.si_status);
        } else {
            (void)report_of(child_, WEXITED);
            int error = 0;
            const bool has_failed =
                ::read(report_->number(), &error, sizeof error) == ssize_t{sizeof error};
            end_ = has_failed ? CommandEnd{CommandEnd::Kind::no_shell, 0, std::strerror(error), 0}
                              : end_in(report);
        }
    }
}

void FrontRun::stop_with_child(int signal) {
    // While such a signal waits, a SIGCONT takes it away: if that comes now, nothing stops.
    const bool can_wait = is_one_of(terminal_stops, signal) && has_default_action(signal);
    const sigset_t stop = set_of(can_wait ? signal : SIGTSTP);
    sigset_t before;
    ::pthread_sigmask(SIG_BLOCK, &stop, &before);
    if (can_wait) ::kill(::getpid(), signal);
    const bool is_still_stopped = report_of(child_, WSTOPPED).si_pid == child_;
    if (!is_still_stopped) {
        if (can_wait) discard_pending(signal);
    } else if (can_wait) {
        ::pthread_sigmask(SIG_UNBLOCK, &stop, nullptr);  // it stops here
    } else {
        ::kill(::getpid(), SIGSTOP);
    }
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    if (is_still_stopped) continue_child();
}

/// This process goes on. A shell has told the child as well; whoever else did may not have.
void FrontRun::continue_child() const {
    discard_pending(SIGCONT);
    // In this order: a stop takes the report of going on away, and must not be undone.
    const bool has_continued = report_of(child_, WCONTINUED).si_pid == child_;
    const bool has_stopped_again = report_of(child_, WSTOPPED | WNOWAIT).si_pid == child_;
    if (!has_continued && !has_stopped_again) forward(SIGCONT);
    // The window may have changed meanwhile, and only who is in front hears of it.
    if (relay_) relay_->resize();
}

void FrontRun::drain() {
    for (std::size_t drained = 0; relay_ && drained < drained_size;) {
        if (relay_->writable() < 0) {
            const std::size_t count = relay_->take();
            if (count == 0) return;
            drained += count;
            continue;
        }
        std::array<pollfd, 2> watched{
            {{signals_.descriptor(), POLLIN, 0}, {relay_->writable(), POLLOUT, 0}}};
        if (::poll(watched.data(), watched.size(), -1) < 0) continue;
        if (watched[1].revents != 0) relay_->pass_on();
        // Nobody has to wait for a terminal that takes nothing.
        while (const auto signal = signals_.next()) {
            if (is_one_of(endings, signal->number)) return;
        }
    }
}

}  // namespace sshplan
