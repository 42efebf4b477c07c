#include <regex>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tests/support/case_lines.hpp"
#include "tests/support/team_repository.hpp"
#include "tests/support/yaml_lines.hpp"

namespace sshplan::test {

namespace {

std::vector<YamlLine> hook() {
    return yaml_lines(read_bytes(SSHPLAN_SOURCE_DIR "/.pre-commit-hooks.yaml"));
}

/// The command line that pre-commit makes of the hook, which passes no names of files, with a list
/// of arguments.
std::string command_line(std::string arguments) {
    REQUIRE(arguments.starts_with("["));
    std::erase_if(arguments, [](char c) { return c == '[' || c == ']' || c == ','; });
    return fmt::format("cd team && {} {}", yaml_value(hook(), "entry"), arguments);
}

}  // namespace

TEST_CASE("the hook for pre-commit has the keys that it wants") {
    CHECK(yaml_value(hook(), "id") == "sshplan-lint");
    CHECK_FALSE(yaml_value(hook(), "name").empty());
    CHECK(yaml_value(hook(), "language") == "system");
    CHECK(yaml_value(hook(), "pass_filenames") == "false");
    CHECK(yaml_value(hook(), "require_serial") == "true");
}

TEST_CASE("the hook for pre-commit runs for files of a configuration") {
    const std::regex files{yaml_value(hook(), "files")};
    for (const std::string file : {"ssh/config",
                                   "ssh/web.conf",
                                   "team/ssh/sites/a",
                                   ".ssh/config",
                                   "etc/ssh_config",
                                   "etc/ssh_config.d/10-team.conf",
                                   ".sshplan.toml"}) {
        CAPTURE(file);
        CHECK(std::regex_search(file, files));
    }
    for (const std::string file : {"README.md", "src/ssh.c", "ssh_configs/a", "openssh/config"}) {
        CAPTURE(file);
        CHECK_FALSE(std::regex_search(file, files));
    }
}

TEST_CASE("the command line of the hook for pre-commit judges a repository") {
    const TeamRepository team;
    const ProcessEnd clean = team.shell().run(command_line(yaml_value(hook(), "args")));
    CHECK(clean.out == "1 file, 2 hosts: nothing found.\n");
    CHECK(clean.status == 0);
    team.change("echo '    User other' >>ssh/config");
    const ProcessEnd found = team.shell().run(command_line(yaml_value(hook(), "args")));
    CHECK_THAT(found.out, Catch::Matchers::StartsWith("warning[SEM001]: "));
    CHECK(found.status == 1);
}

TEST_CASE("the page on gates names the hook for pre-commit, and gives it what it takes") {
    const std::string page = read_bytes(SSHPLAN_SOURCE_DIR "/docs/ci.md");
    const std::size_t begin = page.find("repos:\n");
    REQUIRE(begin != std::string::npos);
    const auto lines = yaml_lines(page.substr(begin, page.find("```", begin) - begin));
    CHECK(yaml_value(lines, "id") == yaml_value(hook(), "id"));
    const TeamRepository team;
    CHECK(team.shell().run(command_line(yaml_value(lines, "args"))).status == 0);
}

}  // namespace sshplan::test
