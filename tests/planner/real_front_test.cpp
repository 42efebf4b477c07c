#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "planner/world/real_world.hpp"
#include "tests/support/case_lines.hpp"
#include "tests/support/child.hpp"
#include "tests/support/front.hpp"
#include "tests/support/pipe.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sshplan {
namespace {

using Errors = FrontProgram::Errors;
using test::in_child;
using test::in_words;
using test::Pipe;
using test::read_bytes;
using test::run_script;
using test::TemporaryFolder;

/// How a script ends that is run in front by a process of its own.
std::string ended(const std::string& script, Errors errors = Errors::passed) {
    return in_child([&] { return in_words(run_script(script, errors).end); }).text;
}

}  // namespace

TEST_CASE("a program in front ends as it does alone") {
    const Errors errors = GENERATE(Errors::passed, Errors::overheard);
    CHECK(ended("exit 0", errors) == "exited 0");
    CHECK(ended("exit 255", errors) == "exited 255");
    CHECK(ended("kill -TERM $$", errors) == "killed 15");
    CHECK(ended("ulimit -c 0; kill -SEGV $$", errors) == "killed 11");
    CHECK(ended("kill -PIPE $$", errors) == "killed 13");
}

TEST_CASE("a program that cannot be started is told with the reason") {
    const TemporaryFolder folder;
    const std::string plain = folder.write("plain", "#!/bin/sh\n");
    RealWorld world{RealWorld::Powers::acts};
    const auto why = [&](const std::string& path) {
        return in_words(world.run_in_front({.path = path, .words = {"x"}})->end);
    };
    CHECK(why(folder.path("none")) == "no shell: No such file or directory");
    CHECK(why(plain) == "no shell: Permission denied");
    CHECK(why(folder.path("")) == "no shell: Permission denied");
    CHECK(why(folder.write("unknown", "\1\2\3", true)) == "no shell: Exec format error");
    RealWorld reader{RealWorld::Powers::only_reads};
    CHECK_FALSE(reader.run_in_front({.path = "/bin/true", .words = {"true"}}));
}

TEST_CASE("a program in front gets its words, the first as its name") {
    const TemporaryFolder folder;
    const std::string out = folder.path("out");
    const std::string said =
        in_child([&] {
            RealWorld world{RealWorld::Powers::acts};
            const std::string script = "printf '%s|' \"$0\" \"$@\" >" + out;
            const FrontProgram program{.path = "/bin/sh",
                                       .words = {"-sh", "-c", script, "a b", "", "*"}};
            return in_words(world.run_in_front(program)->end);
        }).text;
    CHECK(said == "exited 0");
    CHECK(read_bytes(out) == "a b||*|");
}

TEST_CASE("signals that this process alone gets reach the program in front") {
    const std::string name =
        GENERATE("HUP", "INT", "QUIT", "TERM", "USR1", "USR2", "WINCH", "CONT");
    const Errors errors = GENERATE(Errors::passed, Errors::overheard);
    const std::string script =
        fmt::format("trap 'exit 7' {0}; kill -{0} $PPID; while :; do sleep 0.02; done", name);
    CHECK(ended(script, errors) == "exited 7");
}

TEST_CASE("a signal that waited before the program was started reaches it") {
    const auto other = [](int signal) {
        RealWorld world{RealWorld::Powers::acts};
        const auto held = world.hold_signals();
        // Sent by another process: the caller's own are no request.
        const pid_t self = ::getpid();
        const pid_t sender = ::fork();
        if (sender == 0) {
            ::kill(self, signal);
            ::_exit(0);
        }
        ::waitpid(sender, nullptr, 0);
        if (!held->has_pending()) return std::string{"lost"};
        // A shell would wait for the end of what it runs.
        const FrontProgram program{.path = "/bin/sleep", .words = {"sleep", "1000"}};
        return in_words(world.run_in_front(program)->end);
    };
    CHECK(in_child([&] { return other(SIGTERM); }).text == "killed 15");
    CHECK(in_child([&] { return other(SIGINT); }).text == "killed 2");
}

TEST_CASE("a program in front ends when who waits for it is killed") {
    Pipe heard;
    const auto end = in_child([&] {
        ::dup2(heard.ends[1], STDOUT_FILENO);
        return in_words(run_script("trap 'echo ended; exit 0' TERM; kill -KILL $PPID; "
                                   "while :; do sleep 0.02; done")
                            .end);
    });
    CHECK(end.signal == SIGKILL);
    CHECK(heard.read_to_end() == "ended\n");
}

TEST_CASE("signals are blocked, ignored and default for a program in front as at the beginning") {
    const TemporaryFolder folder;
    const auto seen = [&](bool holds) {
        const std::string said =
            in_child([&] {
                ::signal(SIGUSR2, SIG_IGN);
                ::signal(SIGCHLD, SIG_IGN);
                sigset_t blocked;
                ::sigemptyset(&blocked);
                ::sigaddset(&blocked, SIGURG);
                ::pthread_sigmask(SIG_BLOCK, &blocked, nullptr);
                RealWorld world{RealWorld::Powers::acts};
                const auto held = holds ? world.hold_signals() : nullptr;
                // A shell would change what SIGCHLD does.
                const FrontProgram program{
                    .path = "/bin/grep",
                    .words = {"grep", "-E", "^Sig(Blk|Ign)", "/proc/self/status"}};
                ::dup2(::creat(folder.path("seen").c_str(), 0600), STDOUT_FILENO);
                struct sigaction after{};
                const std::string end = in_words(world.run_in_front(program)->end);
                ::sigaction(SIGCHLD, nullptr, &after);
                return end + (after.sa_handler == SIG_IGN ? ", ignored again" : "");
            }).text;
        return said + "\n" + read_bytes(folder.path("seen"));
    };
    const std::string plain = seen(false);
    CHECK(plain == seen(true));
    CHECK(plain.starts_with("exited 0, ignored again\nSigBlk:\t0000000000400000\nSigIgn:\t"));
    // SIGUSR2 is 12, SIGCHLD is 17; what else this process ignores is not for a test to say.
    const auto ignored = std::stoull(plain.substr(plain.rfind('\t') + 1), nullptr, 16);
    CHECK((ignored & (1ULL << 11U)) != 0);
    CHECK((ignored & (1ULL << 16U)) != 0);
    CHECK((ignored & (1ULL << 19U)) == 0);  // SIGTSTP
}

TEST_CASE("a program in front has the standard streams and no other descriptor") {
    const Errors errors = GENERATE(Errors::passed, Errors::overheard);
    const int closed = GENERATE(-1, STDIN_FILENO, STDERR_FILENO);
    const TemporaryFolder folder;
    const std::string seen = folder.path("seen");
    const auto end = in_child([&] {
        const int null = ::open("/dev/null", O_RDWR);
        for (const int number : {0, 1, 2, 7, 20}) ::dup2(null, number);
        if (closed >= 0) ::close(closed);
        // The shell tests each by itself, as a program that lists them has one more.
        const std::string script =
            "for i in 0 1 2 3 4 5 6 7 8 9 10 20 21; do test -e /proc/$$/fd/$i && all=\"$all $i\"; "
            "done; echo \"$all\" >" +
            seen;
        return in_words(run_script(script, errors).end);
    });
    CHECK(end.text == "exited 0");
    std::string expected;
    for (const int number : {0, 1, 2}) {
        if (number != closed) expected += fmt::format(" {}", number);
    }
    CHECK(read_bytes(seen) == expected + "\n");
}

TEST_CASE("a process ends by a signal as if it had never been handled") {
    const int signal = GENERATE(SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGKILL, SIGSEGV);
    const auto end = in_child([&]() -> std::string {
        ::signal(signal, SIG_IGN);
        RealWorld world{RealWorld::Powers::acts};
        const auto held = world.hold_signals();
        world.end_by_signal(signal);
        return "lives";
    });
    CHECK(end.signal == signal);
    CHECK(end.text.empty());
}

}  // namespace sshplan
