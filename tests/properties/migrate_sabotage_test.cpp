#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "sabotage.hpp"

namespace sshplan::test {

namespace {

const ConfigFolder plain{{"config", "Host db\n  ProxyCommand ssh -l ops -p 2022 -W %h:%p gw\n"}};
const ConfigFolder chain{{"config", "Host db\n  ProxyCommand ssh -J a -W %h:%p b\n"}};
const ConfigFolder with_key{{"config",
                             "Host db\n  ProxyCommand ssh -i ~/.ssh/k -W %h:%p gw\n"
                             "Host *\n  IdentityFile ~/.ssh/usual\n"}};
const ConfigFolder literal{{"config", "Host box\n  ProxyCommand ssh -W box.lan:2222 gw\n"}};
const ConfigFolder bare{{"config", "Host db\n  ProxyCommand ssh -W %h:%p gw\n"}};

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("spoiled: a jump host's user is dropped") {
    check({plain, {"ops@gw", "gw"}, ChangeKind::user});
}

TEST_CASE("spoiled: a jump host gets another user") {
    check({plain, {"ops@gw", "opa@gw"}, ChangeKind::user});
}

TEST_CASE("spoiled: the port of a jump host is another") {
    check({plain, {":2022", ":2023"}, ChangeKind::port});
}

TEST_CASE("spoiled: the port of a jump host is dropped") {
    check({plain, {":2022", ""}, ChangeKind::port});
}

TEST_CASE("spoiled: two hops of a list are swapped") {
    check({chain, {"a,b", "b,a"}, ChangeKind::hostname});
}

TEST_CASE("spoiled: a hop of a list is dropped") {
    check({chain, {"a,b", "b"}, ChangeKind::reach});
}

TEST_CASE("spoiled: a jump too many") {
    check({bare, {"ProxyJump gw", "ProxyJump a,gw"}, ChangeKind::reach});
}

TEST_CASE("spoiled: the HostKeyAlias is lost") {
    check({literal, {"  HostKeyAlias box\n", ""}, ChangeKind::host_key_name});
}

TEST_CASE("spoiled: the HostKeyAlias is another") {
    check({literal, {"HostKeyAlias box", "HostKeyAlias [box]:2222"}, ChangeKind::host_key_name});
}

TEST_CASE("spoiled: the port of the destination is lost") {
    check({literal, {"  Port 2222\n", ""}, ChangeKind::port});
}

TEST_CASE("spoiled: the address of the destination is lost") {
    check({literal, {"  HostName box.lan\n", ""}, ChangeKind::hostname});
}

TEST_CASE("spoiled: a key is lost") {
    check({with_key, {"  IdentityFile ~/.ssh/k\n", ""}, ChangeKind::identities});
}

TEST_CASE("spoiled: a key is offered behind others, as its block follows Host *") {
    Migrating migrating{with_key, {newest_dialect()}};
    const std::string text = migrating.after().at("config");
    REQUIRE(text.starts_with("Host gw-jump\n"));
    const std::size_t end = text.find("\n\n") + 2;
    const Proof proof = migrating.proof_of({{"config", text.substr(end) + text.substr(0, end)}});
    REQUIRE(witness_of(proof) != nullptr);
    CHECK_FALSE(proof.holds());
    CHECK(witness_of(proof)->change.kind == ChangeKind::identities);
    CHECK(witness_of(proof)->change.from_end == 1);
}

TEST_CASE("spoiled: an option of a jump host does not win over Host * any more") {
    const ConfigFolder files{{"config",
                              "Host db\n  ProxyCommand ssh -o StrictHostKeyChecking=yes -W %h:%p "
                              "gw\nHost *\n  StrictHostKeyChecking no\n"}};
    check({files, {"", "Host gw-jump\n  StrictHostKeyChecking no\n"}, ChangeKind::option});
}

TEST_CASE("spoiled: a jump host has another known_hosts file") {
    const ConfigFolder files{
        {"config", "UpdateHostKeys no\nHost db\n  ProxyCommand ssh -W %h:%p gw\n"}};
    const Replacement spoiled{"Host db", "Host gw\n  UserKnownHostsFile /dev/null\nHost db"};
    const auto witness = check({files, spoiled, ChangeKind::option});
    CHECK(witness.change.keyword == Keyword::user_known_hosts_file);
}

TEST_CASE("spoiled: a jump host's key is not checked any more") {
    check({with_key,
           {"Host gw-jump\n", "Host gw-jump\n  StrictHostKeyChecking no\n"},
           ChangeKind::option});
}

TEST_CASE("spoiled: a jump host has another address") {
    check({with_key, {"HostName gw\n", "HostName gw2\n"}, ChangeKind::hostname});
}

TEST_CASE("spoiled: a jump host gets a name by which its key is looked up") {
    check({with_key,
           {"HostName gw\n", "HostName gw\n  HostKeyAlias k\n"},
           ChangeKind::host_key_name});
}

TEST_CASE("spoiled: a direct login to the jump host forwards the agent") {
    const auto witness = check({bare, {"", "Host gw\n  ForwardAgent yes\n"}, ChangeKind::exposure});
    CHECK(witness.words == Words{"gw"});
}

TEST_CASE("spoiled: the destination forwards the agent") {
    check({bare, {"ProxyJump gw", "ProxyJump gw\n  ForwardAgent yes"}, ChangeKind::exposure});
}

TEST_CASE("spoiled: the jump host goes through itself") {
    check({bare, {"Host db\n", "Host db gw\n"}, ChangeKind::status});
}

TEST_CASE("spoiled: the jump host goes through its destination") {
    check({bare, {"", "Host gw\n  ProxyJump db\n"}, ChangeKind::status});
}

TEST_CASE("spoiled: the destination goes nowhere any more") {
    check({bare, {"Host db\n", "Host db\n  Port 0x\n"}, ChangeKind::status});
}

TEST_CASE("spoiled: the destination is dialled from here") {
    check({bare, {"  ProxyJump gw\n", ""}, ChangeKind::reach});
}

TEST_CASE("spoiled: a file that is no recipe's changes") {
    const ConfigFolder files{{"config", "Include part\nHost db\n  ProxyCommand ssh -W %h:%p gw\n"},
                             {"part", "Host gw\n  User ops\n"}};
    check({files, {"User ops", "User opa", "part"}, ChangeKind::user});
}

TEST_CASE("spoiled: one of two recipes is right, and the other is not") {
    const ConfigFolder files{{"config",
                              "Host a\n  ProxyCommand ssh -W %h:%p gw1\n"
                              "Host b\n  ProxyCommand ssh -W %h:%p gw2\n"}};
    Migrating migrating{files, {newest_dialect()}};
    const Proof proof =
        migrating.proof_of(replaced(migrating.after(), {"ProxyJump gw2", "ProxyJump gw1"}));
    REQUIRE(proof.rewrites.size() == 2);
    CHECK_FALSE(proof.rewrites[0].goes_wrong);
    CHECK(proof.rewrites[1].goes_wrong);
}

TEST_CASE("spoiled: a host that no recipe is for goes another way") {
    const ConfigFolder files{{"config",
                              "Host db\n  ProxyCommand ssh -W %h:%p gw\n"
                              "Host web\n  User w\n  ControlPath ~/.ssh/m-%n\n"}};
    check({files, {"User w", "User v"}, ChangeKind::user});
    check({files, {"User w", "User w\n  Port 8022"}, ChangeKind::port});
    check({files, {"User w", "User w\n  ProxyJump gw"}, ChangeKind::reach});
    check({files, {"User w", "User w\n  LocalForward 1 a:1"}, ChangeKind::forwards});
    check({files, {"User w", "User w\n  RemoteCommand x"}, ChangeKind::needs});
    check({files, {"User w", "User w\n  Compression yes"}, ChangeKind::option});
}

TEST_CASE("spoiled: a host that no recipe is for finds no master any more") {
    const ConfigFolder files{{"config",
                              "Host db\n  ProxyCommand ssh -W %h:%p gw\n"
                              "Host web\n  ControlPath ~/.ssh/m-%n\n"}};
    check({files, {"m-%n", "o-%n"}, ChangeKind::option});
}

TEST_CASE("spoiled: the destination finds no master any more, whatever %C is") {
    const ConfigFolder files{
        {"config", "Host db\n  ProxyCommand ssh -W %h:%p gw\n  ControlPath ~/.ssh/m-%n\n"}};
    check({files, {"m-%n", "o-%n"}, ChangeKind::option});
}

namespace {

/// Its jump host gets the options in its own block, as no new name can stand for it. What the
/// included file says is said of direct logins only.
const ConfigFolder own_block{{"config",
                              "Host gw\n  Include part\n"
                              "Host g?\n  IdentityFile ~/.ssh/usual\n"
                              "Host db\n  ProxyCommand ssh -l ops -i ~/.ssh/k -W %h:%p gw\n"
                              "Host web\n  StrictHostKeyChecking yes\n"},
                             {"part", "Match user bob\n  StrictHostKeyChecking yes\n"}};

}  // namespace

TEST_CASE("spoiled: a direct login to another host, where one to the jump host may change") {
    const Replacement spoiled{"StrictHostKeyChecking yes", "StrictHostKeyChecking no"};
    check({own_block, spoiled, ChangeKind::option});
}

TEST_CASE("spoiled: a direct login to the jump host changes by more than the recipe's options") {
    check({own_block,
           {"StrictHostKeyChecking yes", "StrictHostKeyChecking no", "part"},
           ChangeKind::option});
}

TEST_CASE("spoiled: a direct login to the jump host uses other keys than the recipe's as well") {
    check({own_block,
           {"  StrictHostKeyChecking yes",
            "  StrictHostKeyChecking yes\n  IdentityFile ~/.ssh/x",
            "part"},
           ChangeKind::identities});
}

}  // namespace sshplan::test
