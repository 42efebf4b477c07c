#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/support/fake_ssh.hpp"

using namespace sshplan;
using test::FakeSsh;
using test::ProcessEnd;

namespace {

using Words = std::vector<std::string>;

/// Checks that nothing of a run is left on the disk.
void check_clean(const FakeSsh& ssh) { CHECK(ssh.left_behind().empty()); }

}  // namespace

TEST_CASE("connect hands everything to ssh, and returns what it returns") {
    const FakeSsh ssh;
    const std::string config = ssh.folder().write("config", "Host web\n  HostName 192.0.2.7\n");
    ssh.then("echo out; echo err >&2; exit 7");
    const ProcessEnd end =
        ssh.sshplan({"connect", "-F", config, "-p", "24", "web", "echo", "a b", "-F"});
    CHECK(end.status == 7);
    CHECK(end.out == "out\n");
    CHECK(end.err == "err\n");
    CHECK(ssh.words() == Words{"-F", "FROZEN/config", "-p", "24", "web", "echo", "a b", "-F"});
    CHECK(ssh.frozen() == "Host web\n    HostName 192.0.2.7\n");
    check_clean(ssh);

    ssh.then("kill -TERM $$");
    CHECK(ssh.sshplan({"connect", "-F", config, "web"}).status == 128 + 15);
    check_clean(ssh);
}

TEST_CASE("a condition that changes its answer is asked once") {
    const FakeSsh ssh;
    const std::string count = "exec \"printf x >>$HERE/asked; test $(wc -c <$HERE/asked) = 1\"";
    const std::string config =
        ssh.folder().write("config", "Match host web " + count + "\n  ProxyJump gate\n");
    CHECK(ssh.sshplan({"connect", "-F", config, "web"}).status == 0);
    CHECK(ssh.read("asked") == "x");
    CHECK(ssh.frozen() ==
          "Host web\n    HostName web\n    ProxyJump gate\n\nHost gate\n    HostName gate\n");

    SECTION("for the ssh of a recipe, too") {
        (void)ssh.folder().write("asked", "");
        const std::string inner =
            ssh.folder().write("inner", "Match host gate " + count + "\n  User first\n");
        const std::string outer = ssh.folder().write(
            "outer", "Host web\n  ProxyCommand ssh -F " + inner + " gate nc %h %p\n");
        CHECK(ssh.sshplan({"connect", "-F", outer, "web"}).status == 0);
        CHECK(ssh.read("asked") == "x");
        CHECK(ssh.frozen() ==
              "Host web\n    HostName web\n    ProxyCommand ssh -F FROZEN/config.1 gate nc web 22\n"
              "Host gate\n    HostName gate\n    User first\n");
    }
}

TEST_CASE("a configuration that is swapped after it was read changes nothing") {
    const FakeSsh ssh;
    (void)ssh.folder().write("other", "Host *\n  HostName elsewhere\n  ProxyJump thief\n");
    const std::string config =
        ssh.folder().write("config",
                           "Match host web exec \"cp $HERE/other $HERE/config\"\n  User ops\n"
                           "Host web\n  HostName 192.0.2.7\n");
    CHECK(ssh.sshplan({"connect", "-F", config, "web"}).status == 0);
    CHECK(ssh.read("config") == ssh.read("other"));
    CHECK(ssh.frozen() == "Host web\n    HostName 192.0.2.7\n    User ops\n");
}

TEST_CASE("what ssh would say of a frozen line is said once, and by whom it belongs to") {
    const FakeSsh ssh;
    const std::string config =
        ssh.folder().write("config", "Host web\n  GSSAPIServerIdentity x\n  KeepAlive yes\n");
    const ProcessEnd end = ssh.sshplan({"connect", "--quiet", "-F", config, "-i", "none", "web"});
    // The fake ssh says nothing: that stdin is no terminal, and that a key is missing, is the real
    // one's to say.
    CHECK(end.err == "");
    CHECK(end.status == 0);
}

TEST_CASE("ssh refuses, loops and unknown words fail as ssh fails") {
    const FakeSsh ssh;
    const std::string config = ssh.folder().write(
        "config",
        "Host bad\n  Port x\nHost ring\n  ProxyCommand ssh -F $HERE/config -W %h:%p ring\n");
    CHECK(ssh.sshplan({"connect", "-F", config, "web"}).err ==
          config + " line 2: Bad port 'x'.\r\n" + config +
              ": terminating, 1 bad configuration options\r\n");
    CHECK(ssh.sshplan({"connect", "-F", config, "web"}).status == 255);
    CHECK(ssh.sshplan({"connect", "--dry-run", "-F", config, "web"}).status == 3);
    CHECK(ssh.sshplan({"connect", "-Z", "web"}).status == 255);
    CHECK(ssh.sshplan({"connect", "--dry-run", "-Z", "web"}).status == 2);
    CHECK(ssh.sshplan({"connect"}).status == 255);
    CHECK(ssh.words().empty());
    check_clean(ssh);
}

TEST_CASE("a loop is not begun") {
    const FakeSsh ssh;
    const std::string path = ssh.folder().path("config");
    const std::string config = ssh.folder().write(
        "config", "Host ring\n  ProxyCommand ssh -F " + path + " -W %h:%p ring\n");
    const ProcessEnd end = ssh.sshplan({"connect", "-F", config, "ring"});
    CHECK(end.status == 255);
    CHECK(end.err == "sshplan: ssh ring starts itself again, for ever. Try: sshplan explain -F " +
                         config + " ring\n");
    CHECK(ssh.sshplan({"connect", "--dry-run", "-F", config, "ring"}).status == 4);
    CHECK(ssh.words().empty());
}

TEST_CASE("a condition that takes too long is ended, and stays undecided") {
    const FakeSsh ssh;
    const std::string config =
        ssh.folder().write("config", "Match host web exec \"sleep 100\"\n  ProxyJump gate\n");
    const ProcessEnd end = ssh.sshplan({"connect", "--exec-timeout", "0.1", "-F", config, "web"});
    CHECK(end.status == 255);
    CHECK(end.err ==
          "sshplan: not decided: 'sleep 100' took longer than 0.1 s. Try: --assume 'sleep "
          "100=yes', or =no\n");
    CHECK(ssh.words().empty());
    check_clean(ssh);

    const ProcessEnd both =
        ssh.sshplan({"explain", "--exec=run", "--exec-timeout=0.1", "-F", config, "web"});
    CHECK(both.status == 0);
    CHECK(both.out.find("it took too long") != std::string::npos);
    CHECK(both.out.find("gate") != std::string::npos);
    CHECK(ssh.sshplan({"connect", "--assume", "sleep 100=no", "-F", config, "web"}).status == 0);
    CHECK(ssh.frozen() == "Host web\n    HostName web\n");
}

TEST_CASE("connect -G runs nothing, and says whether ssh would go on") {
    const FakeSsh ssh;
    const std::string config = ssh.folder().write(
        "config", "Match host web exec \"touch $HERE/ran\"\n  Port 24\nHost bad*\n  Port 25\n");
    CHECK(ssh.sshplan({"connect", "--quiet", "-G", "-F", config, "web"}).status == 0);
    CHECK(ssh.sshplan({"connect", "--quiet", "-G", "-F", config, "bad"}).out.find("port 25\n") !=
          std::string::npos);
    CHECK(ssh.sshplan({"connect", "-G", "-F", config, "-o", "Nonsense=1", "web"}).status == 255);
    CHECK(ssh.read("ran").empty());
    CHECK(ssh.words().empty());
    check_clean(ssh);
}

TEST_CASE("called ssh, it connects with the next ssh in PATH, and says nothing itself") {
    const FakeSsh ssh;
    const std::string config = ssh.folder().write(
        "config",
        "Host web\n  ProxyCommand ssh -W %h:%p -F " + ssh.folder().path("config") + " gate\n");
    ssh.then("exit 9");
    const ProcessEnd end = ssh.sshplan_as_ssh({"-F", config, "web", "run", "--dry-run"});
    CHECK(end.status == 9);
    CHECK(end.err == "");
    CHECK(ssh.words() == Words{"-F", "FROZEN/config", "web", "run", "--dry-run"});
    // The ssh of the recipe is not sshplan again.
    CHECK(ssh.frozen() == "Host web\n    HostName web\n    ProxyCommand " +
                              ssh.folder().path("bin/ssh") +
                              " -W web:22 -F FROZEN/config.1 gate\nHost gate\n    HostName gate\n");
    CHECK(ssh.sshplan_as_ssh({"-V"}).status == 9);
    CHECK(ssh.words() == Words{"-V"});
    CHECK(ssh.sshplan_as_ssh({"-Z"}).status == 9);
    CHECK(ssh.words() == Words{"-Z"});
    check_clean(ssh);
}

TEST_CASE("without an ssh nothing is connected") {
    const FakeSsh ssh;
    (void)ssh.folder().write("bin/ssh", "#!/bin/sh\n", true);
    const ProcessEnd end = ssh.sshplan({"connect", "web"});
    CHECK(end.status == 255);
    CHECK(end.err.find("does not say which OpenSSH it is") != std::string::npos);
    check_clean(ssh);
}
