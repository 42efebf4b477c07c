#include <unistd.h>

#include <filesystem>
#include <iostream>
#include <regex>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "connector.hpp"
#include "held_script.hpp"
#include "tests/support/case_lines.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace sshplan;

namespace {

/// Three hosts of this user at addresses of this machine: near, middle behind it, far behind both.
class Loopback {
public:
    /// Runs a shell's text in a folder that holds `config`.
    [[nodiscard]] test::ProcessEnd run(const std::string& text, const std::string& ssh) const {
        const std::filesystem::path sshplan = SSHPLAN_BINARY;
        return test::run_process(
            {"bash", "-c", "cd '" + folder_.path("") + "'; " + text},
            {{"PATH", sshplan.parent_path().string() + ":/usr/local/bin:/usr/bin:/bin"},
             {"SSH", ssh},
             {"SHELL", "/bin/sh"}});
    }

    /// How many logins a host saw.
    [[nodiscard]] std::ptrdiff_t logins(const std::string& host) const {
        const std::string log = test::read_bytes(folder_.path(host + ".log"));
        static const std::regex accepted{"Accepted publickey"};
        return std::distance(std::sregex_iterator{log.begin(), log.end(), accepted}, {});
    }

private:
    test::TemporaryFolder folder_;
    test::HeldScript hosts_{
        {"bash", SSHPLAN_SOURCE_DIR "/tests/lab/loopback.sh", folder_.path("")}};
};

struct Line {
    std::string text;
    std::string out;
    int status = 0;
};

const std::vector<Line> lines{
    {"$SSH -F config near 'echo $LAB_HOST'", "near\n"},
    {"$SSH -F config middle 'echo $LAB_HOST'", "middle\n"},
    {"$SSH -F config far 'echo $LAB_HOST'", "far\n"},
    {"$SSH -F config -J near,middle far 'echo $LAB_HOST'", "far\n"},
    {"$SSH -F config far 'echo \"a  b\"; exit 7'", "a  b\n", 7},
    {"head -c 1000000 /dev/urandom >f; $SSH -F config far cat <f | cmp - f && echo same", "same\n"},
    {"$SSH -F config -W $($SSH -F config -G far | awk '/^hostname /{h=$2} /^port /{p=$2} "
     "END{print h\":\"p}') middle </dev/null | head -c 8",
     "SSH-2.0-"},
    {"$SSH -F config -o ProxyCommand=false far true", "", 255},
};

void go_all(const std::string& ssh) {
    const Loopback loopback;
    for (const Line& line : lines) {
        INFO(line.text << " (" << ssh << ")");
        const test::ProcessEnd end = loopback.run(line.text, ssh);
        INFO(end.err);
        CHECK(end.out == line.out);
        CHECK(end.status == line.status);
    }
    // far is asked for four times, each time by way of the others.
    CHECK(loopback.logins("far") == 4);
    CHECK(loopback.logins("middle") == 6);
    CHECK(loopback.logins("near") == 7);
}

/// Whether this machine has an sshd and a shell to log in to; if not, says so.
bool has_loopback() {
    if (::access("/usr/sbin/sshd", X_OK) == 0) return true;
    std::cout << "SKIPPED: /usr/sbin/sshd is missing; tools/dev lab installs it\n";
    return false;
}

}  // namespace

TEST_CASE("loopback: ssh arrives through hosts of this user") {
    if (has_loopback()) go_all("ssh");
}

TEST_CASE("loopback: sshplan connect arrives through hosts of this user") {
    if (has_loopback()) go_all(test::sshplan_connect().command);
}
