#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "chain.hpp"
#include "lab.hpp"

using namespace sshplan;
using test::chain;
using test::Connector;
using test::Lab;

namespace {

/// Says "begun" to whoever waits for it, and goes on for longer than anybody waits.
const std::string hold = "echo begun | tee -a begun >/dev/tty; exec sleep 20";
const std::string hold_unseen = "echo begun >>begun; exec sleep 20";

/// What a connection is ended in the midst of, and the words that lead there.
struct Moment {
    std::string config;
    std::string command;
};

Moment asking(const std::string& held) {
    return {"Match exec \"" + held + "\"\n" + chain(), "three where"};
}

Moment connecting(const std::string& held) {
    return {"Host three\n    ProxyCommand sh -c \"" + held + "\"\n", "three where"};
}

Moment in_session() { return {chain(), "three 'echo begun; exec sleep 20' >>begun"}; }

Moment in_session_on_terminal() { return {chain(), "-t three 'echo begun; exec sleep 20'"}; }

/// All that one test runs: first with an empty folder for frozen files, which is then listed, and
/// the programs that are left.
std::string around(const std::string& text) {
    return "rm -rf tmp begun control*; mkdir tmp; export TMPDIR=$HOME/tmp\n" + text +
           "\necho \"ends with $?\"; left; find tmp -mindepth 1 | sed 's/-[0-9].*//'; "
           "find ~ -type s\n";
}

std::string run(Lab& lab, const Moment& moment, const std::string& text, const Connector& who) {
    lab.write(".ssh/config", moment.config);
    return lab.run("client", around(text), who).out;
}

/// What plain ssh leaves behind, connect must, and no more.
void compare(const Moment& moment, const std::string& text) {
    Lab& lab = *test::lab();
    allow_chain(lab);
    const std::string expected = run(lab, moment, text, test::plain_ssh());
    INFO(moment.config << text);
    CHECK_THAT(expected, Catch::Contains("ends with "));
    CHECK(run(lab, moment, text, test::sshplan_connect()) == expected);
}

/// Sends a signal to ssh alone, or to sshplan alone, once something has begun.
std::string signalled(const std::string& signal, const std::string& command) {
    return fmt::format(
        "env --default-signal=INT,QUIT $SSH {} 2>said & ssh=$!\n"
        "for _ in $(seq 500); do [[ -s begun ]] && break; sleep 0.02; done; cat begun\n"
        "exec 2>shell; kill -{} $ssh; wait $ssh",
        command,
        signal);
}

/// Presses keys at a terminal once something has begun there.
std::string pressed(const std::string& keys, const std::string& command) {
    return fmt::format(R"(terminal '{}' "exec $SSH {}" >shown; end=$?; grep -om 1 begun shown; )"
                       "(exit $end)",
                       keys,
                       command);
}

}  // namespace

TEST_CASE("left behind: nothing after success and failure") {
    if (test::lab() == nullptr) return;
    for (const std::string command : {"$SSH three where",
                                      "$SSH three exit 3",
                                      "$SSH -p 9 three where",
                                      "$SSH -J one,two:9 three where",
                                      "$SSH -o HostKeyAlias=unknown three where",
                                      "$SSH -o Nonsense=yes three where"}) {
        compare({chain(), ""}, command);
    }
}

TEST_CASE("left behind: nothing after signals to sshplan alone") {
    if (test::lab() == nullptr) return;
    for (const std::string signal : {"TERM", "HUP", "INT"}) {
        for (const Moment& moment : {asking(hold_unseen), connecting(hold_unseen), in_session()}) {
            compare(moment, signalled(signal, moment.command));
        }
    }
}

TEST_CASE("left behind: nothing after Ctrl-C and a closed terminal") {
    if (test::lab() == nullptr) return;
    for (const std::string keys : {R"(\x03)", "hang-up"}) {
        for (const Moment& moment : {asking(hold), connecting(hold), in_session_on_terminal()}) {
            compare(moment, pressed(keys, moment.command));
        }
    }
}

TEST_CASE("left behind: what goes to the background stays, without frozen files") {
    if (test::lab() == nullptr) return;
    const std::string look = "find tmp -mindepth 1; pgrep -x ssh | wc -l\n";
    const std::string end = "$SSH -S control -O exit three";
    compare({chain(), ""}, "$SSH -f -N -M -S control three 2>said\n" + look + end);
    compare({chain(), ""},
            "$SSH -M -S control -o ControlPersist=yes three where 2>said\n" + look + end);
}

TEST_CASE("left behind: what SIGKILL leaves, the next connection removes") {
    if (test::lab() == nullptr) return;
    Lab& lab = *test::lab();
    const Moment moment = in_session();
    const std::string killed = signalled("KILL", moment.command);
    compare(asking(hold_unseen), signalled("KILL", "three where"));
    const std::string out = run(lab,
                                moment,
                                killed +
                                    "; echo $?; left; find tmp -type d -name 'sshplan-*' | "
                                    "wc -l\n$SSH three where",
                                test::sshplan_connect());
    CHECK(out == "begun\n137\n1\ntarget fred3 22\nends with 0\n");
}

TEST_CASE("left behind: no command of a condition") {
    if (test::lab() == nullptr) return;
    Lab& lab = *test::lab();
    const Moment moment = asking("echo begun >>begun; exec sleep 20.5");
    for (const std::string signal : {"TERM", "HUP", "INT"}) {
        const std::string text = signalled(signal, moment.command) +
                                 "; for _ in $(seq 100); do pgrep -fx 'sleep 20.5' >found || "
                                 "break; sleep 0.02; done; wc -l <found";
        CHECK(run(lab, moment, text, test::sshplan_connect()) == "begun\n0\nends with 0\n");
    }
}
