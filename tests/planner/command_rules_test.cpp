#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "planner/lint/example.hpp"
#include "tests/support/found_lines.hpp"

namespace sshplan {
namespace {

using test::found_in;
using test::Lines;

TEST_CASE("a command runs twice where ssh reads twice and comes to it each time") {
    const auto found = [](const std::string& text) {
        return found_in(Example{.text = text}, {"EXE005"});
    };
    const std::string final_pass = "Match final\n Compression yes\n";
    const std::string probe = "Match host db exec \"probe %h\"\n Port 1\n";
    CHECK(found(probe + final_pass) == Lines{"EXE005 info exec \"probe %h\""});
    CHECK(found("Match host db EXEC=probe\n Port 1\n" + final_pass) ==
          Lines{"EXE005 info EXEC=probe"});
    CHECK(found("CanonicalizeHostname yes\nCanonicalDomains corp\n" + probe) ==
          Lines{"EXE005 info exec \"probe %h\""});
    CHECK(found("Match originalhost db exec probe !final\n Port 1\n" + final_pass) ==
          Lines{"EXE005 info exec probe"});
    CHECK(found("Include part\n" + final_pass + "-- part --\n" + probe) ==
          Lines{"EXE005 info exec \"probe %h\""});
    CHECK(found(probe).empty());
    CHECK(found("Match final exec probe\n Port 1\n").empty());
    CHECK(found("Match final host db exec probe\n Port 1\n" + final_pass).empty());
    // The second time another name is compared, so that ssh does not come to it again.
    CHECK(found(probe + "Host db\n HostName db.corp\n" + final_pass).empty());
    CHECK(found("Match host db.corp exec probe\n Port 1\nHost db\n HostName db.corp\n" + final_pass)
              .size() == 1);  // for who types db.corp
}

TEST_CASE("other words the second time are told of where a token may change") {
    const auto notes = [](const std::string& command) {
        const std::string text = fmt::format(
            "Match originalhost db exec \"{}\"\n Port 1\nHost db\n HostName db.corp\nMatch final\n"
            " Compression yes\n",
            command);
        const LintedExample linted{Example{.text = text}};
        for (const Finding& finding : linted.report().findings) {
            if (finding.rule->id == "EXE005") return finding.notes.size();
        }
        return std::size_t{99};
    };
    CHECK(notes("probe %h") == 1);
    CHECK(notes("probe") == 0);
    CHECK(notes("probe 10%%h") == 0);
}

TEST_CASE("a KnownHostsCommand is no shell's") {
    const auto found = [](const std::string& command) {
        const std::string text = fmt::format("Host db\n    KnownHostsCommand {}\n", command);
        const Lines lines = found_in(Example{.text = text}, {"EXE010"});
        return lines.empty() ? std::string{} : lines.front();
    };
    CHECK(found("known-keys %H") == "EXE010 error known-keys");
    CHECK(found("~/bin/known-keys %H") == "EXE010 error ~/bin/known-keys");
    CHECK(found("%d/bin/known-keys %H") == "EXE010 error %d/bin/known-keys");
    CHECK(found("${HOME}/bin/known-keys %H") == "EXE010 error ${HOME}/bin/known-keys");
    CHECK(found("/bin/keys %H 2>/dev/null") == "EXE010 error 2>/dev/null");
    CHECK(found("/bin/keys %H >> /tmp/log") == "EXE010 error >>");
    CHECK(found("/bin/keys %H && /bin/true") == "EXE010 error &&");
    CHECK(found("/bin/keys %H; /bin/true") == "EXE010 error %H;");
    CHECK(found("/bin/keys ~/.ssh/keys") == "EXE010 error ~/.ssh/keys");
    CHECK(found("/bin/keys $HOME/keys") == "EXE010 error $HOME/keys");
    CHECK(found("/bin/keys $(hostname)") == "EXE010 error $(hostname)");
    CHECK(found("/bin/keys `hostname`") == "EXE010 error `hostname`");
    CHECK(found("=/bin/keys %H | sort") == "EXE010 error |");
    for (const std::string command : {"/bin/keys %H",
                                      "none",
                                      "NONE",
                                      "\"/opt/my keys/kh\" %H",
                                      "/bin/keys ${HOME}/keys",
                                      "/bin/keys \"|\" '2>x'",
                                      "/bin/keys $ a~b <none",
                                      "/bin/sh -c \"cat ~/.ssh/keys | grep %H\""}) {
        CAPTURE(command);
        CHECK(found(command) == (command.ends_with("<none") ? "EXE010 error <none" : ""));
    }
    const std::string dead = "Host db\n KnownHostsCommand /bin/a\n KnownHostsCommand b\n";
    CHECK(found_in(Example{.text = dead}, {"EXE010"}).empty());
}

}  // namespace
}  // namespace sshplan
