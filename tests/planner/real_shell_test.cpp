#include <unistd.h>

#include <csignal>
#include <fstream>
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

using test::in_child;
using test::in_words;
using test::Pipe;
using test::read_bytes;
using test::TemporaryFolder;

const Patience long_patience{.limit = 1000};
const Patience told{.still_runs = [](double) {}};

struct Said {
    std::string end;
    std::string errors;  // until nobody could say anything more
};

/// How a command ends in a process of its own, and what was said on standard error.
Said run_command(const std::string& command, const Patience& patience, int ignored = 0) {
    Pipe errors;
    Said said;
    said.end = in_child([&] {
                   ::dup2(errors.ends[1], STDERR_FILENO);
                   if (ignored != 0) ::signal(ignored, SIG_IGN);
                   RealWorld world{RealWorld::Powers::acts};
                   return in_words(world.run_shell("/bin/sh", command, patience).value());
               }).text;
    said.errors = errors.read_to_end();
    return said;
}

}  // namespace

TEST_CASE("a command ends with patience as it does without") {
    for (const Patience& patience : {Patience{}, long_patience, told}) {
        CHECK(run_command("exit 0", patience).end == "exited 0");
        CHECK(run_command("exit 7", patience).end == "exited 7");
        CHECK(run_command("kill -KILL $$", patience).end == "killed 9");
        CHECK(run_command("echo error >&2; echo output", patience).errors == "error\n");
        CHECK(run_command("read line || echo end >&2", patience).errors == "end\n");
        RealWorld world{RealWorld::Powers::acts};
        CHECK(in_words(*world.run_shell("/none", "", patience)) ==
              "no shell: No such file or directory");
        RealWorld reader{RealWorld::Powers::only_reads};
        CHECK_FALSE(reader.run_shell("/bin/sh", "exit 0", patience));
    }
}

TEST_CASE("only a command with a limit has a process group of its own") {
    const std::string command = "cut -d' ' -f5 /proc/$$/stat >&2";
    const std::string ours = fmt::format("{}\n", ::getpgrp());
    CHECK(run_command(command, {}).errors == ours);
    CHECK(run_command(command, told).errors == ours);
    CHECK(run_command(command, long_patience).errors != ours);
}

TEST_CASE("a command that exceeds its limit is ended with all that it started") {
    const std::string command = GENERATE("sleep 1000",
                                         "sleep 1000 & exec sleep 1000",
                                         "trap '' TERM; sleep 1000 & sleep 1000; sleep 1000",
                                         "(trap '' TERM; sleep 1000) & wait",
                                         "kill -STOP $$");
    // Standard error is read to its end, so it also has ended for everybody.
    CHECK(run_command(command, {.limit = 0.1}).end == "timed out");
}

TEST_CASE("a command that exceeds its limit is asked to end first") {
    const std::string command = "trap 'echo asked >&2; exit 0' TERM; while :; do sleep 0.02; done";
    const Said said = run_command(command, {.limit = 0.5});
    CHECK(said.end == "timed out");
    // Before that the shell may tell what ended its own child.
    CHECK(said.errors.ends_with("asked\n"));
}

TEST_CASE("somebody is told that a command still runs") {
    const TemporaryFolder folder;
    const std::string file = folder.path("told");
    const auto tell = [&](double seconds) {
        std::ofstream{file} << (seconds >= 1 ? "late enough" : "too early");
    };
    const std::string command = fmt::format("while ! test -s {}; do sleep 0.02; done", file);
    CHECK(run_command(command, {.limit = 1000, .still_runs = tell}).end == "exited 0");
    CHECK(read_bytes(file) == "late enough");
    CHECK(run_command(command + "; rm " + file, {.still_runs = tell}).end == "exited 0");
}

TEST_CASE("a signal to this process alone is passed on to a command, and told") {
    const auto [name, signal] = GENERATE(table<std::string, int>(
        {{"INT", SIGINT}, {"TERM", SIGTERM}, {"HUP", SIGHUP}, {"QUIT", SIGQUIT}}));
    const std::string command = fmt::format(
        "trap 'echo heard >&2; exit 4' {0}; kill -{0} $PPID; while :; do sleep 0.02; done", name);
    for (const Patience& patience : {long_patience, told}) {
        const Said said = run_command(command, patience);
        CHECK(said.end == fmt::format("interrupted {}", signal));
        // Before that the shell may tell what ended its own child.
        CHECK(said.errors.ends_with("heard\n"));
        // One that was ignored before is ignored.
        const std::string other = fmt::format("kill -{} $PPID; exit 5", name);
        CHECK(run_command(other, patience, signal).end == "exited 5");
        CHECK(run_command(other, patience).end == fmt::format("interrupted {}", signal));
    }
}

TEST_CASE("signals that are held end a command with patience") {
    const auto end = in_child([] {
        RealWorld world{RealWorld::Powers::acts};
        const auto held = world.hold_signals();
        return in_words(*world.run_shell("/bin/sh", "kill -TERM $$; exit 3", long_patience));
    });
    CHECK(end.text == "killed 15");
}

}  // namespace sshplan
