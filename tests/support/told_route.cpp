#include "tests/support/told_route.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <variant>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "planner/plan/plan.hpp"
#include "planner/resolve/dump/dump.hpp"
#include "tests/differential/generate/pick.hpp"

namespace sshplan::test {

namespace {

/// What is told better by other members, or is another spelling of the same way.
constexpr std::array<std::string_view, 10> told_elsewhere{"host",
                                                          "hostname",
                                                          "user",
                                                          "port",
                                                          "identityfile",
                                                          "hostkeyalias",
                                                          "proxyjump",
                                                          "proxycommand",
                                                          "proxyusefdpass",
                                                          "tag"};

/// What says nothing of a connection that is only passed on (ssh.c ssh_session2).
constexpr std::array<std::string_view, 14> of_sessions{"forwardagent",
                                                       "forwardx11",
                                                       "forwardx11trusted",
                                                       "forwardx11timeout",
                                                       "requesttty",
                                                       "sessiontype",
                                                       "remotecommand",
                                                       "escapechar",
                                                       "sendenv",
                                                       "setenv",
                                                       "clearallforwardings",
                                                       "exitonforwardfailure",
                                                       "stdinnull",
                                                       "forkafterauthentication"};

/// A difference by which an option of a hop that is passed may change.
struct Excuse {
    std::string_view id;
    std::string_view keyword;
};

constexpr std::array excuses{Excuse{"quiet", "loglevel"},
                             Excuse{"control-path", "controlpath"},
                             Excuse{"jump-forwards", "localforward"},
                             Excuse{"jump-forwards", "remoteforward"},
                             Excuse{"jump-forwards", "dynamicforward"}};

template <std::size_t size>
bool holds(const std::array<std::string_view, size>& keywords, std::string_view keyword) {
    return std::ranges::find(keywords, keyword) != keywords.end();
}

/// Compares two tellings of one route.
class Comparison {
public:
    Comparison(const ToldRoute& before, const ToldRoute& after, const std::set<std::string>& named)
        : before_(before), after_(after), named_(named) {}

    std::string run() {
        if (is_excused()) return "";
        note("status", before_.status, after_.status);
        note("hops", std::to_string(before_.hops.size()), std::to_string(after_.hops.size()));
        if (!text_.empty()) return text_;
        for (at_ = before_.hops.size(); at_-- > 0;) compare(before_.hops[at_], after_.hops[at_]);
        return text_;
    }

private:
    /// Whether the whole route may be another one.
    [[nodiscard]] bool is_excused() const {
        if (before_.is_loop()) {
            return named_.contains("loop-removed") || named_.contains("jump-in-other-letters");
        }
        const auto& hops = before_.hops;
        return named_.contains("jump-in-other-letters") && hops.size() > 1 &&
               hops[hops.size() - 2].hostname == hops.back().hostname;
    }

    [[nodiscard]] bool is_passed() const { return at_ + 1 < before_.hops.size(); }

    /// Whether an option may change here.
    [[nodiscard]] bool is_excused(std::string_view keyword) const {
        if (before_.hops.size() == 1 && named_.contains("direct-login")) return true;
        if (is_passed() && named_.contains("jump-config-file")) return true;
        return std::ranges::any_of(excuses, [&](const Excuse& excuse) {
            return excuse.keyword == keyword && named_.contains(std::string{excuse.id}) &&
                   (is_passed() || excuse.id == "control-path");
        });
    }

    void compare(const ToldHop& before, const ToldHop& after) {
        note("user", before.user, after.user);
        note("hostname", before.hostname, after.hostname);
        note("port", before.port, after.port);
        note("key", before.key, after.key);
        if (!is_excused("identityfile")) {
            note("identities", keys_of(before), keys_of(after));
        }
        std::set<std::string> keywords;
        for (const auto* hop : {&before, &after}) {
            for (const auto& [keyword, text] : hop->options) keywords.insert(keyword);
        }
        for (const std::string& keyword : keywords) {
            if (is_passed() && holds(of_sessions, keyword)) continue;
            if (!is_excused(keyword))
                note(keyword, text_of(before, keyword), text_of(after, keyword));
        }
    }

    /// Each once: a key that was refused is not taken when it is offered again.
    static std::string keys_of(const ToldHop& hop) {
        std::vector<std::string> keys;
        for (const std::string& key : hop.identities) {
            if (std::ranges::find(keys, key) == keys.end()) keys.push_back(key);
        }
        return fmt::format("{}", fmt::join(keys, " "));
    }

    static std::string text_of(const ToldHop& hop, const std::string& keyword) {
        const auto found = hop.options.find(keyword);
        return found == hop.options.end() ? "" : found->second;
    }

    void note(std::string_view what, const std::string& before, const std::string& after) {
        if (before == after) return;
        text_ += fmt::format("{} of hop {}: '{}' becomes '{}'\n", what, at_ + 1, before, after);
    }

    const ToldRoute& before_;
    const ToldRoute& after_;
    const std::set<std::string>& named_;
    std::size_t at_ = 0;
    std::string text_;
};

ToldHop told(const Hop& hop, const Client& client) {
    ToldHop told{.user = hop.user,
                 .hostname = hop.hostname,
                 .port = std::to_string(hop.port),
                 .key = hop.host_key_name};
    for (const Identity& identity : hop.identities) told.identities.push_back(identity.file);
    if (!hop.resolution) return told;
    const auto dumped = dump(*hop.resolution, client);
    const auto* const lines = std::get_if<std::vector<DumpLine>>(&dumped);
    if (lines == nullptr) return told;
    std::vector<std::string> texts;
    for (const DumpLine& line : *lines) texts.push_back(line.text);
    told.take_options(texts);
    return told;
}

std::vector<Assumption> assumptions_of(const HostCall& call) {
    std::vector<Assumption> all;
    for (const auto& [text, answer] : call.answers) {
        const auto assumption = read_assumption(text + "=" + answer);
        if (!assumption) throw std::invalid_argument{text};
        all.push_back(*assumption);
    }
    return all;
}

}  // namespace

void ToldHop::take_options(const std::vector<std::string>& lines) {
    for (const std::string& line : lines) {
        const std::string keyword = line.substr(0, line.find(' '));
        if (holds(told_elsewhere, keyword)) continue;
        // What -C sets is no other compression, but ssh -G has no name for it.
        options[keyword] += (line == "compression UNKNOWN" ? "compression yes" : line) + "\n";
    }
}

std::string ToldRoute::described() const {
    std::string text = status + ":";
    for (const ToldHop& hop : hops) {
        text += fmt::format(" {}@{}:{}({})", hop.user, hop.hostname, hop.port, hop.key);
    }
    return text + "\n";
}

std::string unnamed_change(const ToldRoute& before,
                           const ToldRoute& after,
                           const std::set<std::string>& named) {
    return Comparison{before, after, named}.run();
}

std::string HostCall::described() const {
    std::string text = fmt::format("ssh {}", fmt::join(words, " "));
    if (local_user) text += " by " + *local_user;
    for (const auto& [condition, answer] : answers) {
        text += fmt::format(" {}={}", condition, answer);
    }
    return text;
}

HostCall any_host_call(const std::vector<std::string>& hosts) {
    HostCall call;
    if (pick_once_in(3)) call.words = {"-l", pick({"bob", "ops"})};
    call.words.push_back(pick(hosts));
    if (pick_once_in(8)) call.words.emplace_back("true");
    for (const char* const condition : {"c1", "c2", "c3"}) {
        call.answers[condition] = pick({"yes", "no"});
    }
    return call;
}

RouteTeller::RouteTeller(const ConfigFolder& files)
    : world_(machine_with(files)), state_(read_folder(world_)) {}

ToldRoute RouteTeller::tell(const HostCall& call, const Dialect& dialect) {
    const LintTarget& target = state_.targets.front();
    Client client = target.client;
    client.dialect = dialect;
    if (call.local_user) client.user = *call.local_user;
    const auto read = read_invocation(call.words, dialect, no_long_options);
    Conditions conditions{{world_, world_, world_, "/bin/sh"}, assumptions_of(call)};
    const Route route =
        plan_route(std::get<Invocation>(read), client, {*target.world, *target.files, conditions});
    ToldRoute result{.status = std::string{name_of(route.status)}};
    for (const Hop& hop : route.hops) result.hops.push_back(told(hop, client));
    return result;
}

}  // namespace sshplan::test
