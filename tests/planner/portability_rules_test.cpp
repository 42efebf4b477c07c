#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "planner/lint/example.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

constexpr std::string_view severities[]{"error", "warning", "info", "hint"};

/// "POR001 error 2:5 message", one finding of a portability or syntax rule a line.
std::string found(const Example& example) {
    const LintedExample linted{example};
    std::string text;
    for (const Finding& finding : linted.report().findings) {
        const std::string_view group = finding.rule->id.substr(0, 3);
        if (group != "POR" && group != "SYN") continue;
        const Position at = finding.where.file->position(finding.where.span.begin);
        text += fmt::format("{} {} {}:{} {}\n",
                            finding.rule->id,
                            severities[static_cast<std::size_t>(finding.severity)],
                            at.line,
                            at.column,
                            finding.message);
    }
    return text;
}

/// What is found where releases from one on must read the text.
std::string found_since(std::string_view oldest, std::string_view text) {
    return found({.text = text, .min_openssh = oldest});
}

/// The first file with the fix of the one finding of a rule.
std::string fixed(std::string_view rule, const Example& example) {
    const LintedExample linted{example};
    for (const Finding& finding : linted.report().findings) {
        if (finding.rule->id != rule || !finding.fix) continue;
        return finding.fix->edits.apply(finding.where.file->bytes());
    }
    return "no fix";
}

TEST_CASE("a keyword is too new where an older release refuses it, and told once") {
    CHECK(found_since("8.7", "Host a\n  REQUIREDRSASIZE=2048\n") ==
          "POR001 error 2:3 REQUIREDRSASIZE is new in 9.1\n");
    CHECK(found_since("8.7", "Include below\n-- below --\nEnableEscapeCommandline yes\n") ==
          "POR001 error 1:1 EnableEscapeCommandline is new in 9.2\n");
    CHECK(found_since("9.2", "RequiredRSASize 2048\n").empty());
    CHECK(found({.text = "RequiredRSASize 2048\n", .min_openssh = "8.7", .max_openssh = "9.0"}) ==
          "SYN001 error 1:1 ssh does not know RequiredRSASize\n");
}

TEST_CASE("a keyword with an older name gets that") {
    CHECK(fixed("POR001", {.text = "PubkeyAcceptedAlgorithms +ssh-rsa\n", .min_openssh = "8.4"}) ==
          "PubkeyAcceptedKeyTypes +ssh-rsa\n");
    CHECK(found_since("8.4", "PubkeyAcceptedKeyTypes +ssh-rsa\n").empty());
}

TEST_CASE("IgnoreUnknown in force counts, and one that is not does not") {
    CHECK(found_since("8.7", "IgnoreUnknown Required*\nRequiredRSASize 2048\n").empty());
    CHECK(found_since("8.7", "RequiredRSASize 2048\nIgnoreUnknown Required*\n")
              .starts_with("POR001 error 1:1"));
    CHECK(found_since("8.7", "IgnoreUnknown x\nIgnoreUnknown Required*\nRequiredRSASize 1\n")
              .starts_with("POR001 error 3:1"));
}

TEST_CASE("Match version guards no keyword: all blocks are read") {
    CHECK(found_since("10.0", "Match version OpenSSH_10.5*\n  WarnWeakCrypto no\n") ==
          "POR001 error 2:3 WarnWeakCrypto is new in 10.1\n");
    CHECK(found_since("9.9", "Match version OpenSSH_10.5*\n  WarnWeakCrypto no\n") ==
          "POR002 error 1:7 version is no criterion of Match in 9.9\n"
          "POR001 error 2:3 WarnWeakCrypto is new in 10.1\n");
}

TEST_CASE("Match version guards what is refused or taken otherwise only where it is used") {
    const std::string_view guarded = "Match version OpenSSH_10.5*\n  RevokedHostKeys ~/r /etc/r\n";
    CHECK(found_since("10.1", guarded).starts_with("POR003 error 2:"));
    CHECK(found_since("10.0", "Match version OpenSSH_9*\n  User %u\n").empty());
}

TEST_CASE("a spelling that old releases do not support any more or not yet is not obsolete") {
    CHECK(found_since("8.5", "SkeyAuthentication yes\n") ==
          "POR001 warning 1:1 SkeyAuthentication means nothing to 8.5\n");
    CHECK(found_since("8.7", "SkeyAuthentication yes\n").empty());
}

TEST_CASE("an error elsewhere in the file does not change who tells of a keyword") {
    CHECK(found_since("8.7", "Port x\nRequiredRSASize 2048\n") ==
          "SYN006 error 1:6 Port does not take x\n"
          "POR001 error 2:1 RequiredRSASize is new in 9.1\n");
}

TEST_CASE("criteria are too new one by one") {
    CHECK(found_since("8.7", "Match tagged a host db !localnetwork 10.0.0.0/8\n  Port 1\n") ==
          "POR002 error 1:7 tagged is no criterion of Match in 8.7 to 9.2\n"
          "POR002 error 1:24 localnetwork is no criterion of Match in 8.7 to 9.2\n");
    CHECK(found_since("7.7", "Match FINAL all\n  Port 1\n") ==
          "POR002 error 1:7 FINAL is no criterion of Match in 7.7\n");
    CHECK(found_since("8.0", "Match final all\n  Port 1\n").empty());
    CHECK(found_since("9.9", "Match command=\"\" host db\n  Port 1\n") ==
          "POR002 error 1:7 command is no criterion of Match in 9.9\n");
    CHECK(found_since("9.9", "Match tag a\n  Port 1\n").starts_with("SYN008 error"));
}

TEST_CASE("the form with = is as old as Match") {
    CHECK(found_since("7.7", "Match host=db user=ana\n  Port 1\n").empty());
    CHECK(found_since("7.7", "Match host=db exec=\"true\"\n  Port 1\n").empty());
}

TEST_CASE("a value is too new where an older release refuses it") {
    CHECK(found_since("8.4", "PubkeyAuthentication Host-Bound\n") ==
          "POR003 error 1:22 PubkeyAuthentication does not take Host-Bound in 8.4 to 8.7\n");
    CHECK(found_since("8.0", "Ciphers ^aes128-ctr\n")
              .starts_with("POR003 error 1:9 Ciphers does not take ^aes128-ctr in 8.0"));
    CHECK(found_since("8.0", "AddKeysToAgent 1h\n")
              .starts_with("POR003 error 1:16 AddKeysToAgent does not take 1h in 8.0"));
    CHECK(found_since("9.8", "KexAlgorithms +mlkem768x25519-sha256\n")
              .starts_with("POR003 error 1:15 KexAlgorithms does not take mlkem768x25519-sha256 "
                           "in 9.8"));
    CHECK(found_since("10.1", "RevokedHostKeys a b\n").starts_with("POR003 error 1:"));
    CHECK(found_since("10.3", "RevokedHostKeys a b\n").empty());
    CHECK(found_since("7.7", "StrictHostKeyChecking accept-new\n").empty());
}

TEST_CASE("what no release takes is no matter of releases") {
    CHECK(found_since("8.4", "PubkeyAuthentication maybe\n").starts_with("SYN005 error"));
    CHECK(found_since("9.2", "HostKeyAlgorithms +ssh-dss\n").starts_with("SYN007 error"));
    CHECK(found_since("8.4", "ControlPath ~/%z\n").starts_with("SYN012 error"));
}

TEST_CASE("a token is too new where an older release has none") {
    CHECK(found_since("9.0", "Host db\n  ControlPath ~/%C-%j\n") ==
          "POR003 error 2:20 ControlPath has no token %j in 9.0 to 9.4\n");
    CHECK(found_since("9.6", "Host db\n  ControlPath ~/%C-%j\n").empty());
    CHECK(found_since("9.0", "Host db\n  ControlPath ~/%%j\n").empty());
    CHECK(found_since("8.0", "Match host db exec \"t %k\"\n  Port 1\n") ==
          "POR003 error 1:23 Match has no token %k in 8.0\n");
}

TEST_CASE("a token that older releases leave as it stands is told where the line is used") {
    CHECK(found_since("9.9", "Host db\n  User %u\n") ==
          "POR003 warning 2:8 User takes %u as it stands in 9.9\n");
    CHECK(found_since("10.0", "Host db\n  User %u\n").empty());
    CHECK(found_since("8.0", "Host db\n  IdentityFile ${HOME}/k\n") ==
          "POR003 warning 2:16 IdentityFile takes ${HOME} as it stands in 8.0\n");
    CHECK(found_since("9.8", "Include ~/%u.conf\n")
              .find("POR003 warning 1:11 Include takes %u as it stands in 9.8") !=
          std::string::npos);
    CHECK(found_since("9.9", "User ana\nHost db\n  User %u\n").empty());
    CHECK(found_since("8.0", "Host db\n  IdentityFile ${}/k\n").find("POR003") ==
          std::string::npos);
}

TEST_CASE("a value that older releases take otherwise is told") {
    CHECK(found_since("7.7", "Host db\n  SendEnv -LANG\n") ==
          "POR003 warning 2:11 in 7.7 nothing is taken away from what is sent\n");
    CHECK(found_since("7.7", "Host db\n  ProxyJump none\n") ==
          "POR003 warning 2:13 in 7.7 ssh jumps through a host that is called none\n");
    CHECK(found_since("8.7", "Host db\n  PermitRemoteOpen a:1 b:2\n") ==
          "POR003 warning 2:20 in 8.7 to 9.0 this word, the first of the line, is forgotten\n");
    CHECK(found_since("8.7", "Host db\n  PermitRemoteOpen any\n").empty());
    CHECK(found_since("8.4", "Host db\n  UserKnownHostsFile none\n") ==
          "POR003 warning 2:22 in 8.4 none is the name of a file\n");
    CHECK(found_since("8.4", "Host db\n  GlobalKnownHostsFile none\n").empty());
    CHECK(found_since("8.4", "Host db\n  IdentityFile '~/.ssh/k'\n") ==
          "POR003 warning 2:16 in 8.4 to 8.5 this is read as '~/.ssh/k'\n");
    CHECK(found_since("8.4", "Host db\n  IdentityFile \"~/.ssh/my k\"\n").empty());
    CHECK(found_since("8.4", "Host db\n  SetEnv A=\"b c\"\n").empty());
    CHECK(found_since("8.4", "Host db\n  IdentityFile C:\\Users\\ana\\k\n").empty());
    CHECK(found_since("8.4", "Host db\n  ProxyCommand sh -c 'nc %h %p'\n").empty());
}

TEST_CASE("a comment behind a value is a word of it before 8.5") {
    CHECK(found_since("8.4", "Host db # web\n  Port 1\n") ==
          "POR004 warning 1:9 in 8.4 the words of this comment are more patterns\n");
    CHECK(found_since("8.4", "Port 22 #x\nUser ana # y\n") ==
          "POR004 error 1:9 in 8.4 this comment is a part of the value, which is refused\n"
          "POR004 error 2:10 in 8.4 this comment is a part of the value, which is refused\n");
    CHECK(found_since("8.4", "Match all # x\n  Port 1\n").starts_with("POR004 error 1:11"));
    CHECK(found_since("8.4", "Match host db # x\n  Port 1\n").starts_with("POR004 error 1:15"));
    CHECK(found_since("8.4", "ProxyJump gw # x\n") ==
          "POR004 warning 1:14 in 8.4 this comment is a part of the last jump host's name\n");
    CHECK(found_since("8.4", "ProxyJump gw:22 # x\n").starts_with("POR004 error 1:17"));
    CHECK(found_since("8.4", "Port 22\n# y\n").empty());
    CHECK(found_since("8.4", "Protocol 2 # y\n").starts_with("POR009"));
    CHECK(found_since("8.4", "RemoteCommand ls # y\n").empty());
    CHECK(found_since("8.5", "Host db # web\n  User ana # y\n").empty());
    CHECK(found({.text = "User ana # y\n", .min_openssh = "8.4", .max_openssh = "8.4"})
              .starts_with("SYN003 error"));
}

TEST_CASE("a comment is moved above its line") {
    CHECK(fixed("POR004", {.text = "Host a\r\n\tUser x  # y\r\n", .min_openssh = "8.4"}) ==
          "Host a\r\n\t# y\r\n\tUser x\r\n");
    CHECK(fixed("POR004", {.text = "Port 1 #x", .min_openssh = "8.4"}) == "#x\nPort 1");
}

TEST_CASE("a Match line that is cut otherwise before 9.9 is told at what differs") {
    CHECK(found_since("9.2", "Match host db exec 'test -f x'\n  Port 1\n") ==
          "POR005 error 1:15 in 9.2 to 9.8 this is read otherwise\n");
    CHECK(found_since("9.2", "Match host 'db'\n  Port 1\n") ==
          "POR005 warning 1:7 in 9.2 to 9.8 this is read otherwise\n");
    CHECK(found_since("9.2", "Match host db exec \"a \\\"b\\\"\"\n  Port 1\n")
              .starts_with("POR005 error 1:15"));
    CHECK(found_since("9.2", "Match host db exec test=1\n  Port 1\n")
              .starts_with("POR005 error 1:15"));
    CHECK(found_since("9.9", "Match host db exec 'test -f x'\n  Port 1\n").empty());
}

TEST_CASE("a Match line that is cut alike is left alone, whatever its quotes") {
    CHECK(found_since("9.2", "Match host \"db\" exec \"test '$x' = y\"\n  Port 1\n").empty());
    CHECK(found_since("9.2", "Match host db exec 'true'\n  Port 1\n").empty());
    CHECK(found_since("9.2", "Match host db exec '$x'\n  Port 1\n").starts_with("POR005"));
    CHECK(found_since("9.2", "Match host db # don't\n  Port 1\n").empty());
}

TEST_CASE("keywords of distributions are named in one IgnoreUnknown") {
    const Example example{.text = "Host db\n  GSSAPITrustDNS yes\n  RSAMinSize 2048\n"};
    CHECK(found(example) ==
          "POR007 error 2:3 only the ssh of Debian and of distributions with its patches knows "
          "GSSAPITrustDNS, others refuse the whole file\n"
          "POR007 error 3:3 only the ssh of Red Hat Enterprise Linux and Fedora knows RSAMinSize, "
          "others refuse the whole file\n");
    const LintedExample linted{example};
    CHECK(linted.report().findings.front().help ==
          std::vector<std::string>{
              "write `IgnoreUnknown GSSAPITrustDNS,RSAMinSize` as the first line of the top file"});
    CHECK(found({.text = "GSSAPITrustDNS yes\n",
                 .min_openssh = "debian-9.2",
                 .max_openssh = "debian-9.2"})
              .empty());
    CHECK(found({.text = "GSSAPITrustDNS yes\n", .min_openssh = "9.0", .max_openssh = "debian-9.2"})
              .starts_with("POR007 error 1:1"));
    CHECK(found({.text = "IgnoreUnknown GSSAPI*\nGSSAPITrustDNS yes\n"}).empty());
    CHECK(found({.text = "GSSAPITrustDNSs yes\n"}).starts_with("SYN001 error"));
}

TEST_CASE("a keyword that does nothing is deleted") {
    CHECK(found({.text = "PROTOCOL=2\n"}) == "POR009 warning 1:1 ssh passes over Protocol\n");
    CHECK(fixed("POR009", {.text = "Host a\n  Protocol 2 # x\n  Port 1\n"}) ==
          "Host a\n  Port 1\n");
    CHECK(found({.text = "UsePrivilegedPort no\n"}).starts_with("POR009"));
    CHECK(found_since("7.7", "UsePrivilegedPort no\n").empty());
    CHECK(found({.text = "RSAAuthentication no\n"}).starts_with("SYN027"));
    CHECK(found({.text = "# Protocol 2\nHost Protocol\n  User Protocol\n"}).empty());
}

}  // namespace
}  // namespace sshplan
