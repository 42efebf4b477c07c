#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "planner/lint/example.hpp"
#include "tests/support/found_lines.hpp"

namespace sshplan {
namespace {

using test::first_line;
using test::found_in;
using test::Lines;

const std::set<std::string> about_dead_blocks{
    "SEM003", "SEM004", "SEM006", "SEM007", "SEM008", "SEM019"};

TEST_CASE("a later block whose other lines are in force is not said to apply never") {
    const LintedExample linted{{.text = R"(
Host *
    Port 22
    User root

Host db
    Port 5022
    IdentityFile ~/.ssh/db
    User ana
)"}};
    CHECK(found_in(linted.report(), about_dead_blocks).empty());
    const auto& findings = linted.report().findings;
    const auto star = std::ranges::find(
        findings, "SEM002", [](const Finding& finding) { return std::string{finding.rule->id}; });
    REQUIRE(star != findings.end());
    CHECK(star->message == "'Host *' comes first, so 2 lines of later blocks are never used");
    CHECK(star->notes ==
          Lines{"the later blocks apply all the same: only these lines come too late",
                "other lines are in force, of 'Host db'"});
    REQUIRE(star->related.size() == 2);
    CHECK(first_line(star->related[0].place) == "Port 5022");
    CHECK(first_line(star->related[1].place) == "User ana");
    REQUIRE(star->fix);
    CHECK(star->fix->edits.apply(star->where.file->bytes()) == R"(
Host db
    Port 5022
    IdentityFile ~/.ssh/db
    User ana

Host *
    Port 22
    User root
)");
}

constexpr Example dead_blocks_of_all_kinds{.text = R"(
Host !x
    Include below.conf
Host a,b
    User c
Host q !q
    User e
Match !all
    User f
Match host a host b
    User g
Match sessiontype shel
    User k
Match originalhost alias host real
    User m
Match tagged T
    User n
Match canonical
    User o
Host in
    Include in.conf
Host late

Include swallowed.conf
-- below.conf --
Host deadbelow
    User x
-- in.conf --
Host in
    Port 1
Host third
    Include deep.conf
-- deep.conf --
Host deep
    User deep
-- swallowed.conf --
Host sw1
    User b
Host sw3 !sw3
    User d
)"};

TEST_CASE("every block that applies in no case is named by one finding") {
    const LintedExample linted{dead_blocks_of_all_kinds};
    const Subject& subject = linted.report().subject;
    REQUIRE(subject.is_exhaustive());
    std::size_t dead = 0;
    for (const LintedFile& file : subject.files()) {
        for (const Block& block : file.config->blocks()) {
            if (block.head() == nullptr) continue;
            if (!subject.block_facts(key_of(file, *block.head())).applies.empty()) continue;
            ++dead;
            std::size_t named = 0;
            for (const Finding& finding : linted.report().findings) {
                if (!about_dead_blocks.contains(std::string{finding.rule->id})) continue;
                std::vector<Place> places{finding.where};
                for (const Label& label : finding.related) places.push_back(label.place);
                const Span head = block.head()->span;
                named +=
                    static_cast<std::size_t>(std::ranges::any_of(places, [&](const Place& place) {
                        return place.file == file.source && head.begin <= place.span.begin &&
                               place.span.end <= head.end;
                    }));
            }
            INFO(file.source->at(block.head()->span));
            CHECK(named == 1);
        }
    }
    CHECK(dead == 13);
}

TEST_CASE(
    "an Include that stands apart from its block is an error if the block keeps something out") {
    const auto include_below =
        [](std::string_view block, std::string_view include, std::string_view included) {
            const std::string text =
                fmt::format("\n{}\n{}\n-- part.conf --\n{}\n", block, include, included);
            return found_in(Example{.text = text}, {"SEM007", "SEM008"});
        };
    const std::string plain = "Include part.conf";
    const std::string apart = "\nInclude part.conf";
    const std::string indented = "  Include part.conf";
    const std::string web = "Host web\n  Port 22";
    CHECK(include_below(web, plain, "Host db\n  User a") ==
          Lines{"SEM007 error Include part.conf"});
    CHECK(include_below(web, plain, "User a") == Lines{"SEM007 error Include part.conf"});
    CHECK(include_below(web, indented, "Host db\n  User a") == Lines{"SEM008 error part.conf"});
    CHECK(include_below(web, indented, "User a").empty());
    CHECK(include_below(web, indented, "Host web db\n  User a") ==
          Lines{"SEM007 info Include part.conf"});
    CHECK(include_below("Host *\n  Port 22", plain, "Host db\n  User a").empty());
    CHECK(include_below("Match all\n  Port 22", plain, "Host db\n  User a").empty());
    CHECK(include_below("Host ?*\n  Port 22", plain, "Host db\n  User a").empty());
    CHECK(include_below(web, "Include none part.conf", "Host db\n  User a") ==
          Lines{"SEM007 error Include none part.conf"});
    CHECK(include_below("Host web", plain, "User a").empty());
    CHECK(include_below("Host web", apart, "User a") == Lines{"SEM007 error Include part.conf"});
    CHECK(include_below("Match exec true", plain, "Host db\n  User a").empty());
    CHECK(include_below("Include part.conf\n\n" + web, plain, "Host db\n  User a").empty());
}

TEST_CASE("a Match line is missed by order only if no pass makes it hold") {
    const std::set<std::string> ids{"SEM016", "SEM017", "SEM018"};
    constexpr std::string_view text = R"(
Match host *.corp exec "true"
    Port 1
Match user git originalhost db
    Port 2
Match !host db.corp
    Port 3
Host db
    HostName db.corp
    User git
)";
    CHECK(found_in(Example{.text = text}, ids) ==
          Lines{"SEM016 warning host *.corp", "SEM017 warning user git"});
    const std::string twice = std::string{text} + "Match final\n    Compression yes\n";
    CHECK(found_in(Example{.text = twice}, ids).empty());
}

TEST_CASE("a general key is told of only where it is offered before a host's own") {
    const std::set<std::string> ids{"SEM022"};
    const std::string own = "Host db\n    IdentityFile ~/.ssh/db\n";
    CHECK(found_in(Example{.text = "IdentityFile ~/.ssh/a\n" + own}, ids) ==
          Lines{"SEM022 warning IdentityFile ~/.ssh/a"});
    CHECK(found_in(Example{.text = own + "Match all\n  IdentityFile ~/.ssh/a\n"}, ids).empty());
    CHECK(found_in(Example{.text = "IdentityFile ~/.ssh/%h\n" + own}, ids).empty());
    CHECK(found_in(Example{.text = "IdentityFile none\n" + own}, ids).empty());
    CHECK(found_in(Example{.text = "IdentityFile ~/.ssh/db\n" + own}, ids).empty());
}

TEST_CASE("ProxyJump none keeps a ProxyCommand out up to 10.2") {
    const std::set<std::string> ids{"SEM029"};
    constexpr std::string_view text =
        "Host db\n ProxyJump none\nHost *\n ProxyCommand /usr/bin/tunnel\n";
    CHECK(found_in({.text = text}, ids) == Lines{"SEM029 warning ProxyJump none"});
    CHECK(found_in({.text = text, .max_openssh = "10.2"}, ids).empty());
    const LintedExample both{{.text = text, .min_openssh = "9.0"}};
    const auto& findings = both.report().findings;
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().notes ==
          Lines{"up to 10.2 it did keep it out: older releases connect directly"});
}

TEST_CASE("a comma is no blank in a Host line, whatever else stands there") {
    const std::set<std::string> ids{"SEM003", "SEM004", "SEM006"};
    const auto fixed = [](const std::string& heading) {
        const LintedExample linted{{.text = heading + "\n    User a\n"}};
        const auto& findings = linted.report().findings;
        if (findings.size() != 1 || !findings.front().fix) return std::string{"none"};
        const std::string text =
            findings.front().fix->edits.apply(findings.front().where.file->bytes());
        return text.substr(0, text.find('\n'));
    };
    CHECK(fixed("Host a,b") == "Host a b");
    CHECK(fixed("Host a, b") == "Host a b");
    CHECK(fixed("Host * !a,b") == "Host * !a !b");
    CHECK(found_in(Example{.text = "Host !a,b\n    User a\n"}, ids) == Lines{"SEM003 error !a,b"});
    CHECK(found_in(Example{.text = "Match host !a,!b\n    User a\n"}, ids) ==
          Lines{"SEM003 error host !a,!b"});
}

/// The messages of a rule's findings.
Lines said_by(std::string_view id, const Example& example) {
    const LintedExample linted{example};
    Lines lines;
    for (const Finding& finding : linted.report().findings) {
        if (finding.rule->id == id) lines.push_back(finding.message);
    }
    return lines;
}

TEST_CASE("another spelling of a jump host is nobody's way to it") {
    for (const std::string text : {"Host *.corp !bastion.corp\n ProxyJump bastion.corp\n",
                                   "Host 10.*.*.* !10.0.0.1\n ProxyJump 10.0.0.1\n",
                                   "Host bast\n ProxyJump none\nHost *\n ProxyJump bast\n"}) {
        CAPTURE(text);
        CHECK(found_in(Example{.text = text}, {"NET001", "NET002"}).empty());
    }
    CHECK(found_in(Example{.text = "Host *.corp\n ProxyJump gw.corp\n"}, {"NET002"}) ==
          Lines{"NET002 error gw.corp"});
}

TEST_CASE("a pattern with a comma is said to match nothing only where it does not") {
    CHECK(said_by("SEM004", {.text = "Host a,b\n User x\n"}) ==
          Lines{"'a,b' is one pattern, which no host name matches"});
    const Lines softer{"'a,b' is one pattern: the comma is part of it"};
    CHECK(said_by("SEM004",
                  {.text = "Host a,b\n User x\n", .min_openssh = "9.2", .max_openssh = "9.2"}) ==
          softer);
    const std::string final_pass =
        "Host z\n HostName a,b\nHost a,b\n User x\nMatch final all\n Port 1\n";
    CHECK(said_by("SEM004", {.text = final_pass}) == softer);
    CHECK(found_in(Example{.text = final_pass}, {"SEM004"}) == Lines{"SEM004 warning a,b"});
}

TEST_CASE("the home of another user is not said to lack a file") {
    CHECK(found_in(Example{.text = "Include ~root/x\n"}, {"SEM009"}).empty());
}

TEST_CASE("a line is said to come first only if it does") {
    CHECK(said_by("SEM001", {.text = "SendEnv A\nSendEnv B\nSendEnv -*\n"}) ==
          Lines{"this SendEnv takes away what 2 other lines add"});
    CHECK(said_by("SEM001", {.text = "Match final\n Port 1\nHost *\n Port 2\n"}) ==
          Lines{"because of this Port another line is never used"});
}

TEST_CASE("a dead line is deleted by a fix only beside the line that wins") {
    CHECK(test::fixed_by("SEM001", {.text = "Host a\n Port 1\n Port 2\n"}) == "Host a\n Port 1\n");
    CHECK(test::fixed_by("SEM001", {.text = "Host *\n Port 1\nHost a\n Port 2\n"}) == "none");
    CHECK(test::fixed_by("SEM001", {.text = "Host a\n Port 1\nHost a\n Port 2\n"}) == "none");
}

TEST_CASE("what Match version decides is not known of releases that are not judged") {
    const std::string text = "Match version OpenSSH_10*\n Port 1\nHost *\n Port 2\n";
    const LintedExample linted{{.text = text}};
    const auto& findings = linted.report().findings;
    const auto found = std::ranges::find_if(
        findings, [](const Finding& finding) { return finding.rule->id == "SEM001"; });
    REQUIRE(found != findings.end());
    CHECK(found->severity == Severity::info);
    CHECK(!found->fix);
    CHECK(found->notes.size() == 1);
}

TEST_CASE("a second reading for complete names is meant to see them") {
    const std::set<std::string> ids{"SEM015"};
    constexpr std::string_view text = R"(
CanonicalizeHostname yes
CanonicalDomains example.com

Host web
    HostName web.example.com

Host *.example.com
    User ana
)";
    CHECK(found_in({.text = text}, ids).empty());
    const std::string final_pass = R"(
Host web
    HostName web.example.com

Host *.example.com
    User ana

Match final
    Compression yes
)";
    CHECK(found_in(Example{.text = final_pass}, ids) == Lines{"SEM015 warning Match final"});
}

}  // namespace
}  // namespace sshplan
