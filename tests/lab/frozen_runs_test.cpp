#include <algorithm>
#include <array>
#include <sstream>
#include <string_view>

#include <catch2/catch.hpp>

#include "cookbook_rows.hpp"
#include "lab.hpp"
#include "tests/support/case_lines.hpp"
#include "tests/support/line_diff.hpp"

using namespace sshplan;
using test::Before;
using test::Connector;
using test::CookbookRow;
using test::Lab;
using test::Way;

namespace {

/// What a frozen file writes out, or does not need any more.
constexpr std::array<std::string_view, 3> written_out{
    "canonicalizehostname ", "canonicalizePermittedcnames ", "proxycommand "};

bool is_compared(std::string_view line) {
    return std::ranges::none_of(written_out,
                                [&](std::string_view begin) { return line.starts_with(begin); });
}

/// What `ssh -G` said of each ssh that was started on a way, in order.
std::string processes_on(Lab& lab, const Way& way, const Connector& connector) {
    lab.allow(way.hops);
    lab.write("routes", way.routes);
    const auto end =
        lab.run("client",
                "rm -rf recorded; recorder ~/recorded; PATH=~/recorded:$PATH\n(" + way.command +
                    "\n) >arrived 2>&1 || { cat arrived >&2; exit 1; }\n"
                    "cd recorded; tail -n +1 $(ls -d *.taken | sed 's/.taken//')",
                connector);
    INFO(way.command << " (" << connector.name << ")\n" << end.err);
    CHECK(end.status == 0);
    CHECK(lab.logins() == test::logins_of(way.hops, way.from));
    std::istringstream lines{end.out};
    std::string processes;
    for (std::string line; std::getline(lines, line);) {
        if (is_compared(line)) processes += line + "\n";
    }
    return processes;
}

/// Returns how many ways were gone by the same processes with the same options.
std::size_t compare_processes(Lab& lab, const std::vector<CookbookRow>& rows) {
    std::size_t gone = 0;
    for (const CookbookRow& row : rows) {
        const std::string path = SSHPLAN_SOURCE_DIR "/corpus/cookbook/" + row.config;
        lab.write(".ssh/config", row.config.empty() ? "" : test::read_bytes(path));
        for (const Way& way : row.ways) {
            if (way.before == Before::starts_itself_for_ever) continue;
            INFO(row.config << ": " << way.command);
            const std::string expected = processes_on(lab, way, test::plain_ssh());
            CHECK_THAT(expected, Catch::Contains("hostname "));
            const std::string seen = processes_on(lab, way, test::sshplan_connect());
            CHECK(test::line_changes(expected, seen) == "");
            ++gone;
        }
    }
    return gone;
}

const std::vector<test::Hop> hops{{"fred", "bastion1", "bastion1"},
                                  {"fred2", "bastion2", "bastion2"}};

/// `inner` is behind `outer` while a command says so; both are asked about.
std::string config_that_asks(const std::string& command, const std::string& way) {
    return "Host outer\n    HostName bastion1\n    User fred\n    ProxyCommand none\n"
           "Match exec \"" +
           command + "\"\n    " + way + "\nHost inner\n    HostName bastion2\n    User fred2\n";
}

const std::array<std::string, 2> ways{"ProxyJump outer", "ProxyCommand ssh -W %h:%p outer"};

}  // namespace

// Every ssh on the way must see the options that it sees under plain ssh.

TEST_CASE("frozen: the options of every ssh, by ProxyJump and ssh -W") {
    if (test::lab() == nullptr) return;
    CHECK(compare_processes(*test::lab(), test::jump_rows()) > 8);
    CHECK(compare_processes(*test::lab(), test::dash_w_rows()) > 20);
}

TEST_CASE("frozen: the options of every ssh, by commands on the jump host") {
    if (test::lab() == nullptr) return;
    CHECK(compare_processes(*test::lab(), test::netcat_rows()) > 20);
}

TEST_CASE("frozen: the options of every ssh, by computed and chosen ways") {
    if (test::lab() == nullptr) return;
    CHECK(compare_processes(*test::lab(), test::computed_rows()) > 5);
    CHECK(compare_processes(*test::lab(), test::probe_rows()) > 8);
}

TEST_CASE("frozen: the options of every ssh, through SOCKS proxies") {
    if (test::lab() == nullptr) return;
    test::lab()->start_socks();
    CHECK(compare_processes(*test::lab(), test::socks_rows()) == 9);
}

TEST_CASE("frozen: two jump hosts of one name") {
    if (test::lab() == nullptr) return;
    Lab& lab = *test::lab();
    lab.write(".ssh/config", "Host jump\n    ServerAliveInterval 7\n");
    const Way way{"$SSH -J user1@jump:2201,user2@jump:2222 fred@server where",
                  {{"user1", "bastion1", "[jump]:2201"},
                   {"user2", "bastion2", "[jump]:2222"},
                   {"fred", "target", "server"}}};
    CHECK(test::line_changes(processes_on(lab, way, test::plain_ssh()),
                             processes_on(lab, way, test::sshplan_connect())) == "");
}

TEST_CASE("frozen: a condition that changes its mind is asked once") {
    if (test::lab() == nullptr) return;
    Lab& lab = *test::lab();
    for (const std::string& way : ways) {
        INFO(way);
        lab.write(".ssh/config",
                  config_that_asks("echo asked >>asked; test $(wc -l <asked) = 1", way));
        lab.allow(hops);
        const std::string go = "rm -f asked; $SSH inner where; cat asked";
        CHECK(lab.run("client", go, test::plain_ssh()).out == "bastion2 fred2 22\nasked\nasked\n");
        const auto end = lab.run("client", go, test::sshplan_connect());
        INFO(end.err);
        CHECK(end.out == "bastion2 fred2 22\nasked\n");
    }
}

TEST_CASE("frozen: a configuration that is swapped on the way changes nothing") {
    if (test::lab() == nullptr) return;
    Lab& lab = *test::lab();
    for (const std::string& way : ways) {
        INFO(way);
        const std::string config = config_that_asks("cp swapped .ssh/config", way);
        lab.write("swapped", "Host outer\n    HostName nowhere.example.org\n");
        lab.allow(hops);
        lab.write(".ssh/config", config);
        CHECK(lab.run("client", "$SSH inner where", test::plain_ssh()).status == 255);
        lab.write(".ssh/config", config);
        const auto end = lab.run("client", "$SSH inner where", test::sshplan_connect());
        INFO(end.err);
        CHECK(end.out == "bastion2 fred2 22\n");
        CHECK(lab.logins() == test::logins_of(hops));
    }
}

TEST_CASE("frozen: a plan file goes its way, or nowhere once its configuration is another") {
    if (test::lab() == nullptr) return;
    Lab& lab = *test::lab();
    lab.write(".ssh/config", config_that_asks("true", ways[0]));
    lab.allow(hops);
    const auto run = [&](const std::string& text) {
        return lab.run("client", text, test::sshplan_connect());
    };
    const std::string make =
        "rm -f plan.json; sshplan explain --exec=run --out plan.json inner where";
    REQUIRE(run(make).status == 0);
    const auto arrived = run("$SSH --plan plan.json");
    INFO(arrived.err);
    CHECK(arrived.out == "bastion2 fred2 22\n");
    lab.allow(hops);
    const auto end = run("echo '# other' >>.ssh/config; $SSH --plan plan.json");
    CHECK(end.status == 255);
    CHECK_THAT(end.err, Catch::Contains(".ssh/config"));
    CHECK(lab.logins() == "");
}
