#include "planner/world/patient_shell.hpp"

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <limits>
#include <utility>

#include "planner/world/shell_child.hpp"

namespace sshplan {
namespace {

constexpr std::array endings{SIGHUP, SIGINT, SIGQUIT, SIGTERM};

// How long what a command has started may take to end when it is asked to.
constexpr double grace = 0.3;

/// The signals that ask this process to end, and would end it.
std::vector<int> effective_endings() {
    std::vector<int> found;
    for (const int signal : endings) {
        struct sigaction action{};
        const bool is_known = ::sigaction(signal, nullptr, &action) == 0;
        if (is_known && action.sa_handler != SIG_IGN) found.push_back(signal);
    }
    return found;
}

int milliseconds(double seconds) {
    const double rounded = std::ceil(std::max(seconds, 0.0) * 1000);
    return static_cast<int>(std::min(rounded, 60'000.0));
}

}  // namespace

PatientShell::PatientShell(std::vector<std::string> words,
                           const Patience& patience,
                           const sigset_t& mask)
    : words_(std::move(words)),
      patience_(patience),
      mask_(mask),
      signals_(effective_endings()),
      begin_(Clock::now()) {}

CommandEnd PatientShell::run() {
    start();
    while (!end_) {
        wait_until(next_moment());
        if (has_ended()) {
            reap();
        } else if (patience_.limit && seconds() >= *patience_.limit) {
            end_command();
        } else {
            tell();
        }
    }
    end_->seconds = seconds();
    if (interruption_ != 0) {
        end_->kind = CommandEnd::Kind::interrupted;
        end_->status = interruption_;
    }
    return *end_;
}

void PatientShell::start() {
    std::vector<char*> arguments;
    for (std::string& word : words_) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const bool can_start = signals_.descriptor() >= 0 && ::access(arguments[0], X_OK) == 0;
    if (can_start) child_ = ::fork();
    if (child_ < 0) {
        end_ = CommandEnd{CommandEnd::Kind::no_shell, 0, std::strerror(errno), 0};
        return;
    }
    // In both, so that it is so for both before either goes on.
    if (has_group()) ::setpgid(child_, 0);
    if (child_ == 0) {
        ::sigaction(SIGCHLD, &signals_.child_action(), nullptr);
        ::sigprocmask(SIG_SETMASK, &mask_, nullptr);
        become_shell(arguments.data());
    }
}

double PatientShell::seconds() const {
    return std::chrono::duration<double>(Clock::now() - begin_).count();
}

/// When there will be something to do even if nothing happens.
double PatientShell::next_moment() const {
    constexpr double never = std::numeric_limits<double>::infinity();
    return std::min(patience_.limit.value_or(never), patience_.still_runs ? next_tell_ : never);
}

/// Waits for that moment, or until something has happened.
void PatientShell::wait_until(double moment) {
    pollfd watched{signals_.descriptor(), POLLIN, 0};
    if (::poll(&watched, 1, milliseconds(moment - seconds())) <= 0) return;
    while (const auto signal = signals_.next()) handle(*signal);
}

void PatientShell::handle(const CaughtSignal& signal) {
    if (signal.number == SIGCHLD) return;
    if (interruption_ == 0) interruption_ = signal.number;
    // What a terminal sends to this process's group the command has already.
    const bool has_it = signal.sender == CaughtSignal::Sender::kernel && !has_group();
    if (!has_it || signal.number == SIGHUP) ::kill(has_group() ? -child_ : child_, signal.number);
}

void PatientShell::tell() {
    if (!patience_.still_runs || seconds() < next_tell_) return;
    next_tell_ = std::floor(seconds()) + 1;
    patience_.still_runs(seconds());
}

/// While it is not reaped, no other process can get its number, nor its group's.
bool PatientShell::has_ended() const {
    siginfo_t report{};
    constexpr int options = WEXITED | WNOHANG | WNOWAIT;
    const int fault = ::waitid(P_PID, static_cast<id_t>(child_), &report, options);
    return fault != 0 || report.si_pid == child_;
}

void PatientShell::end_command() {
    ::kill(-child_, SIGTERM);
    ::kill(-child_, SIGCONT);  // one that is stopped would not hear of it
    // What it has started may outlive it, so its own end does not end the wait.
    const double moment = seconds() + grace;
    while (seconds() < moment) wait_until(moment);
    ::kill(-child_, SIGKILL);
    reap();
    end_->kind = CommandEnd::Kind::timed_out;
    end_->status = 0;
}

void PatientShell::reap() {
    int status = 0;
    while (::waitpid(child_, &status, 0) < 0) {
        if (errno == EINTR) continue;
        end_ = CommandEnd{CommandEnd::Kind::lost, 0, std::strerror(errno), 0};
        return;
    }
    end_ = WIFSIGNALED(status) ? CommandEnd{CommandEnd::Kind::killed, WTERMSIG(status), "", 0}
                               : CommandEnd{CommandEnd::Kind::exited, WEXITSTATUS(status), "", 0};
}

}  // namespace sshplan
