#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/support/desk.hpp"

namespace sshplan::test {

namespace {

using Words = std::vector<std::string>;

/// Runs `sshplan lint` at a desk, on its configuration.
int lint(Desk& desk, Words words) {
    words.insert(words.begin(), "lint");
    words.emplace_back(Desk::top);
    return desk.run(words);
}

// Its second Port is never used; nobody is asked before a changed key is believed.
const std::string dead =
    "Host db\r\n    Port 22\r\n    Port 5022\r\n    StrictHostKeyChecking no\r\n# \xff end";
const std::string safely_fixed =
    "Host db\r\n    Port 22\r\n    StrictHostKeyChecking no\r\n# \xff end";
const std::string wholly_fixed =
    "Host db\r\n    Port 22\r\n    StrictHostKeyChecking accept-new\r\n# \xff end";
const Words three_rules{"--select", "SEM001,SEC002,SYN005"};

Words with(const Words& words, Words more) {
    more.insert(more.begin(), words.begin(), words.end());
    return more;
}

}  // namespace

TEST_CASE("--fix mends what changes no answer, and leaves every other byte and the file's mode") {
    Desk desk{dead};
    const std::size_t files = desk.count_of_files();
    CHECK(lint(desk, with(three_rules, {"--fix"})) == 1);  // SEC002 is left
    INFO(desk.out() << desk.err());
    CHECK(desk.bytes() == safely_fixed);
    CHECK(desk.file(Desk::top).mode == 0640);
    CHECK(desk.file(Desk::top).group == 100);
    CHECK(desk.count_of_files() == files);
    CHECK_THAT(desk.out(), Catch::Contains("Fixed 1 finding in 1 file."));
    CHECK_THAT(desk.out(), Catch::Contains("1 fixable with --fix --unsafe-fixes"));
    CHECK(lint(desk, with(three_rules, {"--fix"})) == 1);
    CHECK(desk.bytes() == safely_fixed);
    CHECK_THAT(desk.out(), !Catch::Contains("Fixed"));
}

TEST_CASE("--unsafe-fixes mends what changes answers, too") {
    Desk desk{dead};
    CHECK(lint(desk, with(three_rules, {"--fix", "--unsafe-fixes"})) == 0);
    INFO(desk.out() << desk.err());
    CHECK(desk.bytes() == wholly_fixed);
}

TEST_CASE("--diff writes nothing, and --check makes a patch a failure") {
    Desk desk{safely_fixed};
    CHECK(lint(desk, with(three_rules, {"--diff"})) == 0);
    CHECK(desk.out().empty());
    CHECK(lint(desk, with(three_rules, {"--diff", "--check"})) == 0);
    CHECK(lint(desk, with(three_rules, {"--diff", "--check", "--unsafe-fixes"})) == 1);
    CHECK_THAT(desk.out(), Catch::Contains("+    StrictHostKeyChecking accept-new\r\n"));
    CHECK_THAT(desk.err(), Catch::Contains("1 finding in 1 file (SEC002)"));
    CHECK(desk.bytes() == safely_fixed);
}

TEST_CASE("what ssh refuses altogether is mended only by whoever asks for unsafe fixes") {
    const std::string refused = "Host db\n    Port 22\n    Port 5022\n    ForwardX11 on\n";
    Desk desk{refused};
    CHECK(lint(desk, with(three_rules, {"--fix"})) == 1);
    CHECK(desk.bytes() == refused);
    CHECK(lint(desk, with(three_rules, {"--fix", "--unsafe-fixes"})) == 0);
    INFO(desk.out() << desk.err());
    // What is never used is known once ssh takes the file.
    CHECK(desk.bytes() == "Host db\n    Port 22\n    ForwardX11 yes\n");
}

TEST_CASE("what is not reported is not mended") {
    const std::string silenced =
        "Host db\n    Port 22\n    # sshplan: ignore[SEM001]\n    Port 5022\n";
    for (const std::string& config : {silenced, "# do not edit by hand\n" + dead}) {
        Desk desk{config};
        (void)lint(desk, with(three_rules, {"--fix"}));
        CHECK(desk.bytes() == config);
    }
    Desk desk{dead};
    CHECK(lint(desk, {"--select", "SYN005", "--fix"}) == 0);
    CHECK(desk.bytes() == dead);
}

TEST_CASE("options of fixing that do not go together are refused") {
    for (const Words& words : {Words{"--fix", "--diff"},
                               Words{"--diff", "--fix"},
                               Words{"--check"},
                               Words{"--check", "--fix"},
                               Words{"--diff", "--format", "json"},
                               Words{"--diff", "--statistics"},
                               Words{"--unsafe-fixes"}}) {
        Desk desk{dead};
        CHECK(lint(desk, words) == 2);
        CHECK(desk.bytes() == dead);
    }
    Desk desk{dead};
    CHECK(desk.run({"lint", "--fix", "-"}) == 2);
}

TEST_CASE("a baseline sets aside what it names, and what is stale in it is a finding") {
    Desk desk{dead};
    CHECK(lint(desk, with(three_rules, {"--write-baseline", "known.txt"})) == 0);
    CHECK_THAT(desk.bytes("known.txt"), Catch::Contains(" warning SEC002 ssh/config\n"));
    const Words judged = with(three_rules, {"--extend-select", "REP", "--baseline", "known.txt"});
    CHECK(lint(desk, judged) == 0);
    CHECK_THAT(desk.out(), Catch::Contains("nothing found; 2 set aside"));
    // The same line elsewhere is news: it is in force for others.
    desk.put(Desk::top, dead + "\nHost web\n    StrictHostKeyChecking no\n");
    CHECK(lint(desk, judged) == 1);
    CHECK_THAT(desk.out(), Catch::Contains("ssh/config:7:"));
    // Lines may move.
    desk.put(Desk::top, "# one\n# two\n" + dead);
    CHECK(lint(desk, judged) == 0);
    desk.put(Desk::top, safely_fixed);
    CHECK(lint(desk, judged) == 1);
    CHECK_THAT(desk.out(), Catch::Contains("SEM001 is not found there any more"));
    CHECK(lint(desk, with(judged, {"--write-baseline", "known.txt"})) == 0);
    CHECK(lint(desk, judged) == 0);
    CHECK_THAT(desk.bytes("known.txt"), !Catch::Contains("SEM001"));
    desk.put("known.txt", "nonsense\n");
    CHECK(lint(desk, judged) == 2);
    CHECK_THAT(desk.err(),
               Catch::Contains("known.txt:1: a line is FINGERPRINT SEVERITY RULE PATH"));
}

}  // namespace sshplan::test
