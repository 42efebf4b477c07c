#include <algorithm>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>

#include "parser/text/printable.hpp"
#include "tools/sshplan/views/hosts_lines.hpp"
#include "tools/sshplan/views/hosts_text.hpp"

using namespace sshplan;
using namespace sshplan::cli;
using Catch::Matchers::Contains;

namespace {

HostHop hop(std::string name, std::string user, std::string hostname) {
    HostHop hop{.name = std::move(name), .hostname = std::move(hostname), .port = 22};
    hop.user = std::move(user);
    hop.host_key_name = hop.hostname;
    return hop;
}

/// A host that is reached directly, or through a gate where C1 fails.
HostsAnswer answer_with(const std::string& name, const std::string& hostname) {
    HostsAnswer answer{.named = 1};
    answer.conditions = {
        {.text = "nc -z db 22", .asked = {}, .outcome = {}, .end = {}, .name = {}}};
    const HostHop gate = hop("gate", "ops", "gate.example.org");
    HostHop last = hop(name, "deploy", hostname);
    HostRoute direct;
    direct.hops = {last};
    HostRoute behind;
    behind.hops = {gate, last};
    ListedHost host{.named = {.name = name}};
    host.routes = {direct, behind};
    host.outcomes = {{{{0, true}}, 0}, {{{0, false}}, 1}};
    answer.list.hosts = {host};
    return answer;
}

std::string text_of(const HostsAnswer& answer, std::size_t width) {
    std::ostringstream out;
    print_hosts(out, answer, {.width = width});
    return out.str();
}

std::size_t widest_line(const std::string& text) {
    std::istringstream lines{text};
    std::size_t widest = 0;
    for (std::string line; std::getline(lines, line);) widest = std::max(widest, columns(line));
    return widest;
}

}  // namespace

TEST_CASE("A table of hosts is no wider than the terminal, or than what cannot be broken") {
    const HostsAnswer answer = answer_with("db", "db.internal.example.org");
    for (std::size_t width = 1; width < 120; ++width) {
        const std::string text = text_of(answer, width);
        INFO(width << "\n" << text);
        const std::size_t address = std::string{"  deploy@db.internal.example.org:22"}.size();
        CHECK(widest_line(text) <= std::max(width, address));
        CHECK_THAT(
            text,
            Contains("db") && Contains("gate") && Contains("C1 fails") && Contains("nc -z db 22"));
    }
}

TEST_CASE("A long name moves its own row alone") {
    HostsAnswer answer = answer_with("db", "10.0.0.1");
    const HostsAnswer other = answer_with(std::string(70, 'x'), "10.0.0.2");
    answer.list.hosts.push_back(other.list.hosts.front());
    CHECK_THAT(text_of(answer, 80), Contains("\ndb    deploy@10.0.0.1:22  direct   C1 succeeds\n"));
}

TEST_CASE("Many outcomes are told by their numbers, and below each other") {
    HostsAnswer answer = answer_with("db", "10.0.0.1");
    ListedHost& host = answer.list.hosts.front();
    answer.conditions.resize(12, answer.conditions.front());
    for (ConditionId id = 1; id < 12; ++id) host.outcomes[1].when.push_back({id, false});
    for (const std::size_t width : {50U, 80U}) {
        const std::string text = text_of(answer, width);
        INFO(text);
        CHECK(widest_line(text) <= width);
        CHECK_THAT(text, Contains("C1 no, C2 no") && Contains("C12 no"));
    }
}

TEST_CASE("What is unknown of a hop is shown as unknown") {
    HostsAnswer answer = answer_with("db", "");
    for (HostRoute& route : answer.list.hosts.front().routes) {
        route.hops.back().port = 0;
        route.hops.back().user.clear();
    }
    std::ostringstream out;
    print_route_lines(out, answer);
    CHECK(out.str() ==
          "db  C[nc -z db 22]=no  ops@gate.example.org:22 > ?  key=?  agent=no\n"
          "db  C[nc -z db 22]=yes  ?  key=?  agent=no\n");
}
