#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "planner/world/descriptor.hpp"
#include "planner/world/real_world.hpp"
#include "tests/support/front.hpp"
#include "tests/support/pipe.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/terminal.hpp"

namespace sshplan {
namespace {

using Errors = FrontProgram::Errors;
using test::be_shell;
using test::in_words;
using test::say;
using test::Terminal;
using test::Wakes;

const std::string ctrl_c = "\x03";
const std::string ctrl_d = "\x04";
const std::string ctrl_q = "\x11";
const std::string ctrl_s = "\x13";
const std::string ctrl_z = "\x1a";
const std::string ctrl_backslash = "\x1c";

/// A job of a shell that runs a script in front, and says how that ended.
std::function<int()> job(const std::string& script,
                         Errors errors = Errors::passed,
                         Wakes wakes = Wakes::group) {
    return [=] {
        return be_shell(wakes, [&] {
            const FrontEnd end = test::run_script(script, errors);
            say(fmt::format("<front {}>", in_words(end.end)));
            return 0;
        });
    };
}

}  // namespace

TEST_CASE("keys that end a program in front do not end who waits for it") {
    const auto [key, signal] =
        GENERATE(table<std::string, int>({{ctrl_c, SIGINT}, {ctrl_backslash, SIGQUIT}}));
    const Errors errors = GENERATE(Errors::passed, Errors::overheard);
    Terminal killed{job("ulimit -c 0; echo ready; exec sleep 1000", errors)};
    killed.wait_for("ready");
    killed.type(key);
    killed.wait_for(fmt::format("<front killed {}>", signal));
    killed.wait_for("<exited 0>");
    Terminal survives{job("trap 'echo heard; exit 3' INT QUIT; echo ready; read line", errors)};
    survives.wait_for("ready");
    survives.type(key);
    survives.wait_for("heard");
    survives.wait_for("<front exited 3>");
    survives.wait_for("<exited 0>");
}

TEST_CASE("Ctrl-Z stops the job, and it goes on in front") {
    const Errors errors = GENERATE(Errors::passed, Errors::overheard);
    const Wakes wakes = GENERATE(Wakes::group, Wakes::leader);
    const test::TemporaryFolder folder;
    const std::string file = folder.path("reads");
    // It reads only at last: this process may stop, and the shell with it read, just before the
    // program has stopped.
    const std::string script = fmt::format(
        "echo ready; until test -e {}; do :; done; read line; echo \"got $line\"; exit 4", file);
    Terminal terminal{job(script, errors, wakes)};
    terminal.wait_for("ready");
    // A key that comes while only the leader goes on would be lost with the stop.
    const int times = wakes == Wakes::group ? 20 : 1;
    for (int i = 0; i < times; ++i) {
        terminal.type(ctrl_z);
        terminal.wait_for(fmt::format("<stopped {}>", SIGTSTP));
        terminal.type("fg\n");
        terminal.wait_for("<in front>");
    }
    (void)folder.write("reads", "");
    terminal.type("hello\n");
    terminal.wait_for("got hello");
    terminal.wait_for("<front exited 4>");
}

TEST_CASE("Ctrl-Z that a program ignores stops nothing") {
    Terminal terminal{job("trap '' TSTP; echo ready; read line; echo \"got $line\"")};
    terminal.wait_for("ready");
    terminal.type(ctrl_z + "hello\n");
    terminal.wait_for("got hello");
    terminal.wait_for("<front exited 0>");
    CHECK(terminal.read_to_end().find("<stopped") == std::string::npos);
}

TEST_CASE("a program that stops itself alone stops the job, each time") {
    const int signal = GENERATE(SIGTSTP, SIGSTOP, SIGTTIN, SIGTTOU);
    const Wakes wakes = GENERATE(Wakes::group, Wakes::leader);
    Terminal terminal{
        job(fmt::format("for i in 1 2 3 4 5 6 7 8 9; do kill -{} $$; echo on$i; done", signal),
            Errors::passed,
            wakes)};
    for (int i = 1; i < 10; ++i) {
        terminal.wait_for(fmt::format("<stopped {}>", signal));
        terminal.type("fg\n");
        terminal.wait_for(fmt::format("on{}", i));
    }
    terminal.wait_for("<front exited 0>");
}

TEST_CASE("what has stopped and gone on again stops nobody") {
    // Woken by another process of the job at any moment after it has stopped.
    const std::string signal = GENERATE("TSTP", "TTIN", "TTOU");
    const std::string script = fmt::format(
        "trap 'exit 6' USR1; (i=0; while [ $i -lt 500 ]; do kill -{} $$; kill -CONT 0; "
        "i=$((i+1)); done; kill -USR1 $$) & while :; do sleep 0.02; done",
        signal);
    Terminal terminal{job(script, Errors::passed, Wakes::nobody)};
    terminal.wait_for("<front exited 6>");
    terminal.wait_for("<exited 0>");
}

TEST_CASE("a program that is overheard has a terminal of the same size, which changes no byte") {
    const std::string script =
        "test -t 2 && echo terminal; stty size <&2; stty -a <&2 | grep -o -e -opost; "
        "echo ready; until stty size <&2 | grep '30 100'; do sleep 0.05; done";
    Terminal terminal{job(script, Errors::overheard)};
    terminal.wait_for("terminal");
    terminal.wait_for("24 80");
    terminal.wait_for("-opost");
    terminal.wait_for("ready");
    terminal.resize(30, 100);
    terminal.wait_for("30 100");
    terminal.wait_for("<front exited 0>");
}

TEST_CASE("a terminal that is held back keeps no signal from an overheard program") {
    const test::TemporaryFolder folder;
    const std::string path = folder.path("heard");
    REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
    const Descriptor heard{::open(path.c_str(), O_RDONLY | O_NONBLOCK)};
    Terminal terminal{[&] {
        const std::string script = fmt::format(
            "trap 'echo heard >{}; exit 7' TERM; echo ready; read line; echo held >&2; "
            "kill -TERM $PPID; while :; do sleep 0.02; done",
            path);
        say(fmt::format("<front {}>", in_words(test::run_script(script, Errors::overheard).end)));
        return 0;
    }};
    terminal.wait_for("ready");
    terminal.type(ctrl_s + "\n");
    pollfd watched{heard.number(), POLLIN, 0};
    REQUIRE(::poll(&watched, 1, 20'000) == 1);
    terminal.type(ctrl_q);
    terminal.wait_for("held");
    terminal.wait_for("<front exited 7>");
}

TEST_CASE("what is said to an overheard terminal appears at once, and as it is") {
    Terminal terminal{[] {
        const FrontEnd end = test::run_script(
            R"(printf 'one\ntwo\r\n\001\003\004\032\377\000.' >&2; read line)", Errors::overheard);
        const bool is_same = end.overheard == std::string{"one\ntwo\r\n\1\3\4\x1a\377\0.", 16};
        say(fmt::format("<same {}>", is_same));
        return 0;
    }};
    terminal.wait_for(std::string{"one\r\ntwo\r\r\n\1\3\4\x1a\377\0.", 18});
    terminal.type("\n");
    terminal.wait_for("<same true>");
}

TEST_CASE("a terminal that is closed is told to the program, if only the session's leader hears") {
    test::Pipe heard;
    Terminal terminal{[&] {
        ::dup2(heard.ends[1], STDIN_FILENO);
        return test::run_script(
                   "trap 'echo hangup >&0; exit 0' HUP; echo ready; while :; do sleep 0.05; done")
            .end.status;
    }};
    terminal.wait_for("ready");
    terminal.hang_up();
    CHECK(heard.read_to_end() == "hangup\n");
}

TEST_CASE("a person at the terminal is asked, and answers with a line") {
    const auto [typed, answer] = GENERATE(table<std::string, std::string>(
        {{"yes\n", "yes"}, {"\n", ""}, {ctrl_d, ""}, {"two words\n", "two words"}}));
    Terminal terminal{[] {
        // Standard streams are something else than the terminal.
        RealWorld world{RealWorld::Powers::acts};
        const int out = ::dup(STDOUT_FILENO);
        const int null = ::open("/dev/null", O_RDWR);
        for (const int stream : {0, 1, 2}) ::dup2(null, stream);
        const auto line = world.ask_person("Really? ");
        ::dup2(out, STDOUT_FILENO);
        say(line ? fmt::format("<{}>", *line) : "<nothing>");
        return 0;
    }};
    terminal.wait_for("Really? ");
    terminal.type(typed);
    terminal.wait_for(fmt::format("<{}>", answer));
}

TEST_CASE("a question ends when a signal that is held asks to end") {
    Terminal terminal{[] {
        RealWorld world{RealWorld::Powers::acts};
        const auto held = world.hold_signals();
        const auto line = world.ask_person("Really? ");
        say(line ? fmt::format("<{}>", *line) : "<nothing>");
        return 0;
    }};
    terminal.wait_for("Really? ");
    terminal.type(ctrl_c);
    terminal.wait_for("<nothing>");
}

}  // namespace sshplan
