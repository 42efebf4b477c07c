// Promise 3, its second sentence: values of environment variables are not printed unless asked for.
// `resolve` and -G are asked for what ssh -G prints, and a file that an Include names is called by
// its name.

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/promises/breaches.hpp"
#include "tests/promises/canary_lines.hpp"
#include "tests/support/case_lines.hpp"
#include "tests/support/process.hpp"

namespace sshplan::test {

namespace {

/// Options that take a variable, in some release.
const std::vector<std::string> settings{
    "User=${TOKEN}",
    "HostName=${TOKEN}",
    "IdentityFile=${TOKEN}",
    "CertificateFile=${TOKEN}",
    "IdentityAgent=$TOKEN",
    "IdentityAgent=${TOKEN}",
    "ForwardAgent=$TOKEN",
    "UserKnownHostsFile=/x/${TOKEN}",
    "ControlPath=/x/${TOKEN}",
    "KnownHostsCommand=/x ${TOKEN}",
    "LocalCommand=${TOKEN}",
    "RemoteCommand=${TOKEN}",
    "SetEnv=A=${TOKEN}",
    "SendEnv=TOKEN",
    "ProxyJump=${TOKEN}",
    "ProxyJump=${TOKEN}@gate",
    "PKCS11Provider=$TOKEN",
    "SecurityKeyProvider=$TOKEN",
    "RevokedHostKeys=$TOKEN",
    "XAuthLocation=$TOKEN",
    "LocalForward=8081 /x/${TOKEN}",
    "LocalForward=/x/${TOKEN} web:80",
    "LocalForward=${TOKEN}:8081 web:80",
    "RemoteForward=8081 /x/${TOKEN}",
    "RemoteForward=/x/${TOKEN}",
    "DynamicForward=/x/${TOKEN}",
    "ProxyCommand=ssh -W %h:%p $TOKEN",
    "ProxyCommand=sshpass -p $TOKEN ssh -W %h:%p gate",
    "ProxyCommand=T=$TOKEN; nc $T %p",
    "ProxyCommand=sshpass -e ssh -W %h:%p gate",
    "ProxyCommand=nc `echo $TOKEN` ${TOKEN}",
};

}  // namespace

TEST_CASE("no verb prints the value of a variable, in whatever option it stands") {
    const TemporaryFolder folder;
    const std::string token{secret};
    for (const std::string& setting : settings) {
        const std::string config = folder.write("config", "Host h\n    " + setting + "\n");
        for (const std::string openssh : {"7.7", "9.2", "10.5"}) {
            for (const std::string format : {"text", "json"}) {
                const std::vector<std::string> options{
                    "--openssh", openssh, "--format", format, "--system-config", "none"};
                CommandWords in_file{SSHPLAN_BINARY, "explain", "-v", "--user-config", config, "h"};
                CommandWords given{
                    SSHPLAN_BINARY, "explain", "-v", "--user-config", "none", "-o", setting, "h"};
                CommandWords hosts{SSHPLAN_BINARY, "hosts", "--user-config", config};
                for (auto* const words : {&in_file, &given, &hosts}) {
                    words->insert(words->begin() + 2, options.begin(), options.end());
                    const ProcessEnd end =
                        run_process(*words, {{"TOKEN", token}, {"SSHPASS", token}});
                    INFO(openssh << " " << setting << "\n" << end.out << end.err);
                    CHECK((end.out + end.err).find(token) == std::string::npos);
                }
            }
        }
    }
}

TEST_CASE("no verb prints a variable of the canary, nor writes it to a plan") {
    const Canary canary;
    const std::string config = canary.path("home/.ssh/config");
    const auto& environment = canary.environment();
    const ProcessEnd planned = run_process({SSHPLAN_BINARY,
                                            "explain",
                                            "--assume=*=yes",
                                            "-F",
                                            config,
                                            "--out",
                                            canary.path("plan"),
                                            "handed"},
                                           environment);
    INFO(planned.err);
    REQUIRE(planned.status == 0);
    CHECK(read_bytes(canary.path("plan")).find("${TOKEN}") != std::string::npos);
    for (const Trace& trace : trace_lines(canary)) {
        INFO(trace.out << trace.err);
        CHECK(prints(trace, secret) == "");
    }
    // ssh -G prints it: the variable is one that counts.
    const ProcessEnd asked = run_process({SSHPLAN_BINARY,
                                          "resolve",
                                          "--assume=*=yes",
                                          "--openssh=10.5",
                                          "-oGSSAPIAuthentication=no",
                                          "-F",
                                          config,
                                          "handed"},
                                         environment);
    CHECK(asked.out.find(secret) != std::string::npos);
}

}  // namespace sshplan::test
