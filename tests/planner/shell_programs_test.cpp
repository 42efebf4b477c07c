#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "planner/lint/shell_programs.hpp"
#include "planner/shell/expand_words.hpp"

namespace sshplan {
namespace {

/// "nc -z h 22; sleep 1 (bounded)"
std::string programs(std::string_view text) {
    std::string all;
    for (const ShellProgram& program : programs_in(text)) {
        all += fmt::format("{}{}{}",
                           all.empty() ? "" : "; ",
                           shell::shown(fmt::format("{}", fmt::join(program.words, " "))),
                           program.time == ShellProgram::Time::bounded ? " (bounded)" : "");
    }
    return all;
}

TEST_CASE("programs are found wherever a shell would start them") {
    CHECK(programs("nc -z h 22") == "nc -z h 22");
    CHECK(programs("a | b && c || d; e") == "a; b; c; d; e");
    CHECK(programs("if nc h 22; then true; fi") == "nc h 22; true");
    CHECK(programs("! (a; b)") == "a; b");
    CHECK(programs("test -n \"$(dig +short h)\"") == "dig +short h; test -n …");
    CHECK(programs("A=1 B=$(c) d") == "c; d");
    CHECK(programs("sh -c 'nc h 22'") == "nc h 22; sh -c nc h 22");
    CHECK(programs("bash -c '</dev/tcp/h/22'") == "/dev/tcp h 22; bash -c </dev/tcp/h/22");
}

TEST_CASE("what only starts a program is left out, and timeout bounds it") {
    CHECK(programs("nice -n 5 env A=1 nc h 22") == "nc h 22");
    CHECK(programs("timeout 2 nc h 22") == "nc h 22 (bounded)");
    CHECK(programs("timeout 2 sh -c 'nc h 22'") == "nc h 22 (bounded); sh -c nc h 22 (bounded)");
}

TEST_CASE(
    "the shell does not wait for what runs beside it, and what cannot be read has no programs") {
    CHECK(programs("nc h 22 & true") == "true");
    CHECK(programs("nc 'h 22").empty());
}

}  // namespace
}  // namespace sshplan
