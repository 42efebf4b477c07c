#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "sabotage.hpp"

namespace sshplan::test {

namespace {

const ConfigFolder plain{{"config", "Host db\n  ProxyCommand ssh -l ops -p 2022 -W %h:%p gw\n"}};
const ConfigFolder bare{{"config", "Host db\n  ProxyCommand ssh -W %h:%p gw\n"}};
const ConfigFolder wildcard{{"config", "Host *.corp\n  ProxyCommand ssh -W %h:%p gw\n"}};

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("spoiled: it is wrong only for one login name") {
    const auto witness = check(
        {bare, {"", "Match originalhost db user bob\n  ProxyJump gw2\n"}, ChangeKind::hostname});
    CHECK(witness.before.ends_with("> bob@db:22"));
}

TEST_CASE("spoiled: it is wrong only for one login name at the jump host") {
    const auto witness = check(
        {plain, {"", "Match host gw user ops\n  IdentityFile ~/.ssh/x\n"}, ChangeKind::identities});
    CHECK(witness.change.from_end == 1);
}

TEST_CASE("spoiled: it is wrong only for one local user") {
    const auto witness = check({bare,
                                {"", "Match originalhost db localuser bob\n  ProxyJump gw2\n"},
                                ChangeKind::hostname});
    CHECK(witness.local_user == "bob");
}

TEST_CASE("spoiled: it is wrong only under a tag") {
    const auto witness = check(
        {bare, {"", "Match originalhost db tagged t\n  ProxyJump gw2\n"}, ChangeKind::hostname});
    CHECK(witness.words == Words{"-P", "t", "db"});
}

TEST_CASE("spoiled: it is wrong only under one outcome of a condition") {
    for (const bool succeeds : {true, false}) {
        const std::string block = fmt::format(
            "Match originalhost db {}exec probe\n  ProxyJump gw2\n", succeeds ? "" : "!");
        const auto witness = check({bare, {"", block}, ChangeKind::hostname});
        CHECK(witness.outcomes == std::vector<std::pair<std::string, bool>>{{"probe", succeeds}});
    }
}

TEST_CASE("spoiled: it is wrong only if two conditions end otherwise") {
    const std::string_view block = "Match originalhost db exec a !exec b\n  ProxyJump gw2\n";
    const auto witness = check({bare, {"", block}, ChangeKind::hostname});
    CHECK(witness.outcomes == std::vector<std::pair<std::string, bool>>{{"a", true}, {"b", false}});
}

TEST_CASE("spoiled: it is wrong only in some network") {
    const std::string_view block =
        "Match originalhost db localnetwork 10.0.0.0/8\n  ProxyJump gw2\n";
    check({bare, {"", block}, ChangeKind::hostname});
}

TEST_CASE("spoiled: it is wrong only for one host of a wildcard") {
    const auto witness =
        check({wildcard, {"", "Host a.corp\n  ProxyJump gw2\n"}, ChangeKind::hostname});
    CHECK(witness.words == Words{"a.corp"});
}

TEST_CASE("spoiled: it is wrong only for one host that a wildcard no longer matches") {
    const auto witness = check({wildcard, {"*.corp", "*.corp !x.corp"}, ChangeKind::reach});
    CHECK(witness.words == Words{"x.corp"});
}

TEST_CASE("spoiled: it is wrong only for hosts that a wildcard matches now") {
    check({wildcard, {"*.corp", "*.cor?"}, ChangeKind::reach});
}

TEST_CASE("spoiled: it is wrong only in an included file") {
    const ConfigFolder files{{"config", "Include part\nHost *\n  User fred\n"},
                             {"part", "Host db\n  ProxyCommand ssh -W %h:%p -l ops gw\n"}};
    check({files, {"ops@gw", "gw", "part"}, ChangeKind::user});
}

TEST_CASE("spoiled: it is wrong only as one release reads it") {
    const auto only = [](std::string_view name) {
        return std::get<ChosenDialect>(find_dialect(name)).dialect;
    };
    SECTION("which looks at its own version") {
        const Replacement spoiled{"",
                                  "Match originalhost db version OpenSSH_10.0*\n  ProxyJump gw2\n"};
        const auto witness =
            check({bare, spoiled, ChangeKind::hostname, {only("10.0"), only("10.3")}});
        CHECK(witness.openssh == "10.0");
    }
    SECTION("which takes what follows for more of the jump") {
        Migrating migrating{bare, releases_since("7.7")};
        const ConfigFolder spoiled =
            replaced(migrating.after(), {"ProxyJump gw", "ProxyJump gw # note"});
        CHECK(migrating.proof_of(spoiled, std::vector{newest_dialect()}).holds());
        CHECK_FALSE(migrating.proof_of(spoiled).holds());
    }
    SECTION("which refuses the file") {
        Migrating migrating{bare, {only("debian-9.2"), newest_dialect()}};
        const ConfigFolder spoiled =
            replaced(migrating.after(), {"ProxyJump gw\n", "ProxyJump gw\nMatch tagged x\n"});
        CHECK(migrating.proof_of(spoiled, std::vector{newest_dialect()}).holds());
        const Proof proof = migrating.proof_of(spoiled);
        CHECK_FALSE(proof.holds());
        REQUIRE(witness_of(proof) != nullptr);
        CHECK(witness_of(proof)->openssh == "debian-9.2");
        CHECK(name_of(witness_of(proof)->change.kind) == "status");
    }
}

}  // namespace sshplan::test
