#include <string>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/case_lines.hpp"
#include "tests/support/team_repository.hpp"
#include "tests/support/yaml_lines.hpp"

namespace sshplan::test {

namespace {

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

std::string job_text() { return read_bytes(SSHPLAN_SOURCE_DIR "/tools/gitlab/sshplan.yml"); }

/// The script of the job in a repository, as GitLab's runner runs it.
ProcessEnd run_job(const TeamRepository& team, ScratchShell::Variables variables) {
    variables["TMPDIR"] = team.shell().path("");
    return team.shell().run("set -e\ncd team\n" + yaml_block(job_text()), variables);
}

std::string base_of(const TeamRepository& team) {
    std::string hash = team.shell().run("git -C team rev-parse HEAD^1").out;
    hash.pop_back();
    return hash;
}

}  // namespace

TEST_CASE("the job for GitLab shows findings in its log and in the reports that it keeps") {
    const TeamRepository team;
    team.change("echo '    User other' >>ssh/config");
    const ProcessEnd end = run_job(team, {});
    CHECK(end.status == 1);
    CHECK_THAT(end.out, StartsWith("warning[SEM001]: "));
    const auto reports = yaml_below(yaml_lines(job_text()), "reports");
    const std::string quality =
        read_bytes(team.shell().path("team/") + yaml_value(reports, "codequality"));
    CHECK(nlohmann::json::parse(quality)[0]["location"]["path"] == "ssh/config");
    const std::string tests = read_bytes(team.shell().path("team/") + yaml_value(reports, "junit"));
    CHECK_THAT(tests, Contains("<testsuites ") && Contains("SEM001"));
    CHECK(run_job(team, {{"SSHPLAN_LINT_OPTIONS", "--min-openssh 8.4 --ignore SEM001"}}).status ==
          0);
}

TEST_CASE("the job for GitLab writes its reports through no link of the repository") {
    const TeamRepository team;
    team.shell().prepare("echo mine >precious");
    team.change(
        "ln -s ../precious sshplan-junit.xml; ln -s ../precious gl-code-quality-report.json");
    CHECK(run_job(team, {}).status == 0);
    CHECK(read_bytes(team.shell().path("precious")) == "mine\n");
}

TEST_CASE("the job for GitLab shows other routes, and rejects them where it is told to") {
    const TeamRepository team;
    ScratchShell::Variables variables{{"CI_MERGE_REQUEST_DIFF_BASE_SHA", base_of(team)}};
    const ProcessEnd shown = run_job(team, variables);
    CHECK(shown.status == 0);
    CHECK_THAT(shown.out, Contains("\ndb  route: no longer through bastion  if C1 fails\n"));
    variables["SSHPLAN_ROUTE_CHANGES"] = "reject";
    CHECK(run_job(team, variables).status == 1);
    team.change("touch more");
    variables["CI_MERGE_REQUEST_DIFF_BASE_SHA"] = base_of(team);
    CHECK(run_job(team, variables).status == 0);
}

TEST_CASE("the job for GitLab fails where nothing could be judged") {
    const TeamRepository team;
    CHECK(run_job(team, {{"SSHPLAN_PATH", "nowhere"}}).status == 2);
}

TEST_CASE("the page on gates names only variables that the job for GitLab reads") {
    const std::string page = read_bytes(SSHPLAN_SOURCE_DIR "/docs/ci.md");
    const std::size_t begin = page.find("include:\n  - project:");
    REQUIRE(begin != std::string::npos);
    const auto lines = yaml_lines(page.substr(begin, page.find("```", begin) - begin));
    const auto names = yaml_keys(yaml_below(lines, "variables"));
    CHECK(names.size() == 4);
    for (const std::string& name : names) CHECK_THAT(job_text(), Contains(name));
    CHECK(yaml_value(lines, "file") == "tools/gitlab/sshplan.yml");
}

}  // namespace sshplan::test
