#include <cstdlib>
#include <filesystem>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include "generate/generate.hpp"
#include "generate/pick.hpp"
#include "planner/dialect/installed.hpp"
#include "planner/world/real_world.hpp"
#include "tests/support/temporary_folder.hpp"
#include "trial.hpp"
#include "verified.hpp"

using namespace sshplan;
using test::Strings;
using test::Verified;
using test::verified;

namespace {

namespace fs = std::filesystem;

/// TMPDIR is a folder of its own while this lives, so that it is seen what is left in it.
class OwnTemporary {
public:
    OwnTemporary() {
        fs::create_directories(folder_.path("tmp"));
        ::setenv("TMPDIR", folder_.path("tmp").c_str(), 1);
        ::unsetenv("XDG_RUNTIME_DIR");
    }
    ~OwnTemporary() { ::unsetenv("TMPDIR"); }
    OwnTemporary(const OwnTemporary&) = delete;
    OwnTemporary& operator=(const OwnTemporary&) = delete;

    [[nodiscard]] bool is_empty() const { return fs::is_empty(folder_.path("tmp")); }
    [[nodiscard]] const test::TemporaryFolder& folder() const { return folder_; }

private:
    test::TemporaryFolder folder_{};
};

/// A route of three ssh processes, decided by conditions of every kind, whose files include others.
constexpr const char* conditional =
    "Include {0}/part* {0}/none \"{0}/odd name\"\n"
    "Match originalhost db exec \"nc -z it's \\ db\"\n"
    "    ProxyJump gate\n"
    "Match exec \"second %h\" !exec \"third\"\n"
    "    Port 2222\n"
    "Match final exec \"second %h\"\n"
    "    LogLevel VERBOSE\n"
    "Host gate\n"
    "    ProxyCommand ssh -F {0}/config -W %h:%p far\n";

/// All that ssh could run, load or ask would leave a mark.
constexpr const char* marking =
    "Match originalhost canary,jumper exec \"touch {0}\"\n"
    "    Compression yes\n"
    "Match !exec \"touch {0}; exit 1\"\n"
    "    ServerAliveInterval 5\n"
    "Match final exec \"touch {0} %h\"\n"
    "    LogLevel ERROR\n"
    "Host jumper\n"
    "    ProxyJump canary,second\n"
    "Host canary\n"
    "    ProxyCommand touch {0}\n"
    "    LocalCommand touch {0}\n"
    "    PermitLocalCommand yes\n"
    "    RemoteCommand touch {0}\n"
    "    KnownHostsCommand /bin/touch {0}\n"
    "    XAuthLocation {0}\n"
    "    PKCS11Provider {1}\n"
    "    SecurityKeyProvider {1}\n"
    "    IdentityAgent {1}\n"
    "    ControlMaster auto\n"
    "    ControlPath {1}\n"
    "    ControlPersist yes\n"
    "    ForwardX11 yes\n"
    "    Tunnel yes\n";

std::string write_conditional(const test::TemporaryFolder& folder) {
    const std::string config = folder.path("config");
    const std::string place = config.substr(0, config.rfind('/'));
    (void)folder.write("part1", "Host far\n    User tom\n    Include " + place + "/deeper\n");
    (void)folder.write("part2", "Host gate\n    User ann\n");
    (void)folder.write("deeper", "Match host far exec \"fourth\"\n    Port 24\n");
    (void)folder.write("odd name", "Host db\n    HostName db.example.org\n");
    return folder.write("config", fmt::format(fmt::runtime(conditional), place));
}

/// An ssh that answers as the real one, but for a line.
std::string altered_ssh(const test::TemporaryFolder& folder, const std::string& sed) {
    RealWorld world{RealWorld::Powers::only_reads};
    const Installed real = installed_dialect(world);
    return folder.write("bin/ssh",
                        fmt::format("#!/bin/bash\nset -o pipefail\n{} \"$@\" | /bin/sed '{}'\n"
                                    "exit\ngssapi-with-mic\n{}\n",
                                    real.path,
                                    sed,
                                    real.version),
                        true);
}

}  // namespace

TEST_CASE("verify: ssh says the same of each process under each outcome", "[ssh]") {
    test::prepare_process();
    const OwnTemporary temporary;
    const Verified all = verified({"-F", write_conditional(temporary.folder()), "db"});
    INFO(all.err << all.verification.dump(2));
    CHECK(all.status == 0);
    // gate is started for each of two ports of db, far for each of two of gate.
    CHECK(all.verification.at("processes") == 1 + 2 + 2);
    // Three outcomes of second and of third, which is asked where second holds; db asks nc besides,
    // far fourth, which where it holds leaves third nothing to set.
    CHECK(all.verification.at("asked") == 2 * 3 + 2 * 3 + 2 * (3 + 2));
    CHECK(all.verification.at("agreed") == all.verification.at("asked"));
    CHECK(all.not_asked() == 0);
    CHECK(temporary.is_empty());
}

TEST_CASE("verify: what is assumed is the only outcome that is asked", "[ssh]") {
    test::prepare_process();
    const test::TemporaryFolder folder;
    const Verified one = verified({"--assume",
                                   "nc *=no",
                                   "--assume",
                                   "second *=yes",
                                   "--assume",
                                   "third=1",
                                   "-F",
                                   write_conditional(folder),
                                   "db"});
    CHECK(one.status == 0);
    CHECK(one.verification.at("asked") == 1);
}

TEST_CASE("verify: a refusal is compared with its text, names of files and all", "[ssh]") {
    test::prepare_process();
    const test::TemporaryFolder folder;
    (void)folder.write("bad", "Port none\nNoSuchThing 1\n");
    const std::string config =
        folder.write("config", "Host *\nInclude " + folder.path("bad") + "\nPort x\n");
    const Verified refused = verified({"-F", config, "web"});
    INFO(refused.verification.dump(2));
    CHECK(refused.status == 3);
    CHECK(refused.verification.at("asked") == 1);
    CHECK(refused.verification.at("agreed") == 1);
}

TEST_CASE("verify: names are found, or not, as the outcome says", "[ssh]") {
    test::prepare_process();
    const test::TemporaryFolder folder;
    const std::string config = folder.write("config",
                                            "CanonicalizeHostname yes\n"
                                            "CanonicalDomains a.example b.example\n"
                                            "Match canonical host web.b.example\n"
                                            "    Port 2022\n");
    const Verified names = verified({"-F", config, "web"});
    INFO(names.verification.dump(2));
    CHECK(names.status == 0);
    CHECK(names.verification.at("asked") == 3);
}

TEST_CASE("verify: ssh has the variables that its configuration names, quoted or not", "[ssh]") {
    test::prepare_process();
    const test::TemporaryFolder folder;
    const std::string config = folder.write("config",
                                            "ControlPath ${EM\"\"PTY}/${WORD}\n"
                                            "IdentityFile ${NOPE}\n"
                                            "Include ${WORD}\n");
    const Verified named = verified({"-F", config, "-o", "IdentityAgent=$SPACED", "web"});
    INFO(named.verification.dump(2));
    CHECK(named.verification.at("asked") == 1);
    CHECK(named.verification.at("agreed") == 1);
}

TEST_CASE("verify: another release reads otherwise, and that is told", "[ssh]") {
    test::prepare_process();
    const test::TemporaryFolder folder;
    const Verified other =
        verified({"--openssh", "7.7", "-F", folder.write("config", "Host web\n"), "web"});
    CHECK(other.status == 1);
    CHECK(other.verification.at("difference").at("kind") == "setting");
}

TEST_CASE("verify: an ssh that alters a line is found out", "[ssh]") {
    test::prepare_process();
    const OwnTemporary temporary;
    const std::string config = write_conditional(temporary.folder());
    const auto asked = [&](const std::string& sed) {
        return verified(
            {"--verify-with=ssh=" + altered_ssh(temporary.folder(), sed), "-F", config, "db"});
    };
    CHECK(asked("").status == 0);
    const Verified turned = asked("s/^proxyjump gate$/proxyjump other/");
    CHECK(turned.status == 1);
    const auto& difference = turned.verification.at("difference");
    CHECK(difference.at("name") == "db");
    CHECK(difference.at("sshplan") == "proxyjump gate");
    CHECK(difference.at("ssh") == "proxyjump other");
    CHECK(difference.at("when").at("C1") == true);
    const Verified dropped = asked("/^hostname db/d");
    CHECK(dropped.verification.at("difference").at("sshplan") == "hostname db.example.org");
    CHECK(dropped.verification.at("difference").at("ssh") == nullptr);
    CHECK(temporary.is_empty());
}

TEST_CASE("verify: what an ssh runs that was not foreseen is a difference", "[ssh]") {
    test::prepare_process();
    const test::TemporaryFolder folder;
    RealWorld world{RealWorld::Powers::only_reads};
    const Installed real = installed_dialect(world);
    const std::string curious = folder.write(
        "bin/ssh",
        fmt::format("#!/bin/sh\n\"$SHELL\" -c unforeseen\nexec {} \"$@\"\ngssapi-with-mic\n{}\n",
                    real.path,
                    real.version),
        true);
    const Verified found = verified(
        {"--verify-with=ssh=" + curious, "-F", folder.write("config", "Host web\n"), "web"});
    CHECK(found.status == 1);
    CHECK(found.verification.at("difference").at("kind") == "command");
    CHECK(found.verification.at("difference").at("ssh") == "unforeseen");
}

TEST_CASE("verify: what copies cannot show is not asked, and said", "[ssh]") {
    test::prepare_process();
    const test::TemporaryFolder folder;
    ::setenv("SSHPLAN_TRIED", "x", 1);
    const std::string ours = folder.write("ours", "Host web\n    ForwardAgent ${SHELL}\n");
    const Verified own = verified({"-F", ours, "web"});
    CHECK(own.status == 4);
    CHECK(own.not_asked("${SHELL}") == 1);
    const std::string writable = folder.write("writable", "Port 22\n");
    fs::permissions(writable, fs::perms::all);
    const std::string config = folder.write("config", "Include " + writable + "\n");
    const Verified bad = verified({"-F", config, "web"});
    CHECK(bad.verification.at("asked") == 0);
    CHECK(bad.not_asked("permissions") == 1);
    std::string deep = folder.write("deep", "");
    for (int i = 0; i < 16; ++i) {
        deep = folder.write(fmt::format("deep{}", i), "Include " + deep + "\n");
    }
    const std::string system = folder.write("system", "");
    const Verified sixteen = verified({"--user-config", deep, "--system-config", system, "web"});
    CHECK(sixteen.not_asked("16 deep") == 1);
    CHECK(verified({"--user-config", deep, "--system-config", "none", "web"}).status == 0);
}

TEST_CASE("verify: commands of the configuration leave no mark, and nothing else does", "[ssh]") {
    test::prepare_process();
    const OwnTemporary temporary;
    const std::string mark = temporary.folder().path("mark");
    const std::string config = temporary.folder().write(
        "config", fmt::format(fmt::runtime(marking), mark, temporary.folder().path("agent")));
    for (const char* const host : {"canary", "jumper", "second"}) {
        const Verified found = verified({"-F", config, host});
        INFO(host << found.err << found.verification.dump(2));
        CHECK(found.status == 0);
        CHECK(found.verification.at("asked") > 1);
        CHECK_FALSE(fs::exists(mark));
        CHECK(temporary.is_empty());
    }
    // Else the configuration would prove nothing.
    const test::KeptShell kept;
    ::setenv("SHELL", "/bin/sh", 1);
    (void)test::ask_ssh({"-F", config, "canary"});
    CHECK(fs::exists(mark));
}

TEST_CASE("verify: random configurations are read as ssh reads them", "[ssh]") {
    ::setenv("RC_PARAMS", "max_success=40", 0);
    rc::prop("ssh says the same, or the reason why it was not asked is known", [] {
        const test::Trial trial = *test::any_trial();
        const test::TemporaryFolder place;
        const Verified found = verified(test::words_in(trial, place));
        const bool is_answered = !found.verification.is_null();
        RC_ASSERT(is_answered == (found.status != 2));  // else it is no command line of ssh
        RC_PRE(is_answered);
        RC_LOG() << trial.described() << found.verification.dump(2);
        RC_CLASSIFY(found.verification.at("asked") > 0, "asked");
        RC_CLASSIFY(found.not_asked() > 0, "not all asked");
        RC_ASSERT(found.status != 1);
    });
}
