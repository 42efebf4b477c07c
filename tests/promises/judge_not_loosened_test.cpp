// Promise 9: a settings file or a comment in what is judged cannot loosen the judge, and facts of
// the judging machine decide nothing.

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include "tests/differential/generate/pick.hpp"
#include "tests/support/desk.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/traced_program.hpp"

namespace sshplan::test {
namespace {

using Json = nlohmann::json;

/// What a finding for the judge alone is known by.
using Known = std::tuple<std::string, std::string, int>;

const std::string judged =
    "Host build\n    StrictHostKeyChecking no\n    UserKnownHostsFile /dev/null\n"
    "Host * # !*\n    ForwardAgent yes\n    SendEnv *\n    ProxyCommand nc %h %p\n";

std::string some_code() {
    return pick({"SEC",
                 "SEC002",
                 "S",
                 "ALL",
                 "sec004",
                 "REP",
                 "REP005",
                 "REP007",
                 "SEM",
                 "SYN",
                 "forwardagent-wildcard",
                 "policy-failed"});
}

/// A line that a settings file may begin with, before any table.
std::string some_key() {
    switch (pick_number(0, 10)) {
        case 0:
            return "ignore = [\"" + some_code() + "\", \"" + some_code() + "\"]\n";
        case 1:
            return "select = [\"" + some_code() + "\"]\n";
        case 2:
            return "profile = \"" + pick({"personal", "default", "strict", "shared-repo"}) + "\"\n";
        case 3:
            return "fail-on = \"" + pick({"never", "error", "hint"}) + "\"\n";
        case 4:
            return "openssh = { min = \"7.7\", max = \"" + pick({"7.7", "8.4"}) + "\" }\n";
        case 5:
            return "openssh.min = \"" + pick({"7.7", "9.2"}) + "\"\n";
        case 6:
            return pick({"exec", "root", "baseline", "policy", "dns"}) + " = \"x\"\n";
        case 7:
            return "trust-comments = true\n";
        case 8:
            return "per-file-ignores.\"*\" = [\"" + some_code() + "\"]\n";
        default:
            return "severity." + some_code() + " = \"hint\"\n";
    }
}

struct Verdict {
    int status = 0;
    std::map<Known, int> findings{};  // severity (0 is the worst) by rule, file and line
};

Verdict judge(Desk& desk, std::vector<std::string> words) {
    const std::vector<std::string> severities{"error", "warning", "info", "hint"};
    words.insert(words.begin(), {"lint", "--format=json", "--policy=policy.toml"});
    words.emplace_back("ssh");
    Verdict verdict{.status = desk.run(words)};
    if (verdict.status == 2) return verdict;
    const Json document = Json::parse(desk.out());
    for (const Json& finding : document["findings"]) {
        const auto rule = finding["rule"].get<std::string>();
        if (!rule.starts_with("SEC") && rule != "REP005") continue;
        const auto at = std::ranges::find(severities, finding["severity"].get<std::string>());
        verdict.findings[{rule, finding["file"], finding["line"]}] =
            static_cast<int>(at - severities.begin());
    }
    return verdict;
}

/// Settings by which a judged repository would be judged less strictly, and what is found at them.
const std::vector<std::string> loosening{
    "ignore = [\"SEC\"]\n",
    "ignore = [\"policy-failed\"]\n",
    "ignore = [\"REP002\"]\n",
    "select = [\"SYN\"]\n",
    "[per-file-ignores]\n\"*\" = [\"SEC002\"]\n",
    "[severity]\nSEC = \"hint\"\n",
    "fail-on = \"never\"\n",
    "fail-on = \"error\"\n",
    "openssh = { max = \"7.7\" }\n",
    "worlds = { home = \"x\" }\n",
    "trust-comments = true\n",
    "baseline = \"known\"\n",
    "root = \"/\"\n",
    "policy = \"mine.toml\"\n",
    "exec = \"run\"\n",
    "allow-exec = true\n",
    "dns = \"system\"\n",
    "shell = \"/bin/sh\"\n",
    "assume = [\"*=no\"]\n",
    "show-env = true\n",
};

TEST_CASE("no key of a settings file that is found loosens the judge") {
    Desk desk{judged};
    desk.put(
        "policy.toml",
        "version = 1\n[[assert]]\nname = \"x\"\nhosts = [\"build\"]\nvia = { first = \"gw\" }\n");
    const Verdict alone = judge(desk, {"--config=none"});
    REQUIRE(alone.status == 1);
    REQUIRE(alone.findings.size() >= 4);
    for (const std::string& settings : loosening) {
        INFO(settings);
        desk.put("ssh/.sshplan.toml", settings);
        const Verdict found = judge(desk, {});
        CHECK(found.status == 1);
        for (const auto& [known, severity] : alone.findings) {
            CHECK(found.findings.contains(known));
            CHECK(found.findings.at(known) <= severity);
        }
        // It is told, and whoever names the file is believed.
        CHECK(desk.out().find("REP007") != std::string::npos);
        CHECK(desk.run({"lint", "--config=ssh/.sshplan.toml", "--format=json", "ssh"}) >= 0);
        CHECK(desk.out().find("REP007") == std::string::npos);
    }
}

TEST_CASE("whoever judges, the verdict is the same") {
    const std::string config =
        judged +
        "Host w\n    User ${WHO}\n    IdentityFile ~/.ssh/${WHO}\n"
        "    LocalForward 8080 /run/${WHO}\nMatch localuser ana,root\n    Port 23\n"
        "Host r\n    ProxyCommand ssh -W %h:%p ${WHO}\n";
    const TemporaryFolder folder;
    folder.write("ssh/config", config);
    for (const std::string verb : {"lint", "migrate", "hosts"}) {
        std::string first;
        for (const std::string who : {"ana", "bob"}) {
            CommandWords words{SSHPLAN_BINARY, verb, "--format=json", folder.path("ssh")};
            const ProcessEnd end = run_process(words,
                                               {{"WHO", who},
                                                {"USER", who},
                                                {"HOME", folder.path(who)},
                                                {"SHELL", "/bin/" + who},
                                                {"PATH", folder.path(who)}});
            const std::string answer = end.out + end.err;
            if (first.empty()) first = answer;
            CHECK(answer == first);
        }
        CHECK(first.size() > 100);
    }
}

TEST_CASE("the settings of those trials are found") {
    Desk desk{judged};
    desk.put("ssh/.sshplan.toml", "profil = 1\n");
    CHECK(desk.run({"lint", "ssh"}) == 2);
}

TEST_CASE("whatever settings and comments are found, the judge finds no less") {
    rc::prop("random settings files", [] {
        std::string settings;
        std::map<std::string, std::string> keys;  // each once
        const int count = pick_number(1, 5);
        for (int i = 0; i < count; ++i) {
            const std::string line = some_key();
            keys[line.substr(0, line.find_first_of("=.\" "))] = line;
        }
        for (const auto& [key, line] : keys) settings += line;
        const std::string comment =
            pick_number(0, 2) == 0 ? "" : "# sshplan: ignore-file[" + some_code() + "]\n";
        RC_LOG(settings + comment);
        Desk desk{comment + judged};
        desk.put("policy.toml",
                 "version = 1\n[[assert]]\nname = \"p\"\nhosts = [\"prod-*\"]\n"
                 "via = { first = \"gw\" }\n");
        const Verdict alone = judge(desk, {"--config=none", "--no-suppressions"});
        RC_ASSERT(alone.findings.size() >= 4U);
        desk.put("ssh/.sshplan.toml", settings);
        const Verdict found = judge(desk, {});
        RC_ASSERT(found.status >= alone.status);
        if (found.status != 2) {
            for (const auto& [known, severity] : alone.findings) {
                RC_ASSERT(found.findings.contains(known));
                RC_ASSERT(found.findings.at(known) <= severity);
            }
        }
    });
}

}  // namespace
}  // namespace sshplan::test
