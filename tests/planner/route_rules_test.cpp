#include <algorithm>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "planner/lint/example.hpp"
#include "tests/support/found_lines.hpp"

namespace sshplan {
namespace {

using test::fixed_by;
using test::found_in;
using test::Lines;

TEST_CASE("a jump host without a User is told of where the destination has one") {
    const auto found = [](const std::string& text) {
        return found_in(Example{.text = text, .profile = "shared-repo"}, {"NET005"});
    };
    const std::string jump = "Host db\n User deploy\n ProxyJump gw\n";
    CHECK(found(jump) == Lines{"NET005 hint gw"});
    CHECK(found("Host db\n user=deploy\n ProxyCommand ssh -W %h:%p gw\n") ==
          Lines{"NET005 hint ssh -W %h:%p gw"});
    CHECK(found("Host db\n User deploy\n ProxyJump ana@a,b\n") == Lines{"NET005 hint ana@a,b"});
    CHECK(found("Host * !gw\n User deploy\n ProxyJump gw\n") == Lines{"NET005 hint gw"});
    CHECK(found(jump + "Host gw\n User ops\n").empty());
    CHECK(found(jump + "Match host gw\n User ops\n").empty());
    CHECK(found(jump + "Host *\n User ops\n").empty());
    CHECK(found("Host db\n User deploy\n ProxyJump ops@gw\n").empty());
    CHECK(found("Host db\n User deploy\n ProxyCommand ssh -l ops -W %h:%p gw\n").empty());
    CHECK(found("Host db\n User deploy\n ProxyCommand ssh -F other -W %h:%p gw\n").empty());
    CHECK(found("Host db\n ProxyJump gw\n").empty());
    const Example old{.text = "Host db\n User deploy\n ProxyJump none\n",
                      .min_openssh = "7.7",
                      .profile = "shared-repo"};
    CHECK(found_in(old, {"NET005"}).empty());
    CHECK(found_in(Example{.text = jump}, {"NET005"}).empty());  // one's own name is known
}

/// Two names for one address, each with a way of its own, and a path for all.
std::string two_ways(std::string_view one, std::string_view other, std::string_view path) {
    return fmt::format(
        "Host one\n HostName 10.0.0.5\n {}\nHost other\n HostName 10.0.0.5\n {}\n"
        "Host one other\n ControlPath {}\n",
        one,
        other,
        path);
}

TEST_CASE("two ways to one address share a socket, or not, as ssh computes its path") {
    const auto count = [](std::string_view one, std::string_view other, std::string_view path) {
        const std::string text = two_ways(one, other, path);
        return found_in(Example{.text = text}, {"NET006"}).size();
    };
    constexpr std::string_view plain = "/s/%r@%h:%p";
    CHECK(count("ProxyJump a.corp", "ProxyJump b.corp", plain) == 1);
    CHECK(count("ProxyJump a.corp", "ProxyJump none", plain) == 1);
    CHECK(count("ProxyJump a.corp,c.corp", "ProxyJump b.corp,c.corp", "/s/%C") == 1);
    CHECK(count("ProxyJump ana@c.corp", "ProxyJump bob@c.corp", "/s/%h-%p-%r-%j") == 1);
    CHECK(count("ProxyCommand ssh -W %h:%p a.corp", "ProxyCommand ssh -W %h:%p b.corp", "/s/%C") ==
          1);
    CHECK(count("ProxyJump a.corp", "ProxyJump b.corp", "/s/%C") == 0);
    CHECK(count("ProxyJump a.corp", "ProxyJump b.corp", "/s/%n") == 0);
    CHECK(count("ProxyJump a.corp", "ProxyJump b.corp", "none") == 0);
    // The same way, said otherwise; and other accounts or ports.
    CHECK(count("ProxyJump a.corp", "ProxyJump a.corp:22", plain) == 0);
    CHECK(count("ProxyJump a.corp", "ProxyCommand ssh -W %h:%p a.corp", plain) == 0);
    CHECK(count("ProxyJump a.corp", "ProxyJump b.corp\n User x", "/s/%h:%p") == 0);
    CHECK(count("ProxyJump a.corp", "ProxyJump b.corp\n Port 2022", "/s/%r@%h") == 0);
    // Where a strange command leads nobody knows.
    CHECK(count("ProxyJump a.corp", "ProxyCommand /usr/local/bin/tunnel", plain) == 0);
}

TEST_CASE("up to 9.4 the hash of a connection does not know the jump host") {
    const std::string text = two_ways("ProxyJump a.corp", "ProxyJump b.corp", "~/.ssh/%C");
    const auto found = [&](std::string_view oldest, std::string_view newest) {
        return found_in(Example{.text = text, .min_openssh = oldest, .max_openssh = newest},
                        {"NET006"});
    };
    CHECK(found("9.2", "9.2") == Lines{"NET006 warning ~/.ssh/%C"});
    CHECK(found("10.0", "10.0").empty());
    const LintedExample both{{.text = text, .min_openssh = "9.2", .max_openssh = "10.0"}};
    const auto& findings = both.report().findings;
    const auto finding =
        std::ranges::find_if(findings, [](const Finding& one) { return one.rule->id == "NET006"; });
    REQUIRE(finding != findings.end());
    CHECK(finding->notes.back() == "so with 9.2 to 9.4");
}

TEST_CASE("the path of a socket gets the name as it is typed") {
    const auto fixed = [](std::string_view path) {
        const std::string text =
            two_ways("ProxyJump a.corp,c.corp", "ProxyJump b.corp,c.corp", path);
        const std::string whole = fixed_by("NET006", Example{.text = text});
        return whole.substr(whole.rfind(' ') + 1);
    };
    CHECK(fixed("~/.ssh/cm-%C") == "~/.ssh/%n-cm-%C\n");
    CHECK(fixed("\"~/.ssh/%C\"") == "none");
}

TEST_CASE("one name with two ways, and public addresses, are no alarm") {
    const std::string conditional =
        "Match host db exec \"true\"\n ProxyJump gw.corp\nHost db\n HostName 10.0.0.5\n"
        " ControlPath /s/%r@%h:%p\n";
    CHECK(found_in(Example{.text = conditional}, {"NET006"}).empty());
    const std::string also = "Host same\n HostName 10.0.0.5\n ControlPath /s/%r@%h:%p\n";
    CHECK(found_in(Example{.text = conditional + also}, {"NET006"}).size() == 1);
    const std::string public_name =
        "Host a b\n HostName db.example.com\n ControlPath /s/%r@%h:%p\nHost b\n ProxyJump "
        "gw.corp\n";
    CHECK(found_in(Example{.text = public_name}, {"NET006"}) == Lines{"NET006 info /s/%r@%h:%p"});
    const std::string many = two_ways("ProxyJump a.corp", "ProxyJump b.corp", "/s/%r@%h:%p") +
                             "Host third\n HostName 10.0.0.6\n Host fourth\n HostName 10.0.0.6\n"
                             " ProxyJump b.corp\nHost third fourth\n ControlPath /s/%r@%h:%p\n";
    CHECK(found_in(Example{.text = many}, {"NET006"}).size() == 2);
}

TEST_CASE("what -F does not hand on is told of outside of the user's own place") {
    const std::string own = "Host gw\n HostName gw.corp\n";
    const auto found = [](const std::string& text, ExampleRole role = ExampleRole::judged) {
        return found_in(Example{.text = text, .role = role, .profile = "strict"}, {"NET009"});
    };
    const std::string inner = "Host db\n ProxyCommand ssh -W %h:%p gw\n";
    CHECK(found(inner + own) == Lines{"NET009 warning ssh -W %h:%p gw"});
    CHECK(found("Host db\n ProxyCommand ssh gw nc %h %p\n" + own) ==
          Lines{"NET009 warning ssh gw nc %h %p"});
    CHECK(found("Include part\n-- part --\n" + inner + own).size() == 1);
    CHECK(found(inner + own, ExampleRole::own_machine).empty());
    CHECK(found("Include part\n-- part --\n" + inner + own, ExampleRole::own_machine).empty());
    CHECK(found(inner + own, ExampleRole::system).empty());
    CHECK(found(inner + "Host *\n User ana\n").empty());
    CHECK(found("Host db\n ProxyCommand ssh -F team.conf -W %h:%p gw\n" + own).empty());
    CHECK(found("Host db\n ProxyJump gw\n" + own).empty());
    CHECK(found_in(Example{.text = inner + own}, {"NET009"}).empty());
}

TEST_CASE("a way past the jump host is told of in strict") {
    const auto found = [](const std::string& text) {
        return found_in(Example{.text = text, .profile = "strict"}, {"NET011"});
    };
    const std::string host = "Host db\n HostName 10.0.0.5\n";
    CHECK(found("Match host db exec \"true\"\n ProxyJump gw.corp\n" + host) ==
          Lines{"NET011 warning gw.corp"});
    CHECK(found("Match host *.corp !localnetwork 10.0.0.0/8\n ProxyJump gw.example.com\n") ==
          Lines{"NET011 warning gw.example.com"});
    CHECK(found("Match host db exec \"true\"\n ProxyJump none\nHost db\n ProxyJump gw.corp\n") ==
          Lines{"NET011 warning gw.corp"});
    CHECK(found("Match host db exec \"true\"\n ProxyCommand ssh -W %h:%p gw.corp\n") ==
          Lines{"NET011 warning ssh -W %h:%p gw.corp"});
    CHECK(found("Match host db exec \"true\"\n ProxyJump a.corp\nHost db\n ProxyJump b.corp\n")
              .empty());
    CHECK(found("Match host db exec \"true\"\n User a\nHost db\n ProxyJump b.corp\n").empty());
    CHECK(found("Match host db exec \"true\"\n HostName 10.0.0.5\n").empty());
    CHECK(found_in(Example{.text = "Match host db exec \"true\"\n ProxyJump gw.corp\n" + host},
                   {"NET011"})
              .empty());
}

}  // namespace
}  // namespace sshplan
