#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "planner/world/imaginary_world.hpp"
#include "tests/support/golden_case.hpp"
#include "tools/sshplan/run.hpp"

namespace sshplan::test {

namespace {

using Words = std::vector<std::string>;

const std::string top = "ssh/config";

/// A machine on which one command follows another, and files stay as they were left.
class Desk {
public:
    explicit Desk(const std::string& config) : world_{with(config)} {}

    int migrate(Words words) {
        words.insert(words.begin(), "migrate");
        out_.str("");
        err_.str("");
        return cli::run(words, world_, world_, {.out = {out_}, .err = {err_}});
    }

    [[nodiscard]] std::string out() const { return out_.str(); }
    [[nodiscard]] std::string err() const { return err_.str(); }

    [[nodiscard]] const std::string& bytes(const std::string& path) const {
        return world_.files().at(path).bytes;
    }
    [[nodiscard]] const ImaginaryFile& file(const std::string& path) const {
        return world_.files().at(path);
    }
    [[nodiscard]] std::size_t count_of_files() const { return world_.files().size(); }

    /// Writes a file as somebody else would.
    void put(const std::string& path, const std::string& bytes) {
        if (world_.file_status(path).index() == 0) REQUIRE(!world_.remove_file(path));
        REQUIRE(!world_.create_file_like(path, "/etc/passwd", bytes));
    }

private:
    static Imaginary with(const std::string& config) {
        Imaginary laptop = laptop_of_ana();
        laptop.files[top] = {.bytes = config, .owner = 1000, .group = 100, .mode = 0640};
        return laptop;
    }

    ImaginaryWorld world_;
    std::ostringstream out_;
    std::ostringstream err_;
};

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
        CHECK(desk.migrate({"--write", top}) == 0);
        INFO(desk.out() << desk.err());
        CHECK(desk.bytes(top) == one.after);
        CHECK(desk.file(top).mode == 0640);
        CHECK(desk.file(top).group == 100);
        CHECK(desk.count_of_files() == files);
    }
}

TEST_CASE("what nobody agreed to is left, and written once it is agreed to") {
    Desk desk{exact + netcat};
    CHECK(desk.migrate({"--check", top}) == 1);
    CHECK(desk.migrate({"--write", top}) == 1);
    CHECK(desk.bytes(top) == exact_after + netcat);
    CHECK(desk.migrate({"--write", "--accept=quiet,needs-tcp-forwarding", top}) == 1);
    CHECK(desk.bytes(top) == exact_after + netcat);
    const std::string agreed = "--accept=needs-tcp-forwarding,session-no-longer-exposed";
    CHECK(desk.migrate({"--write", agreed, top}) == 0);
    CHECK(desk.bytes(top) == exact_after + netcat_after);
    CHECK(desk.migrate({"--check", top}) == 0);
    CHECK(desk.migrate({"--write", "--accept=all", top}) == 0);
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
        CHECK(desk.migrate({"--write", "--accept=all", top}) == status);
        CHECK(desk.bytes(top) == config);
    }
    Desk generated{"# do not edit\n" + exact};
    CHECK(generated.migrate({"--write", "--generated", top}) == 0);
    CHECK(generated.bytes(top) == "# do not edit\n" + exact_after);
    Desk old{exact};
    CHECK(old.migrate({"--write", "--min-openssh=7.0", top}) == 1);
    CHECK(old.bytes(top) == exact);
    Desk shown{exact};
    CHECK(shown.migrate({"--accept=all", top}) == 0);
    CHECK(shown.migrate({"--check", top}) == 1);
    CHECK(shown.bytes(top) == exact);
}

TEST_CASE("a certificate holds for the bytes before and after, and for no others") {
    Desk desk{exact + netcat};
    CHECK(desk.migrate({"--certificate=proof.json", top}) == 0);
    CHECK(desk.migrate({"--verify", "proof.json"}) == 0);
    CHECK(desk.migrate({"--write", "--accept=all", top}) == 0);
    CHECK(desk.migrate({"--verify", "proof.json"}) == 0);
    CHECK_THAT(desk.out(), Catch::StartsWith("The proof holds: 2 recipes"));
    desk.put(top, exact_after + netcat_after + "# more\n");
    CHECK(desk.migrate({"--verify", "proof.json"}) == 4);
    CHECK_THAT(desk.err(), Catch::Contains(top + " has changed since"));
    desk.put(top, exact + netcat);
    CHECK(desk.migrate({"--verify", "proof.json"}) == 0);
}

TEST_CASE("a certificate that says less than what changes does not hold") {
    Desk desk{netcat};
    REQUIRE(desk.migrate({"--certificate=proof.json", top}) == 0);
    auto certificate = nlohmann::ordered_json::parse(desk.bytes("proof.json"));
    REQUIRE(certificate["recipes"][0]["differences"].size() == 2);
    certificate["recipes"][0]["differences"] = {"session-no-longer-exposed"};
    desk.put("less.json", certificate.dump());
    CHECK(desk.migrate({"--verify", "less.json"}) == 1);
    CHECK(desk.out() == "The certificate does not name: needs-tcp-forwarding\n");

    certificate["files"][0]["edits"][1]["after"] = "elsewhere";
    desk.put("other.json", certificate.dump());
    CHECK(desk.migrate({"--verify", "other.json"}) != 0);

    certificate["arguments"] = {"--dns=system", top};
    desk.put("asks.json", certificate.dump());
    CHECK(desk.migrate({"--verify", "asks.json"}) == 2);
    desk.put("none.json", "{}");
    CHECK(desk.migrate({"--verify", "none.json"}) == 2);
}

TEST_CASE("a certificate takes nobody's place") {
    Desk desk{exact};
    desk.put("proof.json", "mine\n");
    CHECK(desk.migrate({"--certificate=proof.json", "--write", top}) == 2);
    CHECK(desk.bytes("proof.json") == "mine\n");
    CHECK_THAT(desk.err(), Catch::Contains("--certificate proof.json: it is there already"));
}

}  // namespace sshplan::test
