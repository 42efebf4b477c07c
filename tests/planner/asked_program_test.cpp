#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <functional>
#include <iostream>
#include <string>

#include <catch2/catch.hpp>

#include "planner/world/confined_world.hpp"
#include "planner/world/overlaid_world.hpp"
#include "planner/world/real_world.hpp"
#include "tests/support/case_lines.hpp"
#include "tests/support/child.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sshplan {
namespace {

using Kind = ProgramAnswer::Kind;

ProgramQuestion shell(const std::string& script) {
    return {.words = {"/bin/sh", "-c", script}, .environment = {{"NAME", "value"}}};
}

ProgramAnswer answer_to(const ProgramQuestion& question) {
    RealWorld world{RealWorld::Powers::acts};
    return world.ask_program(question).value();
}

}  // namespace

TEST_CASE("a program that is asked is heard to its end") {
    const ProgramAnswer answer = answer_to(shell("printf 'a\\0b'; sleep 0.1; echo c"));
    CHECK(answer.kind == Kind::answered);
    CHECK(answer.output == std::string{"a\0bc\n", 5});
    CHECK(answer_to(shell("cat; echo error >&2; /usr/bin/env | grep -v ^PWD= | grep -v ^_="))
              .output == "NAME=value\n");
}

TEST_CASE("a program that fails answers nothing") {
    CHECK(answer_to(shell("echo a; exit 1")).kind == Kind::failed);
    CHECK(answer_to(shell("echo a; exit 1")).output.empty());
    CHECK(answer_to(shell("echo a; kill -KILL $$")).kind == Kind::failed);
    CHECK(answer_to({.words = {"/none"}}).kind == Kind::failed);
}

TEST_CASE("a program that prints more than is read is ended") {
    ProgramQuestion question = shell("exec /usr/bin/yes");
    question.most_bytes = 100'000;
    CHECK(answer_to(question).kind == Kind::too_large);
    question = shell("printf 1234");
    question.most_bytes = 4;
    CHECK(answer_to(question).output == "1234");
    question.most_bytes = 3;
    CHECK(answer_to(question).kind == Kind::too_large);
}

TEST_CASE("a program that is asked has three descriptors, whatever this process has") {
    const auto told = [](const std::function<void()>& prepare) {
        return test::in_child([&] {
                   const int other = ::open("/dev/null", O_RDONLY);
                   prepare();
                   RealWorld world{RealWorld::Powers::acts};
                   const auto answer =
                       world.ask_program(shell("for n in 0 1 2 3 4 5 6 7 8 9; do [ -e "
                                               "/proc/$$/fd/$n ] && echo $n; done; cat"));
                   return answer && other >= 0 ? answer->output : std::string{"nothing"};
               })
            .text;
    };
    const std::string standard = "0\n1\n2\n";
    CHECK(told([] {}) == standard);
    CHECK(told([] { ::signal(SIGCHLD, SIG_IGN); }) == standard);
    for (const int closed : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        CHECK(told([=] { ::close(closed); }) == standard);
    }
    CHECK(told([] {
              for (const int each : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) ::close(each);
          }) == standard);
}

TEST_CASE("what a program says on standard error, and its status, are kept where that is wanted") {
    ProgramQuestion question = shell("echo out; echo error >&2; exit 255");
    CHECK(answer_to(question).errors.empty());
    CHECK(answer_to(question).status == 255);
    question.errors = ProgramQuestion::Errors::kept;
    CHECK(answer_to(question).errors == "error\n");
    question.words.back() = "echo out; echo error >&2";
    CHECK(answer_to(question).output == "out\n");
    CHECK(answer_to(question).errors == "error\n");
    CHECK(answer_to(question).status == 0);
    CHECK_FALSE(answer_to(shell("kill -KILL $$")).status);
    CHECK_FALSE(answer_to({.words = {"/none"}}).status);
}

TEST_CASE("a program that exceeds its limit is ended, whether or not it keeps its streams open") {
    ProgramQuestion question = shell("exec sleep 1000");
    question.limit = 0.1;
    CHECK(answer_to(question).kind == Kind::timed_out);
    question = shell("exec >/dev/null 2>&1; exec sleep 1000");
    question.limit = 0.1;
    CHECK(answer_to(question).kind == Kind::timed_out);
    question = shell("echo in time");
    question.limit = 1000;
    CHECK(answer_to(question).output == "in time\n");
}

TEST_CASE("a secluded program has no network, and finds our files in the place of others") {
    const test::TemporaryFolder folder;
    ProgramQuestion question = shell("cat /etc/hostname; cat /proc/net/dev | tail -n +3 | wc -l");
    question.seclusion = Seclusion{{{"/etc/hostname", folder.write("name", "ours\n")}}};
    const ProgramAnswer answer = answer_to(question);
    if (answer.kind == Kind::not_secluded) {
        std::cout << "SKIPPED: no network and mount namespaces here\n";
        return;
    }
    CHECK(answer.output == "ours\n1\n");  // the loopback device alone
    question.seclusion->in_place = {{"/none/at/all", folder.path("name")}};
    CHECK(answer_to(question).kind == Kind::not_secluded);
    CHECK(test::read_bytes("/etc/hostname") != "ours\n");
}

TEST_CASE("no world that only reads asks a program") {
    RealWorld reading{RealWorld::Powers::only_reads};
    CHECK_FALSE(reading.ask_program(shell("exit 0")));
    RealWorld acting{RealWorld::Powers::acts};
    ConfinedWorld confined{acting, {.root = "/", .ssh_dir = "/"}};
    CHECK_FALSE(confined.ask_program(shell("exit 0")));
    OverlaidWorld overlaid{acting, {}};
    CHECK_FALSE(overlaid.ask_program(shell("exit 0")));
}

}  // namespace sshplan
