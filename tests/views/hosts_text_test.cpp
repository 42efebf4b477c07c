#include <algorithm>
#include <memory>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "parser/text/printable.hpp"
#include "tools/sshplan/views/hosts_lines.hpp"
#include "tools/sshplan/views/hosts_text.hpp"

using namespace sshplan;
using namespace sshplan::cli;
using Catch::Matchers::Contains;

namespace {

HostHop hop(std::string_view name, std::string_view user, std::string_view hostname) {
    return {
        .name = name, .hostname = hostname, .user = user, .host_key_name = hostname, .port = 22};
}

HostRoute route(HostStorage& storage, const std::vector<HostHop>& hops) {
    std::vector<SharedHostHop> made;
    for (const HostHop& hop : hops) made.push_back(&storage.row(hop));
    return {.hops = storage.rows(std::span{std::as_const(made)})};
}

/// A host that is reached directly, or through a gate where C1 fails, and maybe others.
HostsAnswer answer_about(const HostHop& host, const When& fails = {{0, false}}) {
    const auto storage = std::make_shared<HostStorage>();
    HostsAnswer answer{.named = 1};
    answer.list.storage = {storage};
    answer.conditions = {
        {.text = "nc -z db 22", .asked = {}, .outcome = {}, .end = {}, .name = {}}};
    const HostHop gate = hop("gate", "ops", "gate.example.org");
    const std::vector<HostRoute> routes{route(*storage, {host}), route(*storage, {gate, host})};
    answer.list.hosts = {
        {.named = {.name = host.name},
         .routes = storage->rows(std::span{routes}),
         .outcomes = storage->object(std::vector<Outcome>{{{{0, true}}, 0}, {fails, 1}})}};
    return answer;
}

HostsAnswer answer_with(std::string_view name, std::string_view hostname) {
    return answer_about(hop(name, "deploy", hostname));
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
    const std::string long_name(70, 'x');
    const HostsAnswer other = answer_with(long_name, "10.0.0.2");
    answer.list.hosts.push_back(other.list.hosts.front());
    CHECK_THAT(text_of(answer, 80), Contains("\ndb    deploy@10.0.0.1:22  direct   C1 succeeds\n"));
}

TEST_CASE("Many outcomes are told by their numbers, and below each other") {
    When fails;
    for (ConditionId id = 0; id < 12; ++id) fails.push_back({id, false});
    HostsAnswer answer = answer_about(hop("db", "deploy", "10.0.0.1"), fails);
    answer.conditions.resize(12, answer.conditions.front());
    for (const std::size_t width : {50U, 80U}) {
        const std::string text = text_of(answer, width);
        INFO(text);
        CHECK(widest_line(text) <= width);
        CHECK_THAT(text, Contains("C1 no, C2 no") && Contains("C12 no"));
    }
}

TEST_CASE("What is unknown of a hop is shown as unknown") {
    const HostsAnswer answer = answer_about({.name = "db", .hostname = ""});
    std::ostringstream out;
    print_route_lines(out, answer);
    CHECK(out.str() ==
          "db  C[nc -z db 22]=no  ops@gate.example.org:22 > ?  key=?  agent=no\n"
          "db  C[nc -z db 22]=yes  ?  key=?  agent=no\n");
}
