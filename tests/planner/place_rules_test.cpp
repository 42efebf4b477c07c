#include <set>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "planner/lint/example.hpp"
#include "tests/support/found_lines.hpp"

namespace sshplan::test {
namespace {

TEST_CASE("an Include is judged by whose place it names") {
    const auto found = [](const std::string& word) {
        return found_by("SEC033", "Include " + word + "\nHost db\n Port 1\n");
    };
    CHECK(found("/tmp/x") == Lines{"SEC033 error /tmp/x"});
    CHECK(found("\"/var/tmp/*.conf\"") == Lines{"SEC033 error \"/var/tmp/*.conf\""});
    CHECK(found("~bob/x") == Lines{"SEC033 error ~bob/x"});
    CHECK(found("//server/share/x") == Lines{"SEC033 warning //server/share/x"});
    CHECK(found("${TEAM}/x") == Lines{"SEC033 warning ${TEAM}/x"});
    CHECK(found("conf.d/${TEAM}.conf") == Lines{"SEC033 warning conf.d/${TEAM}.conf"});
    CHECK(found("../x") == Lines{"SEC033 error ../x"});
    CHECK(found("a/../../x").size() == 1);
    CHECK(found("/srv/ssh/*.conf") == Lines{"SEC033 error /srv/ssh/*.conf"});
    CHECK(found("~/.other/x") == Lines{"SEC033 warning ~/.other/x"});
    CHECK(found("%d/x") == Lines{"SEC033 warning %d/x"});
    CHECK(found("/etc/ssh/x") == Lines{"SEC033 warning /etc/ssh/x"});
    CHECK(found("a/../x").empty());
    CHECK(found("~/.ssh/x").empty());
    CHECK(found("conf.d/*").empty());
    CHECK(found("/dev/null").empty());
}

TEST_CASE("an Include of places is judged wherever it stands, and a variable where it is one") {
    CHECK(found_by("SEC033", "Match host a\n include = /tmp/x /tmp/y\n") ==
          Lines{"SEC033 error /tmp/x", "SEC033 error /tmp/y"});
    CHECK(found_by("SEC033", "Include part\n-- part --\nInclude /tmp/x\n") ==
          Lines{"SEC033 error /tmp/x"});
    // Before 9.9 it is a file of this name.
    CHECK(found_in({.text = "Include ${TEAM}/x\n", .max_openssh = "9.8"}, {"SEC033"}).empty());
}

TEST_CASE("on its own machine a configuration may read what is the user's") {
    const auto found = [](const std::string& word) {
        const std::string text = fmt::format("Include {}\nHost db\n Port 1\n", word);
        return found_in({.text = text, .role = ExampleRole::own_machine}, {"SEC033"});
    };
    CHECK(found("/tmp/x").size() == 1);
    CHECK(found("~bob/x").size() == 1);
    CHECK(found("/home/bob/x").size() == 1);
    CHECK(found("~ana/x").empty());
    CHECK(found("/home/ana/x").empty());
    CHECK(found("/srv/x").empty());
    CHECK(found("../x").empty());
}

TEST_CASE("links are told of where they lead out, named or found by a pattern") {
    const auto found = [](const std::string& text) { return found_by("REP002", text); };
    CHECK(found("Include a\n-- a link=/srv/a --\n") == Lines{"REP002 error a"});
    CHECK(found("Include ~/.ssh/d/*\n-- d/a link=/srv/a --\n") == Lines{"REP002 error ~/.ssh/d/*"});
    CHECK(found("Include a\n-- a link=ssh/b --\n-- b --\nHost b\n").empty());
    CHECK(found("Include ../a\n").empty());
    // Nobody asks for it.
    CHECK(found("Include b\n-- a link=/srv/a --\n-- b --\nHost b\n").empty());
}

TEST_CASE("files beside those of a pattern are told of by their names") {
    const auto found = [](const std::string& word, const std::string& beside) {
        const std::string text =
            fmt::format("Include {}\n-- d/a.conf --\nHost a\n-- {} --\nHost b\n", word, beside);
        return found_by("REP001", text);
    };
    CHECK(found("d/*.conf", "d/b.cfg") == Lines{"REP001 info d/*.conf"});
    CHECK(found("~/.ssh/d/*.conf", "d/b") == Lines{"REP001 info ~/.ssh/d/*.conf"});
    CHECK(found("d/*.conf", "d/a.conf.bak").size() == 1);
    CHECK(found("d/*.conf", "d/a.conf~").size() == 1);
    CHECK(found("d/*.conf", "d/b.conf").empty());
    CHECK(found("d/*", "d/b.cfg").empty());
    CHECK(found("d/*.conf", "d/id_ed25519").empty());
    CHECK(found("d/*.conf", "d/README.md").empty());
    CHECK(found("d/*.conf", "d/e/b.cfg").empty());
    CHECK(found("d/*.conf d/b.cfg", "d/b.cfg").empty());
    CHECK(found("d/a.conf", "d/b.cfg").empty());
}

TEST_CASE("beside the top file only what is put aside belongs to a pattern") {
    const auto found = [](std::string_view text) { return found_by("REP001", text); };
    CHECK(found("Include ~/.ssh/*.conf\n-- a.conf --\nHost a\n-- other --\nHost b\n").empty());
    CHECK(found("Include *.conf\n-- a.conf --\nHost a\n-- b.conf.old --\nHost b\n") ==
          Lines{"REP001 info *.conf"});
    CHECK(found_in({.text = "Include d/*.conf\n-- d/a.conf --\nHost a\n-- d/b --\nHost b\n",
                    .profile = "personal"},
                   {"REP001"})
              .empty());
}

TEST_CASE("folders are judged by who may change them, on the machine itself") {
    const auto found = [](std::string_view folder, ExampleRole role = ExampleRole::own_machine) {
        const std::string text = fmt::format("Host db\n Port 1\n-- {} --\n", folder);
        return found_in({.text = text, .role = role}, {"SEC012"}).size();
    };
    CHECK(found("/home/ana/.ssh/ mode=770") == 1);
    CHECK(found("/home/ana/ mode=702") == 1);
    CHECK(found("/home/ mode=777") == 1);
    CHECK(found("/home/ mode=1777") == 0);
    CHECK(found("/home/ana/.ssh/ mode=755") == 0);
    CHECK(found("/home/bob/ mode=777") == 0);
    CHECK(found("/home/ana/.ssh/ mode=777", ExampleRole::judged) == 0);
}

}  // namespace
}  // namespace sshplan::test
