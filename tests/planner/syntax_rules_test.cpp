#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "planner/lint/dialects_wording.hpp"
#include "planner/lint/example.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// "SYN001 2:5 message | note | note > help", one finding a line.
std::string found_in(const LintReport& report) {
    std::string text;
    for (const Finding& finding : report.findings) {
        const Position at = finding.where.file->position(finding.where.span.begin);
        text += fmt::format("{} {}:{} {}", finding.rule->id, at.line, at.column, finding.message);
        for (const std::string& note : finding.notes) text += " | " + note;
        for (const std::string& help : finding.help) text += " > " + help;
        text += "\n";
    }
    return text;
}

std::string found(const Example& example) { return found_in(LintedExample{example}.report()); }

TEST_CASE("releases are named as runs of those that are known") {
    const auto all = known_dialects();
    const auto some = [&](std::vector<std::string_view> names) {
        DialectSet set;
        for (const Dialect& one : all) {
            set.push_back(std::ranges::find(names, one.name) != names.end());
        }
        return in_words(all, set);
    };
    CHECK(some({}).empty());
    CHECK(some({"8.4"}) == "8.4");
    CHECK(some({"8.4", "8.5"}) == "8.4 to 8.5");
    CHECK(some({"8.4", "debian-9.2", "9.2"}) == "8.4 and 9.2 (Debian) to 9.2");
    CHECK(some({"10.3", "10.5"}) == "10.3 and later");
}

TEST_CASE("a finding of some releases only says which") {
    CHECK(found({.text = "Host db\n    HostKeyAlgorithms +ssh-dss\n",
                 .min_openssh = "9.2",
                 .max_openssh = "10.5"})
              .find("refused by 9.8 and later, taken by 9.2 to 9.6") != std::string::npos);
    CHECK(found({.text = "RequiredRSASize 2048\n", .min_openssh = "8.7"})
              .find("refused by 8.7 to 9.0, taken by 9.2 (Debian) and later") != std::string::npos);
    CHECK(found({.text = "User %r\n", .min_openssh = "9.9"})
              .find("refused by 10.0 and later, taken by 9.9") != std::string::npos);
}

TEST_CASE("a release that stops before a line is not said to take it") {
    const std::string text =
        found({.text = "Port x\nUser\n", .min_openssh = "8.4", .max_openssh = "8.5"});
    CHECK(text.find("SYN002 2:1 User has no argument") != std::string::npos);
    CHECK(text.find("taken by") == std::string::npos);
}

TEST_CASE("a misspelt keyword is corrected, one of elsewhere explained") {
    CHECK(found({.text = "ProxyJmp a\n"}) ==
          "SYN001 1:1 ssh does not know ProxyJmp | ssh says: \"Bad configuration option: "
          "proxyjmp\" > did you mean ProxyJump? > IgnoreUnknown ProxyJmp, above this line and "
          "outside any Host block, makes ssh pass over it\n");
    CHECK(found({.text = "HostbasedAlgorithms ssh-rsa\n"}).find("known to 8.5") !=
          std::string::npos);
}

TEST_CASE("a line has either odd bytes or a refusal") {
    CHECK(found({.text = "Port \xE2\x80\x9C"
                         "22\xE2\x80\x9D\n"})
              .starts_with("SYN017 1:6"));
    CHECK(std::ranges::count(found({.text = "Port \xE2\x80\x9C"
                                            "22\xE2\x80\x9D\n"}),
                             '\n') == 1);
    CHECK(std::ranges::count(found({.text = "\xEF\xBB\xBFPort x\n"}), '\n') == 1);
    CHECK(std::ranges::count(found({.text = "User\xC2\xA0x\nUser\xC2\xA0x\n"}), '\n') == 2);
}

TEST_CASE("UTF-16 is one finding, and is rewritten") {
    std::string bytes = "\xFF\xFE";
    for (const char c : std::string{"Host db\nUser x\n"}) bytes += {c, '\0'};
    const LintedExample linted{{.text = bytes}};
    REQUIRE(linted.report().findings.size() == 1);
    const Finding& finding = linted.report().findings.front();
    CHECK(finding.rule->id == "SYN015");
    REQUIRE(finding.fix);
    CHECK(finding.fix->edits.apply(bytes) == "Host db\nUser x\n");
}

TEST_CASE("a lone CR is an error wherever it stands, CR LF is counted") {
    CHECK(found({.text = "# a\rHost b\nUser x\n"}).starts_with("SYN018 1:4 a lone CR ends no"));
    CHECK(found({.text = "User x\r\nPort 22\r\n"}).starts_with("SYN018 1:7 2 lines end"));
}

TEST_CASE("typographic marks inside words, quotes and comments are left alone") {
    CHECK(found({.text = "RemoteCommand echo don\xE2\x80\x99t\n"}).empty());
    CHECK(found({.text = "RemoteCommand echo \"\xE2\x80\x9Cx\xE2\x80\x9D\xC2\xA0y\"\n"}).empty());
    CHECK(found({.text = "User x # \xE2\x80\x9Cx\xE2\x80\x9D\xC2\xA0y\n"}).empty());
}

TEST_CASE("files that are read again and again are counted") {
    const auto tower = [](int levels, int times) {
        std::string text;
        for (int level = 0; level <= levels; ++level) {
            if (level > 0) text += fmt::format("-- f{} --\n", level);
            for (int i = 0; i < times && level < levels; ++i) {
                text += fmt::format("Include f{}\n", level + 1);
            }
        }
        return text;
    };
    CHECK(found({.text = tower(5, 2)}).empty());
    CHECK(found({.text = tower(10, 2)}) ==
          "SYN019 1:1 11 files are read 2047 times with every ssh > include each file once, from "
          "the top\n");
    CHECK(found({.text = tower(15, 10)}).find("files are read more than 20000 times") !=
          std::string::npos);
}

TEST_CASE("a circle of files is told from mere depth") {
    CHECK(found({.text = "Include a\n-- a --\nInclude b\n-- b --\nInclude a\n"})
              .find("this Include leads back to its own file") != std::string::npos);
    std::string deep = "Include f1\n";
    for (int level = 1; level <= 17; ++level) {
        deep += fmt::format("-- f{} --\nInclude f{}\n", level, level + 1);
    }
    CHECK(found({.text = deep}).find("Include lines nest too deep here") != std::string::npos);
}

TEST_CASE("a variable that this machine sets is not asked for") {
    CHECK(found({.text = "ControlPath ${HOME}/x\n"}).empty());
    CHECK(found({.text = "ControlPath ${TMPDIR}/x\n", .role = ExampleRole::own_machine})
              .find("SYN013 1:13 TMPDIR may not be set") != std::string::npos);
    const LintedExample refused{
        {.text = "ControlPath ${TMPDIR}/x\n", .role = ExampleRole::own_machine}};
    REQUIRE(!refused.report().findings.empty());
    CHECK(refused.report().findings.front().severity == Severity::error);
    CHECK(found({.text = "IdentityFile ${HOME\n"}).find("SYN013 1:14 this ${ begins") !=
          std::string::npos);
}

TEST_CASE("tokens are judged where ssh expands them, and nowhere else") {
    CHECK(found({.text = "LocalForward [fe80::1%eth0]:80 db:80\n"}).empty());
    CHECK(found({.text = "LocalForward /tmp/%z db:80\n"}).find("has no token %z") !=
          std::string::npos);
    CHECK(found({.text = "ProxyJump a%z\n"}).find("ProxyJump has no token %z") !=
          std::string::npos);
    CHECK(found({.text = "Host db\n    HostKeyAlias %z\n"}).empty());
    CHECK(found({.text = "ControlPath none\nIdentityFile x%\n"}).find("at the end") !=
          std::string::npos);
}

}  // namespace
}  // namespace sshplan
