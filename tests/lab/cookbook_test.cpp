#include <filesystem>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "cookbook_rows.hpp"
#include "lab.hpp"
#include "tests/support/case_lines.hpp"

using namespace sshplan;
using test::Before;
using test::Connector;
using test::CookbookRow;
using test::Lab;
using test::Way;

namespace {

std::string bytes_of(const CookbookRow& row) {
    if (row.config.empty()) return {};
    return test::read_bytes(SSHPLAN_SOURCE_DIR "/corpus/cookbook/" + row.config);
}

/// "HOST USER " of where a way ends, as `where` begins to say it.
std::string end_of(const Way& way) {
    return way.hops.back().host + " " + way.hops.back().user + " ";
}

/// Goes a way with the configuration that the lab has, and checks each login on it.
void go(Lab& lab, const CookbookRow& row, const Way& way, const Connector& connector) {
    INFO(row.config << ": " << way.command << " (" << connector.name << ")");
    lab.allow(way.hops);
    lab.write("routes", way.routes);
    const test::ProcessEnd end = lab.run("client", way.command, connector);
    INFO(end.err);
    CHECK(end.status == 0);
    CHECK_THAT(end.out, Catch::StartsWith(end_of(way)));
    CHECK(lab.logins() == test::logins_of(way.hops, way.from));
}

/// Returns how many ways were gone.
std::size_t go_all(Lab& lab, const std::vector<CookbookRow>& rows, const Connector& connector) {
    std::size_t gone = 0;
    for (const CookbookRow& row : rows) {
        lab.write(".ssh/config", bytes_of(row));
        for (const Way& way : row.ways) {
            if (way.before == Before::starts_itself_for_ever) continue;
            go(lab, row, way, connector);
            ++gone;
        }
    }
    return gone;
}

/// A command line as `sshplan migrate --command` writes it.
Way migrated(Way way) {
    const std::string ssh = "$SSH ";
    REQUIRE(way.command.starts_with(ssh));
    way.command = "command=$(cat <<'END'\nssh " + way.command.substr(ssh.size()) +
                  "\nEND\n)\nmigrated=$(sshplan migrate --command \"$command\" | head -n 1)\n"
                  "[[ $migrated != *ProxyCommand* ]] && eval \"$SSH ${migrated#ssh }\"";
    return way;
}

/// Returns how many ways of recipes were gone, as command lines without them.
std::size_t go_migrated_commands(Lab& lab, const CookbookRow& row, const Connector& connector) {
    std::size_t gone = 0;
    lab.write(".ssh/config", "");
    for (const Way& way : row.ways) {
        if (way.command.find("ProxyCommand") == std::string::npos) continue;
        go(lab, row, migrated(way), connector);
        ++gone;
    }
    return gone;
}

/// Returns how many ways were gone with a configuration that `sshplan migrate` rewrote.
std::size_t go_migrated_file(Lab& lab, const CookbookRow& row, const Connector& connector) {
    lab.write(".ssh/config", bytes_of(row));
    const auto end =
        lab.run("client", "sshplan migrate --write --accept all .ssh/config", test::plain_ssh());
    INFO(row.config << "\n" << end.out << end.err);
    REQUIRE(end.status <= 1);
    if (lab.read(".ssh/config") == bytes_of(row)) return 0;
    for (const Way& way : row.ways) go(lab, row, way, connector);
    return row.ways.size();
}

std::size_t go_migrated(Lab& lab,
                        const std::vector<CookbookRow>& rows,
                        const Connector& connector) {
    std::size_t gone = 0;
    for (const CookbookRow& row : rows) {
        gone += row.config.empty() ? go_migrated_commands(lab, row, connector)
                                   : go_migrated_file(lab, row, connector);
    }
    return gone;
}

}  // namespace

TEST_CASE("cookbook: ssh arrives by every recipe") {
    if (test::lab() == nullptr) return;
    CHECK(go_all(*test::lab(), test::rows_without_proxies(), test::plain_ssh()) > 60);
}

TEST_CASE("cookbook: sshplan connect arrives by every recipe") {
    if (test::lab() == nullptr) return;
    CHECK(go_all(*test::lab(), test::rows_without_proxies(), test::sshplan_connect()) > 60);
}

TEST_CASE("cookbook: ssh arrives by every recipe that was migrated") {
    if (test::lab() == nullptr) return;
    CHECK(go_migrated(*test::lab(), test::rows_without_proxies(), test::plain_ssh()) > 30);
}

TEST_CASE("cookbook: sshplan connect arrives by every recipe that was migrated") {
    if (test::lab() == nullptr) return;
    CHECK(go_migrated(*test::lab(), test::rows_without_proxies(), test::sshplan_connect()) > 30);
}

TEST_CASE("cookbook: ssh arrives through SOCKS proxies") {
    if (test::lab() == nullptr) return;
    test::lab()->start_socks();
    CHECK(go_all(*test::lab(), test::socks_rows(), test::plain_ssh()) == 9);
}

TEST_CASE("cookbook: sshplan connect arrives through SOCKS proxies") {
    if (test::lab() == nullptr) return;
    test::lab()->start_socks();
    CHECK(go_all(*test::lab(), test::socks_rows(), test::sshplan_connect()) == 9);
}
