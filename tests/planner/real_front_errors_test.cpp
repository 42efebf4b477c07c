#include <fcntl.h>
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

void open_as_errors(const std::string& path) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    ::dup2(file, STDERR_FILENO);
}

}  // namespace

TEST_CASE("all that is said on standard error is passed on, and the end of it remembered") {
    const TemporaryFolder folder;
    const std::string script =
        fmt::format("head -c 5000000 /dev/urandom >{0}; cat {0} >&2", folder.path("random"));
    const auto said = in_child([&] {
        open_as_errors(folder.path("passed"));
        const FrontEnd end = run_script(script, Errors::overheard);
        folder.write("remembered", end.overheard);
        return in_words(end.end);
    });
    CHECK(said.text == "exited 0");
    const std::string random = read_bytes(folder.path("random"));
    REQUIRE(random.size() == 5'000'000);
    CHECK((read_bytes(folder.path("passed")) == random));
    CHECK((read_bytes(folder.path("remembered")) == random.substr(random.size() - 65536)));
}

TEST_CASE("standard error that nobody reads, or that is closed, changes nothing") {
    const std::string script = "head -c 500000 /dev/zero >&2 && exit 5";
    Pipe unread;
    ::close(unread.ends[0]);
    unread.ends[0] = -1;
    const std::string said =
        in_child([&] {
            ::dup2(unread.ends[1], STDERR_FILENO);
            const FrontEnd end = run_script(script, Errors::overheard);
            return fmt::format("{}, {}", in_words(end.end), end.overheard.size());
        }).text;
    CHECK(said == "exited 5, 65536");
    const std::string closed =
        in_child([&] {
            ::close(STDERR_FILENO);
            const FrontEnd end = run_script("test -e /proc/$$/fd/2 || exit 6", Errors::overheard);
            return in_words(end.end) + end.overheard;
        }).text;
    CHECK(closed == "exited 6");
}

TEST_CASE("standard error that takes little at a time gets all") {
    Pipe errors;
    Pipe output;
    REQUIRE(::fcntl(errors.ends[1], F_SETPIPE_SZ, 4096) >= 0);
    REQUIRE(::fcntl(errors.ends[1], F_SETFL, O_NONBLOCK) == 0);
    // The program itself reads what is passed on; what it has started ends when all is.
    const std::string said =
        in_child([&] {
            ::dup2(errors.ends[0], STDIN_FILENO);
            ::dup2(output.ends[1], STDOUT_FILENO);
            ::dup2(errors.ends[1], STDERR_FILENO);
            return in_words(run_script("exec 3<&0; wc -c <&3 2>/dev/null & exec 3<&-; "
                                       "head -c 500000 /dev/zero >&2; exit 5",
                                       Errors::overheard)
                                .end);
        }).text;
    CHECK(said == "exited 5");
    errors.close_writing();
    CHECK(output.read_to_end() == "500000\n");
}

TEST_CASE("a process that holds standard error longer than the program is not waited for") {
    const auto said = in_child([] {
        open_as_errors("/dev/null");
        const FrontEnd end =
            run_script("sleep 1000 >/dev/null </dev/null & echo $! >&2; exit 3", Errors::overheard);
        ::kill(std::stoi(end.overheard), SIGKILL);
        return in_words(end.end);
    });
    CHECK(said.text == "exited 3");
}

TEST_CASE("a process that never stops talking does not keep the program's end back") {
    const auto said = in_child([] {
        open_as_errors("/dev/null");
        const FrontEnd end = run_script(
            "echo $$ >&2; (trap '' PIPE; while echo x >&2 2>/dev/null; "
            "do :; done) >/dev/null & exit 3",
            Errors::overheard);
        return in_words(end.end);
    });
    CHECK(said.text == "exited 3");
}

}  // namespace sshplan
