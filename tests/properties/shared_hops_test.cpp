#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <rapidcheck/catch.h>

#include "planner/plan/plan.hpp"
#include "planner/world/imaginary_world.hpp"
#include "tests/properties/random.hpp"

namespace sshplan::test {

namespace {

std::string heading() {
    return random_text({"Host a",
                        "Host b",
                        "Host c d",
                        "Host a e",
                        "Host !a *",
                        "Host *",
                        "Match host h1",
                        "Match originalhost b,c",
                        "Match originalhost b exec \"test %n = %h\"",
                        "Match exec \"probe %h\"",
                        "Match user u2 localnetwork 10.0.0.0/8",
                        "Match sessiontype none",
                        "Match sessiontype shell",
                        "Match command \"\"",
                        "Match command nc*",
                        "Match final originalhost b",
                        "Match canonical"});
}

std::string line() {
    return random_text({"User u1",
                        "User u2",
                        "Port 2222",
                        "HostName h1",
                        "HostName %h.x",
                        "HostName fe80::1",
                        "ProxyJump a",
                        "ProxyJump b",
                        "ProxyJump u1@b",
                        "ProxyJump u2@b",
                        "ProxyJump b:2200",
                        "ProxyJump u1@c:2200",
                        "ProxyJump d,b",
                        "ProxyJump e,u2@b,c",
                        "ProxyJump none",
                        "ProxyCommand ssh -W %h:%p b",
                        "ProxyCommand ssh -l u2 -W [%h]:%p c",
                        "ProxyCommand ssh -W 'x y':22 b",
                        "ProxyCommand ssh b nc %h %p",
                        "CanonicalizeHostname yes\n  CanonicalDomains x.org",
                        "ForwardAgent yes",
                        "ControlPath /c/%h-%C",
                        "RequestTTY force",
                        "SessionType none",
                        "ClearAllForwardings yes",
                        "LocalForward 80 i:80",
                        "IdentityFile k-%h",
                        "HostKeyAlias %h",
                        "Include more-%h",
                        "Xyz 1"});
}

/// Lines that cannot be read are rare: they leave nothing to compare.
std::string configuration() {
    std::string text;
    for (int blocks = random_number(1, 7); blocks > 0; --blocks) {
        text += heading() + "\n";
        for (int lines = random_number(1, 5); lines > 0; --lines) {
            std::string next = line();
            if (next == "Xyz 1" && random_number(0, 9) != 0) next = "ProxyJump b";
            text += "  " + next + "\n";
        }
    }
    return text;
}

/// Whether the origin of a value may tell another target of -W.
bool is_implied_by_target(Keyword keyword) {
    return keyword == Keyword::session_type || keyword == Keyword::request_tty;
}

std::string setting_text(Keyword keyword, const Setting& setting) {
    std::string text;
    for (const auto* const values : {&setting.obtained, &setting.lost, &setting.repeated}) {
        text += " /";
        for (const Obtained& value : *values) {
            text += fmt::format(" {}", value.text);
            if (!is_implied_by_target(keyword)) {
                text += fmt::format(":{}:{}", value.origin.line, value.origin.option);
            }
        }
    }
    return text;
}

/// All of a resolution but notes of conditions, which others may have asked before.
std::string resolution_text(const Resolution& resolution) {
    std::string text = fmt::format("{} {} {} {} {}",
                                   resolution.hostname,
                                   resolution.user,
                                   resolution.has_stdio_forward,
                                   resolution.passes,
                                   static_cast<int>(resolution.ending));
    for (std::size_t i = 0; i < keyword_count; ++i) {
        const Setting& setting = resolution.settings[i].get();
        if (setting == Setting{}) continue;
        const auto keyword = static_cast<Keyword>(i);
        text +=
            fmt::format("\n    {}{}", describe(keyword).spelling, setting_text(keyword, setting));
    }
    for (const auto& final_words : resolution.finals) {
        const auto& words = final_words.get();
        if (words) text += fmt::format(" [{}]", fmt::join(*words, " "));
    }
    for (const BlockDecision& decision : resolution.decisions) {
        // Those that do not apply are written down until nothing comes of reading them.
        if (!decision.applies) continue;
        text += fmt::format("\n    block {} in pass {}", decision.head->line, decision.pass);
    }
    for (const Complaint& complaint : resolution.complaints) text += "\n    " + complaint.text;
    for (const Note& note : resolution.notes) {
        if (note.code != "probe-asks-another-name") text += "\n    " + note.text;
    }
    return text;
}

std::string hop_text(const Hop& hop) {
    std::string text = fmt::format("\n  {} {}@{}:{} key={} {} {} {} because={} ({})",
                                   hop.name,
                                   hop.user,
                                   hop.hostname,
                                   hop.port,
                                   hop.host_key_name,
                                   name_of(hop.reach),
                                   hop.command.value_or("-"),
                                   hop.prefix,
                                   hop.because.value_or(Because{}).text,
                                   fmt::join(hop.invocation, " "));
    for (const Identity& identity : hop.identities) text += " " + identity.file;
    for (const Forwarding& forward : hop.forwards) text += " " + forward.listen;
    if (hop.control) text += " " + hop.control->path;
    text += fmt::format(" {}{}{}", hop.exposure.agent, hop.exposure.x11, hop.exposure.session);
    return hop.resolution ? text + "\n    " + resolution_text(*hop.resolution) : text;
}

std::string route_text(const Route& route) {
    std::string text = fmt::format("{} {} {}",
                                   name_of(route.status),
                                   route.proxy_command.value_or("-"),
                                   route.loop ? std::to_string(route.loop->to) : "");
    for (const Hop& hop : route.hops) text += hop_text(hop);
    for (const Complaint& complaint : route.complaints) text += "\n  " + complaint.text;
    return text;
}

/// The routes to all hosts under every outcome, one after the other, as they are told.
class Planned {
public:
    Planned(World& world, const Client& client) : world_(world), client_(client) {}

    /// `shared`: null, where each route is planned by itself.
    std::vector<std::string> routes(SharedHops* shared) {
        ConfigFiles files{world_};
        Conditions conditions{{world_, world_, world_, "/bin/sh"}, {}};
        std::vector<std::string> texts;
        for (const std::string name : {"a", "b", "c", "d", "e", "f", "u1@b"}) {
            const std::vector<std::string> words{"--", name};
            const auto read = read_invocation(words, client_.dialect, no_long_options);
            int branches = 0;
            do {
                const auto& invocation = std::get<Invocation>(read);
                const Surroundings surroundings{world_, files, conditions};
                const Route route = shared == nullptr
                                        ? plan_route(invocation, client_, surroundings)
                                        : plan_way(invocation, client_, surroundings, *shared);
                longest_ = std::max(longest_, route.hops.size());
                texts.push_back(name + ": " + route_text(route));
            } while (++branches < 64 && conditions.next_branch());
            conditions.forget_choices();
        }
        for (const Condition& condition : conditions.all()) {
            texts.push_back(fmt::format("{} {}", condition.text, condition.asked.size()));
        }
        has_asked_ = !conditions.all().empty();
        return texts;
    }

    [[nodiscard]] std::size_t longest() const { return longest_; }
    [[nodiscard]] bool has_asked() const { return has_asked_; }

private:
    World& world_;
    const Client& client_;
    std::size_t longest_ = 0;
    bool has_asked_ = false;
};

}  // namespace

TEST_CASE("a route over jump hosts that were read for others is the one over its own") {
    rc::prop("whichever host is behind them", [] {
        const std::string bytes = configuration();
        ImaginaryWorld world{{.files = {{"/s/config", {.bytes = bytes}},
                                        {"/s/more-a", {.bytes = "User u3\n"}},
                                        {"/s/more-b", {.bytes = configuration()}}}}};
        Client client{
            .dialect =
                std::get<ChosenDialect>(find_dialect(random_text({"9.8", "10.5", "10.5"}))).dialect,
            .user = "ana",
            .uid = 1000,
            .home = "/home/ana",
            .ssh_dir = "/s"};
        client.user_config = {"/s/config", RoleFile::Wanted::named};
        client.system_config.wanted = RoleFile::Wanted::nothing;
        Planned planned{world, client};
        SharedHops shared;
        const std::vector<std::string> by_themselves = planned.routes(nullptr);
        const std::vector<std::string> sharing = planned.routes(&shared);
        const auto [one, other] = std::ranges::mismatch(by_themselves, sharing);
        if (one != by_themselves.end() && other != sharing.end()) {
            RC_LOG() << bytes << "\nby itself: " << *one << "\nsharing:   " << *other << "\n";
        }
        RC_ASSERT(by_themselves == sharing);
        RC_CLASSIFY(planned.longest() > 1, "more than one hop");
        RC_CLASSIFY(planned.longest() > 2, "more than two hops");
        RC_CLASSIFY(planned.has_asked(), "conditions");
    });
}

}  // namespace sshplan::test
