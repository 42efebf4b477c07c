#include <algorithm>
#include <filesystem>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "tests/support/case_lines.hpp"
#include "tests/support/team_repository.hpp"

namespace sshplan::test {

namespace {

using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;
using Variables = ScratchShell::Variables;

const std::string action = SSHPLAN_SOURCE_DIR "/tools/action";

/// A job of GitHub in which the action runs.
class Job {
public:
    explicit Job(const TeamRepository& team) : shell_(team.shell()) {}

    /// Inputs that are not as action.yml has them by default.
    void set(const std::string& name, const std::string& value) { inputs_[name] = value; }

    /// A step with variables as the runner sets them.
    [[nodiscard]] ProcessEnd run(const std::string& script) const {
        Variables variables = inputs_;
        variables.insert({{"GITHUB_ACTION_PATH", action},
                          {"GITHUB_WORKSPACE", shell_.path("team")},
                          {"GITHUB_OUTPUT", shell_.path("output")},
                          {"GITHUB_STEP_SUMMARY", shell_.path("summary")},
                          {"RUNNER_TEMP", shell_.path("")},
                          {"SSHPLAN", SSHPLAN_BINARY},
                          {"INPUT_PATH", "ssh"},
                          {"INPUT_PROFILE", "shared-repo"},
                          {"INPUT_FAIL_ON", "warning"},
                          {"INPUT_CONFIG", ""},
                          {"INPUT_LINT_OPTIONS", ""},
                          {"INPUT_SARIF_FILE", ""},
                          {"INPUT_BASE", "HEAD^1"},
                          {"INPUT_ROUTE_CHANGES", "show"}});
        return shell_.run(fmt::format("sh '{}/{}'", action, script), variables);
    }

    /// What a step wrote to a file of the runner; empty if it wrote nothing.
    [[nodiscard]] std::string written(const std::string& name) const {
        const std::string file = shell_.path(name);
        return std::filesystem::exists(file) ? read_bytes(file) : "";
    }

    /// The last step, for statuses of lint and of the comparison.
    [[nodiscard]] ProcessEnd result(const std::string& lint, const std::string& hosts) {
        inputs_["LINT_STATUS"] = lint;
        inputs_["HOSTS_STATUS"] = hosts;
        return run("result.sh");
    }

private:
    const ScratchShell& shell_;
    Variables inputs_;
};

}  // namespace

TEST_CASE("the action tells which host goes another way, and leaves nothing behind") {
    const TeamRepository team;
    const Job job{team};
    const ProcessEnd end = job.run("hosts.sh");
    CHECK(end.status == 0);
    CHECK(end.out + end.err == "");
    CHECK(job.written("output") == "routes-differ=true\nstatus=1\n");
    const std::string summary = job.written("summary");
    CHECK_THAT(summary, StartsWith("### Routes, compared with "));
    CHECK_THAT(summary, Contains("\n```text\ndb  route: no longer through bastion  if C1 fails\n"));
    CHECK_THAT(summary, Contains("before/ssh/config:2  ProxyJump bastion\n"));
    CHECK_THAT(summary, EndsWith("\n```\n\n"));
    CHECK(std::ranges::count(team.worktrees(), '\n') == 1);
}

TEST_CASE("the action fails for other routes only where they are to be rejected") {
    const TeamRepository team;
    Job job{team};
    CHECK(job.result("0", "0").status == 0);
    CHECK(job.result("0", "1").status == 0);
    CHECK(job.result("0", "").status == 0);
    job.set("INPUT_ROUTE_CHANGES", "reject");
    CHECK(job.result("0", "0").status == 0);
    const ProcessEnd rejected = job.result("0", "1");
    CHECK(rejected.status == 1);
    CHECK_THAT(rejected.out, Contains("some hosts go another way"));
    job.set("INPUT_ROUTE_CHANGES", "perhaps");
    CHECK(job.result("0", "0").status == 2);
}

TEST_CASE("the action fails where lint does, and where something was not judged") {
    const TeamRepository team;
    Job job{team};
    CHECK(job.result("1", "0").status == 1);
    CHECK(job.result("2", "0").status == 2);
    CHECK(job.result("4", "1").status == 4);
    CHECK(job.result("0", "3").status == 3);
    CHECK(job.result("", "0").status != 0);
}

TEST_CASE("the action annotates findings, and writes them for code scanning") {
    const TeamRepository team;
    team.change("echo '    User other' >>ssh/config");
    Job job{team};
    job.set("INPUT_SARIF_FILE", "sshplan.sarif");
    const ProcessEnd end = job.run("lint.sh");
    CHECK(end.status == 0);
    CHECK_THAT(end.out, StartsWith("::warning file=ssh/config,line=5,"));
    CHECK(job.written("output") == "status=1\nsarif-file=sshplan.sarif\n");
    const auto sarif = nlohmann::json::parse(job.written("team/sshplan.sarif"));
    CHECK(sarif["runs"][0]["results"][0]["ruleId"] == "SEM001");
}

TEST_CASE("the action hands options and settings on to lint") {
    const TeamRepository team;
    team.change("echo '    User other' >>ssh/config");
    team.shell().prepare("echo 'ignore = [\"SEM001\"]' >settings.toml");
    Job job{team};
    job.set("INPUT_LINT_OPTIONS", "--ignore SEM001 --min-openssh 8.4");
    CHECK(job.run("lint.sh").out.empty());
    job.set("INPUT_LINT_OPTIONS", "");
    job.set("INPUT_CONFIG", "../settings.toml");
    CHECK(job.run("lint.sh").out.empty());
    job.set("INPUT_CONFIG", "");
    job.set("INPUT_FAIL_ON", "never");
    CHECK_FALSE(job.run("lint.sh").out.empty());
    CHECK(job.written("output") == "status=0\nstatus=0\nstatus=0\n");
}

TEST_CASE("the action tells wrong usage by the status of lint, and writes no file for it") {
    const TeamRepository team;
    Job job{team};
    job.set("INPUT_PATH", "nowhere");
    job.set("INPUT_SARIF_FILE", "sshplan.sarif");
    CHECK_THAT(job.run("lint.sh").err, Contains("nowhere"));
    CHECK(job.written("output") == "status=2\n");
    CHECK_FALSE(std::filesystem::exists(team.shell().path("team/sshplan.sarif")));
}

TEST_CASE("the action reads and writes nothing outside of the repository through its links") {
    const TeamRepository team;
    team.shell().prepare("mkdir secret; echo 'Host x' >secret/config; echo mine >precious");
    team.change("ln -s \"$HOME/secret\" link; ln -s ../precious sshplan.sarif");
    Job job{team};
    job.set("INPUT_SARIF_FILE", "sshplan.sarif");
    (void)job.run("lint.sh");
    CHECK(job.written("precious") == "mine\n");
    CHECK_THAT(job.written("team/sshplan.sarif"), StartsWith("{"));
    job.set("INPUT_PATH", "link");
    CHECK_THAT(job.run("lint.sh").err, Contains("link is not below ."));
    team.change("touch more");  // both sides have the link
    CHECK(job.run("hosts.sh").status == 0);
    CHECK_THAT(job.written("summary"), Contains("is not below ."));
    CHECK_THAT(job.written("output"), EndsWith("status=2\n"));
}

TEST_CASE("the action says what to do where the base was not fetched") {
    const TeamRepository team;
    team.shell().prepare("mv team all && git clone -q --depth 1 \"file://$PWD/all\" team");
    const Job job{team};
    CHECK_THAT(job.run("hosts.sh").out, Contains("fetch-depth: 2"));
    CHECK(job.written("output") == "status=2\n");
}

TEST_CASE("the action compares nothing without a base, or where the base has no such path") {
    const TeamRepository team;
    team.change("cp -r ssh other");
    Job job{team};
    job.set("INPUT_PATH", "other");
    CHECK(job.run("hosts.sh").status == 0);
    CHECK_THAT(job.written("summary"), Contains("There is no other in it"));
    CHECK(job.written("output") == "status=0\n");
    job.set("INPUT_BASE", "");
    CHECK(job.run("hosts.sh").status == 0);
    CHECK(job.written("output") == "status=0\n");
}

TEST_CASE("no text in the summary of the action ends its block, or reaches the log") {
    const TeamRepository team;
    team.change(
        "printf 'Host ::error::x\\n    User y\\n' >>ssh/config\n"
        "printf 'Match host db exec \"a ````` %%h\"\\n    Port 24\\n' >>ssh/config");
    const Job job{team};
    const ProcessEnd end = job.run("hosts.sh");
    CHECK(end.out + end.err == "");
    const std::string summary = job.written("summary");
    CHECK_THAT(summary, Contains("error::x  new name"));
    CHECK_THAT(summary, Contains("\n  C1  a ````` db  after/ssh/config:8\n"));
    CHECK_THAT(summary, Contains("\n``````text\n"));
    CHECK_THAT(summary, EndsWith("\n``````\n\n"));
}

TEST_CASE("the action cuts a summary that GitHub would not take, and says so") {
    const TeamRepository team;
    team.change("for i in $(seq 6000); do echo \"Host h$i\"; echo '    User y'; done >>ssh/config");
    const Job job{team};
    CHECK(job.run("hosts.sh").status == 0);
    const std::string summary = job.written("summary");
    CHECK(summary.size() < 501000);
    CHECK_THAT(summary,
               EndsWith("\n```\n\nThis is cut: sshplan hosts --diff OLD NEW shows all of it.\n\n"));
}

TEST_CASE("the action takes the sshplan that it is given") {
    const TeamRepository team;
    const Job job{team};
    CHECK(job.run("build.sh").status == 0);
    CHECK(job.written("output") == fmt::format("sshplan={}\n", SSHPLAN_BINARY));
}

}  // namespace sshplan::test
