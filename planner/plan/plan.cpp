#include "planner/plan/plan.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/plan/equivalent_command.hpp"
#include "planner/plan/hop.hpp"
#include "planner/plan/jump_command.hpp"
#include "planner/resolve/address.hpp"
#include "planner/resolve/expand.hpp"
#include "planner/resolve/tokens.hpp"

namespace sshplan {
namespace {

constexpr std::size_t most_hops = 1000;

/// What makes a later ssh process the same as an earlier one: all its words but -W and -v, which
/// say where it leads and how loudly.
std::string identity_of(const Invocation& invocation, const Dialect& dialect) {
    Invocation plain = invocation;
    const auto says_nothing = [](const OptionUse& use) {
        return use.letter == 'W' || use.letter == 'v';
    };
    plain.options_before = 0;
    std::erase_if(plain.options, says_nothing);
    plain.command.clear();
    std::string identity;
    for (const std::string& word : to_words(plain, dialect)) identity += word + '\0';
    return identity;
}

/// Whether some Match line tells the command that was typed from the ssh that a jump starts.
bool looks_at_session(const Resolution& resolution) {
    return std::ranges::any_of(resolution.decisions, [](const BlockDecision& decision) {
        const std::string line = lower_case(decision.head->rest);
        return decision.head->is(Keyword::match) &&
               (line.find("sessiontype") != std::string::npos ||
                line.find("command") != std::string::npos);
    });
}

/// Follows one route from its last hop to its first; hops are collected in that order.
class Planner {
public:
    Planner(const Client& client, const Surroundings& surroundings)
        : client_(client), surroundings_(surroundings) {}

    Route plan(const Invocation& invocation) {
        follow(invocation);
        std::ranges::reverse(route_.hops);
        fill_needs();
        route_.equivalent_command = equivalent_command(route_, invocation, client_.dialect);
        return std::move(route_);
    }

private:
    void follow(Invocation invocation);
    bool is_started_again(const Invocation& invocation);
    Hop take_hop(const Invocation& invocation);
    std::optional<Because> take_jump(Hop& hop);
    std::optional<Invocation> next_invocation(const Hop& hop, const Invocation& invocation);
    void take_command(Hop& hop);
    void note_ignored_proxy(const Hop& hop);
    void fail(RouteStatus status, std::string code, std::string text);
    void fill_needs();

    const Client& client_;
    const Surroundings& surroundings_;
    Route route_;
    SaidBefore said_;
    std::set<Note> noted_;
    std::set<std::string> started_;
    std::optional<Because> listed_;  // the list of jumps that the hops being followed stand in
};

void Planner::fail(RouteStatus status, std::string code, std::string text) {
    route_.status = status;
    route_.notes.push_back({std::move(code), std::move(text)});
}

/// Resolves one ssh process; what it says goes with the route.
Hop Planner::take_hop(const Invocation& invocation) {
    Hop hop = make_hop(
        invocation, resolve(invocation, client_, surroundings_), client_, surroundings_.world);
    const Resolution& own = *hop.resolution;
    if (own.ending != Ending::complete) {
        route_.status = RouteStatus::refused;
        route_.ending = own.ending;
    }
    for (const Complaint& complaint : own.complaints) {
        if (said_.is_new(complaint)) route_.complaints.push_back(complaint);
    }
    for (const Note& note : own.notes) {
        if (noted_.insert(note).second) route_.notes.push_back(note);
    }
    return hop;
}

/// Why the hop before this one is on the way, once this one is known to be reached by a jump.
std::optional<Because> Planner::take_jump(Hop& hop) {
    const Resolution& own = *hop.resolution;
    hop.reach = Reach::jump;
    if (!listed_) listed_ = because_of(own.of(Keyword::proxy_jump).obtained.front());
    std::optional<Because> because = listed_;
    if (own.jump->extra.empty()) listed_.reset();
    return because;
}

/// Whether this ssh process was started before. The typed one counts, if no line can tell it from
/// those that jumps start.
bool Planner::is_started_again(const Invocation& invocation) {
    const std::string identity = identity_of(invocation, client_.dialect);
    if (route_.hops.empty()) return !started_.insert(identity).second;
    const bool is_as_typed =
        started_.contains(identity) && !looks_at_session(*route_.hops.front().resolution);
    return !started_.insert("-W " + identity).second || is_as_typed;
}

void Planner::follow(Invocation invocation) {
    std::optional<Because> because;  // why the hop that is looked at is on the way
    while (true) {
        if (is_started_again(invocation)) {
            fail(RouteStatus::loop,
                 "loop",
                 fmt::format("ssh {} starts itself again, for ever", invocation.destination.typed));
            return;
        }
        if (route_.hops.size() == most_hops) {
            route_.ending = Ending::limit;
            route_.complaints.push_back({.text = fmt::format("more than {} hops", most_hops)});
            return;
        }
        Hop hop = take_hop(invocation);
        hop.because = std::exchange(because, std::nullopt);
        std::optional<Invocation> next;
        if (route_.status != RouteStatus::refused) {
            note_ignored_proxy(hop);
            if (hop.resolution->jump) because = take_jump(hop);
            if (hop.resolution->proxy_command) take_command(hop);
            next = next_invocation(hop, invocation);
        }
        route_.hops.push_back(std::move(hop));
        if (!next) return;
        invocation = *std::move(next);
    }
}

/// The ssh process that a hop's ssh starts to reach it, if it does and one can tell.
std::optional<Invocation> Planner::next_invocation(const Hop& hop, const Invocation& invocation) {
    if (!hop.resolution->jump) return std::nullopt;
    auto answer = jump_command(*hop.resolution, invocation, client_, surroundings_.world);
    if (const auto* fault = std::get_if<JumpFault>(&answer)) {
        if (fault->kind == JumpFault::Kind::bad_token) {
            fail(RouteStatus::broken, "proxy-token", fault->message);
        } else {
            fail(RouteStatus::opaque, "jump-needs-shell", fault->message);
        }
        return std::nullopt;
    }
    const JumpCommand& command = std::get<JumpCommand>(answer);
    if (route_.hops.empty()) route_.proxy_command = command.text;
    auto next = read_invocation(command.words, client_.dialect, no_long_options);
    if (const auto* usage = std::get_if<UsageFault>(&next)) {
        fail(RouteStatus::broken,
             "jump-not-started",
             fmt::format("{}: {}", command.text, usage->message));
        return std::nullopt;
    }
    return std::get<Invocation>(std::move(next));
}

void Planner::take_command(Hop& hop) {
    hop.reach = Reach::command;
    const Resolution& own = *hop.resolution;
    const ExpandedText command = expand(*own.proxy_command,
                                        expansion_rules(Keyword::proxy_command, client_.dialect),
                                        final_tokens(own, client_),
                                        {client_.dialect, surroundings_.world});
    if (command.end != ExpandedText::End::complete) {
        fail(RouteStatus::broken,
             "proxy-token",
             fmt::format(
                 "the ProxyCommand of {} cannot be expanded: {}", hop.name, command.reason()));
        if (route_.hops.empty()) route_.proxy_command = own.proxy_command;
        return;
    }
    if (route_.hops.empty()) route_.proxy_command = command.text;
    fail(RouteStatus::opaque,
         "proxy-command",
         fmt::format("{} is reached by a command, and what it does is not looked at: {}",
                     hop.name,
                     command.text));
}

/// With a list, only its first hop's own proxy counts.
void Planner::note_ignored_proxy(const Hop& hop) {
    if (!listed_ || route_.hops.empty()) return;
    for (const Keyword keyword : {Keyword::proxy_jump, Keyword::proxy_command}) {
        for (const Obtained& lost : hop.resolution->of(keyword).lost) {
            if (lost.origin.kind != OriginKind::file) continue;
            route_.notes.push_back(
                {"inner-hop-jump-ignored",
                 fmt::format("{}'s own {} ({} line {}) is ignored: only the first host of a list "
                             "is reached as its own block says",
                             hop.name,
                             because_of(lost).text,
                             lost.origin.place.file->name(),
                             lost.origin.line)});
        }
    }
}

/// What each hop must provide for the next.
void Planner::fill_needs() {
    for (std::size_t i = 0; i + 1 < route_.hops.size(); ++i) {
        const Hop& next = route_.hops[i + 1];
        if (next.reach != Reach::jump) continue;
        std::vector<std::string>& needs = route_.hops[i].needs;
        if (std::ranges::find(needs, "tcp-forwarding") == needs.end()) {
            needs.emplace_back("tcp-forwarding");
        }
        if (!is_address(next.hostname)) needs.emplace_back("name-resolution");
    }
}

}  // namespace

Route plan_route(const Invocation& invocation,
                 const Client& client,
                 const Surroundings& surroundings) {
    return Planner{client, surroundings}.plan(invocation);
}

}  // namespace sshplan
