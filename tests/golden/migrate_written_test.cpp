#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/desk.hpp"

namespace sshplan::test {

namespace {

const std::string top = Desk::top;

/// Runs `sshplan migrate` at a desk.
int migrate(Desk& desk, std::vector<std::string> words) {
    words.insert(words.begin(), "migrate");
    return desk.run(words);
}

const std::string exact = "Host a\n    ProxyCommand ssh -W %h:%p gw\n";
const std::string exact_after = "Host a\n    ProxyJump gw\n";
const std::string netcat = "Host b\n    ProxyCommand ssh gw nc %h %p\n";
const std::string netcat_after = "Host b\n    ProxyJump gw\n";

}  // namespace

TEST_CASE("what --write leaves in a file is what it held, but for the recipe") {
    struct Case {
        std::string before;
        std::string after;
    };
    const std::vector<Case> cases{
        {exact, exact_after},
        {"Host a\n\tproxycommand\tssh -W %h:%p gw", "Host a\n\tproxyjump\tgw"},
        {"# \x1b[31m\xff\r\nHost a\r\n  ProxyCommand=ssh -W %h:%p gw\r\n\n \t\n",
         "# \x1b[31m\xff\r\nHost a\r\n  ProxyJump=gw\r\n\n \t\n"},
        {"Host a\r\n  ProxyCommand ssh -i ~/k -W %h:%p gw\r\n",
         "Host gw-jump\r\n  HostName gw\r\n  IdentityFile ~/k\r\n\r\nHost a\r\n"
         "  ProxyJump gw-jump\r\n"},
    };
    for (const Case& one : cases) {
        Desk desk{one.before};
        const std::size_t files = desk.count_of_files();
        CHECK(migrate(desk, {"--write", top}) == 0);
        INFO(desk.out() << desk.err());
        CHECK(desk.bytes(top) == one.after);
        CHECK(desk.file(top).mode == 0640);
        CHECK(desk.file(top).group == 100);
        CHECK(desk.count_of_files() == files);
    }
}

TEST_CASE("what nobody agreed to is left, and written once it is agreed to") {
    Desk desk{exact + netcat};
    CHECK(migrate(desk, {"--check", top}) == 1);
    CHECK(migrate(desk, {"--write", top}) == 1);
    CHECK(desk.bytes(top) == exact_after + netcat);
    CHECK(migrate(desk, {"--write", "--accept=quiet,needs-tcp-forwarding", top}) == 1);
    CHECK(desk.bytes(top) == exact_after + netcat);
    const std::string agreed = "--accept=needs-tcp-forwarding,session-no-longer-exposed";
    CHECK(migrate(desk, {"--write", agreed, top}) == 0);
    CHECK(desk.bytes(top) == exact_after + netcat_after);
    CHECK(migrate(desk, {"--check", top}) == 0);
    CHECK(migrate(desk, {"--write", "--accept=all", top}) == 0);
    CHECK(desk.bytes(top) == exact_after + netcat_after);
}

TEST_CASE("what is not to be written is not touched") {
    const std::vector<std::pair<std::string, int>> cases{
        {exact + "    Nonsense yes\n", 3},
        {"# do not edit\n" + exact, 1},
        {"Host x.in\n    ProxyJump none\nHost *.in\n    ProxyCommand ssh -W %h:%p gw\n", 1},
        {"Host a\n    ProxyCommand nc -x proxy:1080 %h %p\n", 0},
    };
    for (const auto& [config, status] : cases) {
        Desk desk{config};
        CHECK(migrate(desk, {"--write", "--accept=all", top}) == status);
        CHECK(desk.bytes(top) == config);
    }
    Desk generated{"# do not edit\n" + exact};
    CHECK(migrate(generated, {"--write", "--generated", top}) == 0);
    CHECK(generated.bytes(top) == "# do not edit\n" + exact_after);
    Desk old{exact};
    CHECK(migrate(old, {"--write", "--min-openssh=7.0", top}) == 1);
    CHECK(old.bytes(top) == exact);
    Desk shown{exact};
    CHECK(migrate(shown, {"--accept=all", top}) == 0);
    CHECK(migrate(shown, {"--check", top}) == 1);
    CHECK(shown.bytes(top) == exact);
}

TEST_CASE("a certificate holds for the bytes before and after, and for no others") {
    Desk desk{exact + netcat};
    CHECK(migrate(desk, {"--certificate=proof.json", top}) == 0);
    CHECK(migrate(desk, {"--verify", "proof.json"}) == 0);
    CHECK(migrate(desk, {"--write", "--accept=all", top}) == 0);
    CHECK(migrate(desk, {"--verify", "proof.json"}) == 0);
    CHECK_THAT(desk.out(), Catch::StartsWith("The proof holds: 2 recipes"));
    desk.put(top, exact_after + netcat_after + "# more\n");
    CHECK(migrate(desk, {"--verify", "proof.json"}) == 4);
    CHECK_THAT(desk.err(), Catch::Contains(top + " has changed since"));
    desk.put(top, exact + netcat);
    CHECK(migrate(desk, {"--verify", "proof.json"}) == 0);
}

TEST_CASE("a certificate that says less than what changes does not hold") {
    Desk desk{netcat};
    REQUIRE(migrate(desk, {"--certificate=proof.json", top}) == 0);
    auto certificate = nlohmann::ordered_json::parse(desk.bytes("proof.json"));
    REQUIRE(certificate["recipes"][0]["differences"].size() == 2);
    certificate["recipes"][0]["differences"] = {"session-no-longer-exposed"};
    desk.put("less.json", certificate.dump());
    CHECK(migrate(desk, {"--verify", "less.json"}) == 1);
    CHECK(desk.out() == "The certificate does not name: needs-tcp-forwarding\n");

    certificate["files"][0]["edits"][1]["after"] = "elsewhere";
    desk.put("other.json", certificate.dump());
    CHECK(migrate(desk, {"--verify", "other.json"}) != 0);

    certificate["arguments"] = {"--dns=system", top};
    desk.put("asks.json", certificate.dump());
    CHECK(migrate(desk, {"--verify", "asks.json"}) == 2);
    desk.put("none.json", "{}");
    CHECK(migrate(desk, {"--verify", "none.json"}) == 2);
}

TEST_CASE("a certificate takes nobody's place") {
    Desk desk{exact};
    desk.put("proof.json", "mine\n");
    CHECK(migrate(desk, {"--certificate=proof.json", "--write", top}) == 2);
    CHECK(desk.bytes("proof.json") == "mine\n");
    CHECK_THAT(desk.err(), Catch::Contains("--certificate proof.json: it is there already"));
}

}  // namespace sshplan::test
