#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <functional>
#include <string>

#include <catch2/catch.hpp>

#include "planner/world/confined_world.hpp"
#include "planner/world/overlaid_world.hpp"
#include "planner/world/real_world.hpp"
#include "tests/support/child.hpp"

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
