#include <algorithm>
#include <cstddef>
#include <string>
#include <tuple>
#include <vector>

#include <catch2/catch.hpp>
#include <rapidcheck/catch.h>

#include "planner/invocation/quote.hpp"
#include "tests/properties/random.hpp"
#include "tests/support/explained.hpp"

namespace sshplan::test {

namespace {

const std::vector<std::string> hosts{"a", "b", "c", "d", "E", "10.0.0.9", "2001:db8::7"};

std::string random_element() {
    const std::string host = random_text(hosts);
    const std::string user = random_text({"", "", "u1@"});
    const std::string port = random_text({"", "", ":22", ":2222"});
    return user + (host.find(':') == std::string::npos ? host : "[" + host + "]") + port;
}

std::string random_jump() {
    std::string jump = random_element();
    for (int more = random_number(0, 3); more > 0; --more) {
        jump += "," + random_element();
    }
    return random_number(0, 8) == 0 ? "none" : jump;
}

std::string random_line() {
    switch (random_number(0, 7)) {
        case 0:
            return "    User " + random_text({"u1", "u2", "%u"});
        case 1:
            return "    Port " + random_text({"22", "2222", "2200"});
        case 2:
            return "    HostName " + random_text({"%h.org", "10.0.0.1", "B"});
        case 3:
            return "    HostKeyAlias " + random_text({"k1", "K2"});
        case 4:
            return "    ProxyCommand none";
        default:
            return "    ProxyJump " + random_jump();
    }
}

std::string random_heading() {
    const std::string host = random_text(hosts);
    switch (random_number(0, 5)) {
        case 0:
            return "Match host " + host;
        case 1:
            return "Match !host " + host + " !exec \"probe %h %p\"";
        case 2:
            return "Match originalhost " + host + " exec \"ask %n\"";
        case 3:
            return "Host * !" + host;
        default:
            return "Host " + host;
    }
}

std::string random_configuration() {
    std::string text;
    for (int blocks = random_number(1, 7); blocks > 0; --blocks) {
        text += random_heading() + "\n";
        for (int lines = random_number(1, 4); lines > 0; --lines) {
            text += random_line() + "\n";
        }
    }
    return text;
}

std::vector<std::string> random_words() {
    std::vector<std::string> words;
    if (random_number(0, 4) == 0) {
        words.insert(words.end(), {"-J", random_jump()});
    }
    if (random_number(0, 4) == 0) {
        words.insert(words.end(), {"-p", "2022"});
    }
    if (random_number(0, 4) == 0) {
        words.insert(words.end(), {"-l", "joe"});
    }
    words.push_back(random_text(hosts));
    return words;
}

/// What must not change of a hop.
auto essence(const Hop& hop) {
    return std::tuple{hop.hostname, hop.port, hop.user, hop.host_key_name, hop.reach};
}

bool has_same_hops(const Route& a, const Route& b) {
    return a.status == b.status && std::ranges::equal(a.hops, b.hops, {}, essence, essence);
}

/// Everything that holds where an outcome does, as `--assume` would say it.
std::vector<Assumption> assumptions_of(const Explanation& explanation, const Outcome& outcome) {
    std::vector<Assumption> assumptions;
    for (const Guard& guard : outcome.when) {
        const std::string& text = explanation.conditions[guard.condition].text;
        assumptions.push_back(*read_assumption(text + (guard.outcome ? "=yes" : "=no")));
    }
    return assumptions;
}

std::string shown(const Route& route) {
    std::string text{name_of(route.status)};
    for (const Hop& hop : route.hops) {
        text += "\n  " + hop.name + ": " + hop.user + "@" + hop.hostname + ":" +
                std::to_string(hop.port) + " " + hop.host_key_name;
    }
    return text;
}

/// Plans the equivalent command of an outcome, if there is one, and compares.
bool check(const std::string& config, const Explanation& explanation, const Outcome& outcome) {
    const Route& route = explanation.routes[outcome.route].route;
    if (route.equivalent_command.empty()) {
        return false;
    }
    const std::vector<std::string> words{route.equivalent_command.begin() + 1,
                                         route.equivalent_command.end()};
    const Explained again = explain_with(config, words, assumptions_of(explanation, outcome));
    for (const ExploredRoute& other : again.explanation.routes) {
        if (!has_same_hops(route, other.route)) {
            RC_LOG() << shell_join(route.equivalent_command) << "\n"
                     << shown(route) << "\nbut by the command\n"
                     << shown(other.route) << "\n";
            RC_FAIL("the equivalent command goes another way");
        }
    }
    return true;
}

}  // namespace

TEST_CASE("the equivalent command of a route leads over the same hops") {
    rc::prop("planning the equivalent command", [] {
        const std::string config = random_configuration();
        const std::vector<std::string> words = random_words();
        RC_LOG() << config << "$ ssh " << shell_join(words) << "\n";
        const Explained explained = explain_with(config, words);
        RC_PRE(explained.explanation.ending == Ending::complete);
        int checked = 0;
        for (const Outcome& outcome : explained.explanation.outcomes) {
            checked += check(config, explained.explanation, outcome) ? 1 : 0;
        }
        RC_CLASSIFY(checked > 0, "has an equivalent command");
    });
}

}  // namespace sshplan::test
