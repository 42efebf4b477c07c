#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <variant>

#include <fmt/format.h>

#include "planner/lint/findings.hpp"
#include "planner/lint/held_line.hpp"
#include "planner/lint/rule.hpp"
#include "planner/resolve/address.hpp"
#include "planner/resolve/value.hpp"

namespace sshplan {
namespace {

/// Where a forwarding listens; `by_default`: where GatewayPorts says.
enum class Listening : std::uint8_t { by_default, everywhere, somewhere };

/// channels.c channel_fwd_bind_addr(), of an end as ssh -G prints it: "[*]:8080".
Listening listening_of(const ForwardEnd& end) {
    if (end.kind == ForwardEnd::Kind::port) return Listening::by_default;
    if (end.kind != ForwardEnd::Kind::host_and_port) return Listening::somewhere;
    const std::size_t close = end.text.rfind("]:");
    const std::string host = end.text.substr(1, close == std::string::npos ? 0 : close - 1);
    const std::string address = numeric_address(host).value_or(host);
    const bool is_all = host.empty() || host == "*" || address == "0.0.0.0" || address == "::";
    return is_all ? Listening::everywhere : Listening::somewhere;
}

struct Listener {
    HeldLine line;
    Listening listening = Listening::somewhere;
};

/// The lines that make this machine listen, by what the newest release reads.
std::vector<Listener> listeners_of(const Subject& subject) {
    std::vector<Listener> listeners;
    for (const Keyword keyword : {Keyword::local_forward, Keyword::dynamic_forward}) {
        for (const HeldLine& line : held_lines(subject, keyword)) {
            const Case& one = subject.cases()[line.facts->holds.front()];
            const auto answer = read_value(
                *line.directive, *line.directive->info, {*one.dialect, *one.target->world});
            const auto* const value = std::get_if<Value>(&answer);
            if (value == nullptr || !value->forward) continue;
            listeners.push_back({line, listening_of(value->forward->listen)});
        }
    }
    return listeners;
}

/// What comes through a port that everybody reaches.
std::string_view danger_of(Keyword keyword) {
    return keyword == Keyword::dynamic_forward
               ? "whoever reaches this machine goes out from the host, wherever they like"
               : "whoever reaches this machine reaches what is behind the port, without a login";
}

void report_listener(const Listener& one, const Subject& subject, Findings& findings) {
    const Word& word = one.line.directive->words.front();
    Finding& finding = findings.add({one.line.file->source, word.span},
                                    "this port is open to every machine that reaches this one");
    finding.caption = "listens at all addresses";
    finding.notes = {std::string{danger_of(one.line.directive->info->keyword)},
                     reach_of(subject, one.line).describe()};
    finding.help = {
        "leave the address out, or write localhost, so that only this machine connects"};
}

void report_gateway(const HeldLine& line,
                    const std::vector<Listener>& listeners,
                    const Subject& subject,
                    Findings& findings) {
    Finding& finding =
        findings.add(line.value_place(),
                     "ports that are forwarded without an address are open to every machine that "
                     "reaches this one");
    finding.caption = "-L and -D, too";
    const std::set<std::size_t> cases{line.facts->holds.begin(), line.facts->holds.end()};
    for (const Listener& one : listeners) {
        const bool is_there = std::ranges::any_of(
            one.line.facts->holds, [&](std::size_t number) { return cases.contains(number); });
        if (one.listening != Listening::by_default || !is_there) continue;
        finding.related.push_back({one.line.place(), "listens at all addresses"});
    }
    finding.notes = {reach_of(subject, line).describe()};
    finding.help = {
        "delete the line, and write the address of an interface where one is meant: "
        "LocalForward 10.0.0.5:8080 db:80"};
}

void check(const Subject& subject, Findings& findings) {
    const std::vector<Listener> listeners = listeners_of(subject);
    for (const Listener& one : listeners) {
        if (one.listening == Listening::everywhere) report_listener(one, subject, findings);
    }
    for (const HeldLine& line : held_lines(subject, Keyword::gateway_ports)) {
        if (line.says_yes()) report_gateway(line, listeners, subject, findings);
    }
}

}  // namespace

extern const Rule sec026_forward_bind_wide{
    .id = "SEC026",
    .name = "forward-bind-wide",
    .severity = Severity::warning,
    .precision = Precision::very_high,
    .summary = "A forwarded port is open to other machines",
    .why = R"(
ssh listens for LocalForward and DynamicForward at the loopback address, so that only programs of this
machine connect. With the address `*`, an empty one, `0.0.0.0` or `[::]`, and with `GatewayPorts yes`
where a line or `-L` names none, it listens at all of them (ssh_config(5)): in a café, everybody there
may go through the tunnel. A DynamicForward then is a proxy for all comers.

Where RemoteForward listens is decided by the server (sshd_config(5), GatewayPorts); it is not reported.
)",
    .advice =
        "Leave the address out. Where another machine or a container must get in, name the address "
        "of the one interface on which it comes, such as that of a bridge. Behind a firewall that "
        "lets nobody in the finding may be left alone.",
    .bad = {.text = R"(
Host db
    LocalForward «*:8080» localhost:80
    DynamicForward «0.0.0.0:1080»
)"},
    .good = {.text = R"(
Host db
    LocalForward 8080 localhost:80
    DynamicForward localhost:1080
)"},
    .check = check,
};

}  // namespace sshplan
