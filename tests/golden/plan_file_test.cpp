#include <sys/stat.h>

#include <filesystem>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "tests/support/fake_ssh.hpp"

using namespace sshplan;
using test::FakeSsh;
using test::ProcessEnd;

namespace {

using Words = std::vector<std::string>;

/// A plan of a host that is reached by a recipe, with an Include, and what it was made from.
class Planned {
public:
    Planned() {
        (void)ssh.folder().write("parts/one", "Host gate\n  User ops\n");
        config = ssh.folder().write(
            "config",
            fmt::format("Include {0}/parts/*\n"
                        "Match host web exec \"printf x >>$HERE/asked\"\n"
                        "  ProxyCommand ssh -F {0}/config gate nc %h %p\n",
                        std::filesystem::path{ssh.folder().path("x")}.parent_path().string()));
        plan = ssh.folder().path("plan.json");
        made = ssh.sshplan({"explain", "--exec=run", "--out", plan, "-F", config, "web", "uptime"});
    }

    ProcessEnd run() const { return ssh.sshplan({"connect", "--plan", plan}); }
    ProcessEnd dry_run() const { return ssh.sshplan({"connect", "--dry-run", "--plan", plan}); }

    /// Checks that the plan does not run any more, and says why.
    void check_stale(const std::string& why) const {
        const ProcessEnd end = run();
        CHECK(end.status == 255);
        CHECK(end.err == fmt::format("sshplan: the plan {0} is stale: {1}. Make it anew: sshplan "
                                     "explain --exec=run --out {0} -F {2} web uptime\n",
                                     plan,
                                     why,
                                     config));
        CHECK(dry_run().status == 4);
        CHECK(ssh.words().empty());
        CHECK(ssh.left_behind().empty());
    }

    FakeSsh ssh;
    std::string config;
    std::string plan;
    ProcessEnd made;
};

}  // namespace

TEST_CASE("a plan file runs as it was made, without asking again") {
    const Planned planned;
    CHECK(planned.made.status == 0);
    CHECK(planned.made.err ==
          fmt::format("sshplan: wrote {0}. To run it: sshplan connect --plan {0}\n", planned.plan));
    struct stat status{};
    REQUIRE(::stat(planned.plan.c_str(), &status) == 0);
    CHECK((status.st_mode & 07777) == 0600);
    CHECK(planned.ssh.read("asked") == "x");
    CHECK(planned.dry_run().status == 0);
    CHECK(planned.ssh.words().empty());
    planned.ssh.then("exit 5");
    CHECK(planned.run().status == 5);
    CHECK(planned.ssh.read("asked") == "x");
    CHECK(planned.ssh.words() == Words{"-F", "FROZEN/config", "web", "uptime"});
    CHECK(planned.ssh.frozen() ==
          "Host web\n    HostName web\n    ProxyCommand ssh -F FROZEN/config.1 gate nc web 22\n"
          "Host gate\n    HostName gate\n    User ops\n");
    CHECK(planned.ssh.left_behind().empty());
}

TEST_CASE("a plan whose files have changed does not run") {
    const Planned planned;
    REQUIRE(planned.made.status == 0);
    const auto& folder = planned.ssh.folder();
    SECTION("one has other bytes") {
        const std::string part = folder.write("parts/one", "Host gate\n  User thief\n");
        planned.check_stale(part + " has changed");
    }
    SECTION("one is gone") {
        std::filesystem::remove(folder.path("parts/one"));
        planned.check_stale(folder.path("parts/one") + " is gone");
    }
    SECTION("an Include finds one more") {
        (void)folder.write("parts/two", "Host *\n  User thief\n");
        planned.check_stale(
            fmt::format("Include {} finds other files now", folder.path("parts/*")));
    }
    SECTION("the ssh is another one") {
        const std::string ssh = folder.write("bin/ssh", "#!/bin/sh\n: '\nOpenSSH_9.3p1\n'\n", true);
        planned.check_stale(ssh + " has changed");
    }
}

TEST_CASE("the same bytes at another time are no change") {
    const Planned planned;
    (void)planned.ssh.folder().write("parts/one", planned.ssh.read("parts/one"));
    CHECK(planned.run().status == 0);
}

TEST_CASE("no plan is made of what is undecided, or of another machine") {
    const FakeSsh ssh;
    const std::string config =
        ssh.folder().write("config", "Match host web exec \"true\"\n  ProxyJump gate\n");
    const std::string plan = ssh.folder().path("plan.json");
    const ProcessEnd open = ssh.sshplan({"explain", "--out", plan, "-F", config, "web"});
    CHECK(open.status == 4);
    CHECK(open.err ==
          "sshplan: no plan was written: C1 is undecided: true. Try: --exec=run, --dns=system or "
          "--assume C1=yes\n");
    CHECK(ssh.sshplan({"explain", "--out", plan, "--user-config", config, "web"}).status == 2);
    CHECK(ssh.sshplan({"explain", "--out", plan, "--openssh", "8.4", "web"}).status == 2);
    CHECK_FALSE(std::filesystem::exists(plan));
}

TEST_CASE("what is no plan is not run") {
    const FakeSsh ssh;
    const std::string plan = ssh.folder().write("plan.json", "{\"schema\": \"sshplan/plan/2\"}");
    CHECK(ssh.sshplan({"connect", "--plan", plan}).err ==
          fmt::format("sshplan: --plan {}: its schema is not sshplan/plan/1\n", plan));
    CHECK(ssh.sshplan({"connect", "--plan", plan}).status == 255);
    CHECK(ssh.sshplan({"connect", "--plan", "/dev/null"}).err ==
          "sshplan: --plan /dev/null: it is no plan that explain --out wrote\n");
    CHECK(ssh.sshplan({"connect", "--dry-run", "--plan", plan}).status == 2);
    CHECK(ssh.sshplan({"connect", "--plan", ssh.folder().path("none")}).status == 255);
    CHECK(ssh.sshplan({"connect", "--plan", plan, "web"}).err ==
          "sshplan: --plan runs a plan as it is: no word of ssh's goes with it\n");
    CHECK(ssh.words().empty());
}

TEST_CASE("a plan that was changed by hand does not run") {
    const Planned planned;
    REQUIRE(planned.made.status == 0);
    nlohmann::json json = nlohmann::json::parse(planned.ssh.read("plan.json"));
    const std::string folder = json["folder"];
    std::string fault;
    SECTION("its arguments name another file") {
        json["arguments"][1] = planned.config;
        fault = "its arguments say what its files should";
    }
    SECTION("its arguments name none") {
        json["arguments"] = {"web"};
        fault = "its arguments say what its files should";
    }
    SECTION("its arguments say a command") {
        json["arguments"].insert(json["arguments"].begin() + 2, {"-o", "ProxyCommand=touch mark"});
        fault = "its arguments say what its files should";
    }
    SECTION("a file lies elsewhere") {
        json["files"][1]["path"] = folder + "/../mark";
        fault = folder + "/../mark is no file of its folder";
    }
    SECTION("a file includes another") {
        json["files"][1]["text"] = "Include " + planned.config + "\n";
        fault = folder + "/config.1 holds Match or Include";
    }
    SECTION("its folder is empty") {
        json["folder"] = "";
        fault = "its folder is none";
    }
    (void)planned.ssh.folder().write("plan.json", json.dump());
    const ProcessEnd end = planned.run();
    CHECK(end.status == 255);
    CHECK(end.err == fmt::format("sshplan: --plan {}: it was not written by explain --out: {}\n",
                                 planned.plan,
                                 fault));
    CHECK(planned.ssh.words().empty());
    CHECK(planned.ssh.left_behind().empty());
}

TEST_CASE("a plan that others may have written asks before it runs") {
    const Planned planned;
    REQUIRE(planned.made.status == 0);
    REQUIRE(::chmod(planned.plan.c_str(), 0606) == 0);
    const ProcessEnd end = planned.run();
    CHECK(end.status == 255);
    CHECK(end.err ==
          fmt::format(
              "sshplan: the plan {} may not be yours: everybody may write to it. If you trust "
              "it: sshplan connect --yes\n",
              planned.plan));
    CHECK(planned.ssh.words().empty());
    CHECK(planned.ssh.sshplan({"connect", "--yes", "--plan", planned.plan}).status == 0);
}

TEST_CASE("a plan of a configuration that others may have written asks as that does") {
    const FakeSsh ssh;
    (void)ssh.folder().write("repo/.git/HEAD", "x");
    const std::string config =
        ssh.folder().write("repo/config", "Host web\n  ProxyCommand run-me %h\n");
    const std::string plan = ssh.folder().path("plan.json");
    REQUIRE(ssh.sshplan({"explain", "--out", plan, "-F", config, "web"}).status == 0);
    CHECK(ssh.sshplan({"connect", "--plan", plan}).err.find("line 2: ProxyCommand run-me %h. If") !=
          std::string::npos);
    CHECK(ssh.words().empty());
    CHECK(ssh.sshplan({"connect", "--yes", "--plan", plan}).status == 0);
    CHECK(ssh.words() == Words{"-F", "FROZEN/config", "web"});
}

TEST_CASE("a plan is written where a link leads, and over nothing but a regular file") {
    const FakeSsh ssh;
    const std::string config = ssh.folder().write("config", "");
    const std::string file = ssh.folder().write("file", "old");
    const std::string link = ssh.folder().path("way");
    std::filesystem::create_symlink(file, link);
    (void)ssh.folder().write("file.sshplan-new", "of a run that was cut short");
    CHECK(ssh.sshplan({"explain", "--out", link, "-F", config, "web"}).status == 0);
    CHECK(std::filesystem::is_symlink(link));
    CHECK(ssh.read("file").find("sshplan/plan/1") != std::string::npos);
    const std::string fifo = ssh.folder().path("fifo");
    REQUIRE(::mkfifo(fifo.c_str(), 0600) == 0);
    const ProcessEnd end = ssh.sshplan({"explain", "--out", fifo, "-F", config, "web"});
    CHECK(end.status == 4);
    CHECK(end.err ==
          fmt::format("sshplan: no plan was written: {} is there, and is no regular file\n", fifo));
}

TEST_CASE("a plan takes no words of its own making") {
    const Planned planned;
    for (const Words& words : {Words{"--assume", "C1=no"}, Words{"--no-master"}}) {
        Words all{"connect", "--plan", planned.plan};
        all.insert(all.end(), words.begin(), words.end());
        CHECK(planned.ssh.sshplan(all).status == 255);
    }
    CHECK(planned.ssh.words().empty());
}
