#include <set>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "planner/lint/example.hpp"
#include "tests/support/found_lines.hpp"

namespace sshplan::test {
namespace {

TEST_CASE("an algorithm is weak if the newest ssh knows it and does not offer it") {
    const auto found = [](const std::string& line) {
        return found_by("SEC008", "Host db\n " + line + "\n");
    };
    CHECK(found("KexAlgorithms +diffie-hellman-group14-sha1") ==
          Lines{"SEC008 info +diffie-hellman-group14-sha1"});
    CHECK(found("ciphers=aes128-cbc,aes256-ctr") == Lines{"SEC008 warning aes128-cbc,aes256-ctr"});
    CHECK(found("MACs \"^hmac-md5\"") == Lines{"SEC008 warning \"^hmac-md5\""});
    CHECK(found("PubkeyAcceptedKeyTypes +ssh-rsa") == Lines{"SEC008 info +ssh-rsa"});
    CHECK(found("HostKeyAlgorithms ssh-r*") == Lines{"SEC008 warning ssh-r*"});
    CHECK(found("Ciphers +*-cbc").empty());  // refused: SYN007
    CHECK(found("CASignatureAlgorithms ssh-rsa,ssh-ed25519") ==
          Lines{"SEC008 warning ssh-rsa,ssh-ed25519"});
    CHECK(found("HostKeyAlgorithms -ssh-rsa").empty());
    CHECK(found("MACs hmac-sha1").empty());  // still offered
    CHECK(found("Ciphers aes256-ctr,aes128-gcm@openssh.com").empty());
    CHECK(found("KexAlgorithms +mlkem768nistp256-sha256").empty());  // newer than the offer
    CHECK(found("HostKeyAlgorithms +ssh-mldsa44-ed25519@openssh.com").empty());
    CHECK(found_by("SEC008", "Ciphers aes256-ctr\nHost *\n Ciphers 3des-cbc\n").empty());
    CHECK(found_by("SEC008", "Host *\n Ciphers +3des-cbc\n") == Lines{"SEC008 error +3des-cbc"});
    CHECK(found_by("SEC008", "Host sw*\n Ciphers +3des-cbc\n") ==
          Lines{"SEC008 warning +3des-cbc"});
}

TEST_CASE("what older releases still know is as weak, and what they did not offer yet is not") {
    const std::set<std::string> ids{"SEC008"};
    constexpr std::string_view dsa = "Host db\n HostKeyAlgorithms +ssh-dss\n";
    CHECK(found_in({.text = dsa, .max_openssh = "9.7"}, ids) == Lines{"SEC008 info +ssh-dss"});
    CHECK(found_in({.text = dsa}, ids).empty());  // refused: SYN007
    constexpr std::string_view web =
        "Host db\n HostKeyAlgorithms +webauthn-sk-ecdsa-sha2-nistp256@openssh.com\n";
    CHECK(found_in({.text = web, .max_openssh = "9.7"}, ids).empty());
}

TEST_CASE("weak names are taken out of a list that holds others, with its sign") {
    const auto fixed = [](const std::string& list) {
        const LintedExample linted{{.text = "Host db\n Ciphers " + list + "\n"}};
        for (const Finding& finding : linted.report().findings) {
            if (finding.rule->id != "SEC008") continue;
            if (!finding.fix) return std::string{"none"};
            const std::string text = finding.fix->edits.apply(finding.where.file->bytes());
            return text.substr(text.find("Ciphers"));
        }
        return std::string{"nothing found"};
    };
    CHECK(fixed("aes256-ctr,3des-cbc,aes128-ctr,aes128-cbc") == "Ciphers aes256-ctr,aes128-ctr\n");
    CHECK(fixed("^3des-cbc,aes256-ctr") == "Ciphers ^aes256-ctr\n");
    CHECK(fixed("+3des-cbc") == "none");
    CHECK(fixed("\"aes256-ctr,3des-cbc\"") == "none");
}

TEST_CASE("a pattern is catastrophic by what old releases try, not by its stars") {
    const std::set<std::string> ids{"SEC043"};
    const auto found = [&](std::string_view pattern, std::string_view oldest = "9.2") {
        const std::string text = fmt::format("Host {}\n User ana\n", pattern);
        return found_in({.text = text, .min_openssh = oldest}, ids);
    };
    CHECK(found("*a*a*a*a*a*b") == Lines{"SEC043 warning *a*a*a*a*a*b"});
    CHECK(found("db !*.*.*.*.*.*.corp *") == Lines{"SEC043 warning !*.*.*.*.*.*.corp"});
    CHECK(found("*?*?*?*?*?*?*x") == Lines{"SEC043 warning *?*?*?*?*?*?*x"});
    CHECK(found("*a*a*a*a*a*b", "10.3") == Lines{"SEC043 warning *a*a*a*a*a*b"});
    CHECK(found("*a*a*a*a*a*b", "10.5").empty());
    CHECK(found_by("SEC043", "Host *a*a*a*a*a*b\n User ana\n").empty());
    // ssh 9.2 is done with a name of 250 letters in a moment.
    CHECK(found("*a*b*c*d*e*f*g").empty());
    CHECK(found("*a*a*a*b").empty());
    CHECK(found("**********b").empty());
    CHECK(found("*a*a*a*a*a*a*").empty());
    CHECK(found("10.*.*.*").empty());
}

TEST_CASE("lists of Match are looked through for catastrophic patterns") {
    const std::set<std::string> ids{"SEC043"};
    const auto found = [&](std::string_view line) {
        const std::string text = fmt::format("Match {}\n Port 1\n", line);
        return found_in({.text = text, .min_openssh = "9.2"}, ids);
    };
    CHECK(found("host db,*-*-*-*-*-*.corp") == Lines{"SEC043 warning db,*-*-*-*-*-*.corp"});
    CHECK(found("originalhost !*-*-*-*-*-*.corp,*").size() == 1);
    CHECK(found("user *-*-*-*-*-*x").size() == 1);
    CHECK(found("localuser *-*-*-*-*-*x").empty());  // nobody else chooses it
    CHECK(found("exec \"test a = *-*-*-*-*-*x\"").empty());
}

}  // namespace
}  // namespace sshplan::test
