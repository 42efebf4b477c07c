#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <ctime>

#include "planner/world/real_world.hpp"

namespace sshplan {
namespace {

constexpr std::array endings{SIGHUP, SIGINT, SIGQUIT, SIGTERM};

/// A blocked signal waits even if it is ignored: that one asks for nothing.
bool is_ignored(int signal) {
    struct sigaction action{};
    return ::sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

class BlockedSignals final : public HeldSignals {
public:
    BlockedSignals() {
        sigset_t blocked;
        ::sigemptyset(&blocked);
        ::sigaddset(&blocked, SIGXFSZ);
        for (const int signal : endings) ::sigaddset(&blocked, signal);
        ::pthread_sigmask(SIG_BLOCK, &blocked, &before_);
    }
    BlockedSignals(const BlockedSignals&) = delete;
    BlockedSignals& operator=(const BlockedSignals&) = delete;
    ~BlockedSignals() override {
        if (::sigismember(&before_, SIGXFSZ) == 0) forget_file_limit();
        ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }

    [[nodiscard]] bool has_pending() const override {
        sigset_t pending;
        ::sigemptyset(&pending);
        ::sigpending(&pending);
        for (const int signal : endings) {
            if (::sigismember(&pending, signal) == 1 && !is_ignored(signal)) return true;
        }
        return false;
    }

private:
    /// A write that met the limit has failed, and said so.
    static void forget_file_limit() {
        sigset_t limit;
        ::sigemptyset(&limit);
        ::sigaddset(&limit, SIGXFSZ);
        const timespec at_once{};
        while (::sigtimedwait(&limit, nullptr, &at_once) == SIGXFSZ) {
        }
    }

    sigset_t before_{};
};

}  // namespace

void RealWorld::ignore_broken_pipes() {
    if (powers_ == Powers::acts) (void)::signal(SIGPIPE, SIG_IGN);
}

std::unique_ptr<HeldSignals> RealWorld::hold_signals() {
    if (powers_ != Powers::acts) return nullptr;
    return std::make_unique<BlockedSignals>();
}

void RealWorld::end_by_signal(int signal) {
    if (powers_ != Powers::acts) return;
    const rlimit no_core{};
    ::setrlimit(RLIMIT_CORE, &no_core);
    // A core that is handed to a program knows no limit.
    ::prctl(PR_SET_DUMPABLE, 0);
    ::signal(signal, SIG_DFL);
    sigset_t alone;
    ::sigemptyset(&alone);
    ::sigaddset(&alone, signal);
    ::pthread_sigmask(SIG_UNBLOCK, &alone, nullptr);
    ::kill(::getpid(), signal);
}

}  // namespace sshplan
