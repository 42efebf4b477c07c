#include "planner/plan/plan.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/plan/command_hops.hpp"
#include "planner/plan/equivalent_command.hpp"
#include "planner/plan/hop.hpp"
#include "planner/plan/jump_command.hpp"
#include "planner/plan/needs.hpp"
#include "planner/plan/route_notes.hpp"
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

/// Who starts an ssh process.
enum class Starter : std::uint8_t { user, jump, command };

/// Follows one route from its last hop to its first; hops are collected in that order.
class Planner {
public:
    Planner(const Client& client, const Surroundings& surroundings)
        : client_(client), surroundings_(surroundings) {}

    Route plan(const Invocation& invocation) {
        follow(invocation);
        std::ranges::reverse(route_.hops);
        const std::vector<std::string> equivalent = equivalent_command(route_, invocation, client_);
        add_onward_hops(invocation);
        if (route_.status == RouteStatus::ok && route_.hops.back().resolution) {
            route_.equivalent_command = equivalent;
        }
        if (equivalent.empty()) {
            if (auto similar = similar_command(route_, client_)) {
                route_.notes.push_back(*std::move(similar));
            }
        }
        add_needs(route_);
        add_route_notes(route_, client_);
        return std::move(route_);
    }

private:
    void follow(Invocation invocation);
    bool is_followed(const Invocation& invocation, const std::optional<Because>& because);
    bool is_started_again(const Invocation& invocation);
    Hop take_hop(const Invocation& invocation);
    std::optional<Because> take_jump(Hop& hop);
    std::optional<Invocation> jump_invocation(const Hop& hop, const Invocation& invocation);
    std::optional<Recipe> take_command(Hop& hop);
    std::optional<Invocation> command_invocation(const Recipe& recipe);
    void add_between(const Recipe& recipe, const std::optional<Because>& because);
    void add_onward_hops(const Invocation& invocation);
    void note_ignored_proxy(const Hop& hop);
    void judge_refusal();
    void fail(RouteStatus status, std::string code, std::string text);

    const Client& client_;
    const Surroundings& surroundings_;
    Route route_;
    SaidBefore said_;
    std::set<Note> noted_;
    std::set<std::string> started_;
    std::optional<Because> listed_;  // the list of jumps that the hops being followed stand in
    Starter starter_ = Starter::user;
};

/// A worse fate takes the place of a command that hides something.
void Planner::fail(RouteStatus status, std::string code, std::string text) {
    if (route_.status == RouteStatus::ok || route_.status == RouteStatus::opaque) {
        route_.status = status;
    }
    route_.notes.push_back({std::move(code), std::move(text)});
}

/// Resolves one ssh process; what it says goes with the route.
Hop Planner::take_hop(const Invocation& invocation) {
    const Invocation readable = without_unknown(invocation);
    Hop hop =
        make_hop(readable, resolve(readable, client_, surroundings_), client_, surroundings_.world);
    if (readable != invocation) hop.invocation.clear();
    if (hop.name.empty()) hop.name = invocation.destination.host;  // it stopped at an option
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
/// those that are started by others.
bool Planner::is_started_again(const Invocation& invocation) {
    const std::string identity = identity_of(invocation, client_.dialect);
    if (route_.hops.empty()) return !started_.insert(identity).second;
    const bool is_as_typed = started_.contains(identity) && route_.hops.front().resolution &&
                             !looks_at_session(*route_.hops.front().resolution);
    return !started_.insert("-W " + identity).second || is_as_typed;
}

/// Whether an ssh process is looked into: it is not one that was, and all that counts is known.
bool Planner::is_followed(const Invocation& invocation, const std::optional<Because>& because) {
    if (is_unknown(invocation)) {
        route_.hops.push_back(hop_of_unknown(invocation));
        route_.hops.back().because = because;
        fail(RouteStatus::opaque, "proxy-command", "with which words ssh is started is not known");
        return false;
    }
    if (is_started_again(invocation)) {
        fail(RouteStatus::loop,
             "loop",
             fmt::format("ssh {} starts itself again, for ever", invocation.destination.typed));
        return false;
    }
    if (route_.hops.size() >= most_hops) {
        route_.ending = Ending::limit;
        route_.complaints.push_back({.text = fmt::format("more than {} hops", most_hops)});
        return false;
    }
    return true;
}

void Planner::follow(Invocation invocation) {
    std::optional<Because> because;  // why the hop that is looked at is on the way
    while (is_followed(invocation, because)) {
        Hop hop = take_hop(invocation);
        hop.because = std::exchange(because, std::nullopt);
        if (route_.status == RouteStatus::refused) {
            judge_refusal();
            route_.hops.push_back(std::move(hop));
            return;
        }
        note_ignored_proxy(hop);
        std::optional<Invocation> next;
        std::optional<Recipe> recipe;
        if (hop.resolution->jump) {
            because = take_jump(hop);
            next = jump_invocation(hop, invocation);
            starter_ = Starter::jump;
        } else if (hop.resolution->proxy_command) {
            because = because_of(hop.resolution->of(Keyword::proxy_command).obtained.front());
            recipe = take_command(hop);
        }
        route_.hops.push_back(std::move(hop));
        if (recipe) {
            add_between(*recipe, because);
            next = command_invocation(*recipe);
            starter_ = Starter::command;
        }
        if (!next) return;
        invocation = *std::move(next);
    }
}

/// An ssh that a ProxyCommand starts with words that it does not take cannot work.
void Planner::judge_refusal() {
    const auto is_placed = [](const Complaint& complaint) {
        return complaint.where.file != nullptr;
    };
    if (starter_ != Starter::command || route_.ending != Ending::refused) return;
    if (std::ranges::any_of(route_.complaints, is_placed)) return;
    std::string reasons;
    for (const Complaint& complaint : std::exchange(route_.complaints, {})) {
        reasons += (reasons.empty() ? "" : "; ") + complaint.text;
    }
    route_.status = RouteStatus::broken;
    route_.ending = Ending::complete;
    // What it would do if it were started does not matter any more.
    std::erase_if(route_.notes, [](const Note& note) { return note.code == "proxy-command"; });
    route_.notes.push_back(
        {"proxy-broken", fmt::format("the ssh that it starts stops: {}", reasons)});
}

/// The ssh process that a jump starts, if one can tell.
std::optional<Invocation> Planner::jump_invocation(const Hop& hop, const Invocation& invocation) {
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

/// What a ProxyCommand does, and what that makes of the hop; nothing if ssh cannot run it.
std::optional<Recipe> Planner::take_command(Hop& hop) {
    hop.reach = Reach::command;
    const Resolution& own = *hop.resolution;
    const ExpandedText command = expand(*own.proxy_command,
                                        expansion_rules(Keyword::proxy_command, client_.dialect),
                                        final_tokens(own, client_),
                                        {client_.dialect, surroundings_.world});
    const bool is_whole = command.end == ExpandedText::End::complete;
    if (route_.hops.empty()) route_.proxy_command = is_whole ? command.text : *own.proxy_command;
    hop.command = is_whole ? command.text : *own.proxy_command;
    if (!is_whole) {
        fail(RouteStatus::broken,
             "proxy-token",
             fmt::format(
                 "the ProxyCommand of {} cannot be expanded: {}", hop.name, command.reason()));
        return std::nullopt;
    }
    Recipe recipe = read_proxy_command(command.text, {surroundings_.world, client_});
    set_end(hop, recipe, surroundings_.world);
    for (Note& note : recipe.notes) {
        note.text = fmt::format("ProxyCommand of {}: {}", hop.name, note.text);
        route_.notes.push_back(note);
    }
    if (recipe.status != RouteStatus::ok && route_.status != RouteStatus::broken) {
        route_.status = recipe.status;
    }
    return recipe;
}

/// The ssh process that a ProxyCommand starts here, if it does.
std::optional<Invocation> Planner::command_invocation(const Recipe& recipe) {
    if (!recipe.ssh || recipe.status == RouteStatus::broken) return std::nullopt;
    auto next = read_invocation(*recipe.ssh, client_.dialect, no_long_options);
    if (!std::holds_alternative<Invocation>(next)) return std::nullopt;
    return std::get<Invocation>(std::move(next));
}

/// The machines between the ssh that a command starts and the hop that it reaches.
void Planner::add_between(const Recipe& recipe, const std::optional<Because>& because) {
    for (auto waypoint = recipe.between.rbegin(); waypoint != recipe.between.rend(); ++waypoint) {
        Hop hop = hop_of(*waypoint, {surroundings_.world, client_});
        hop.because = because;
        route_.hops.push_back(std::move(hop));
    }
}

/// R21, R25, R37: the hosts that the remote command of the destination goes on to.
void Planner::add_onward_hops(const Invocation& invocation) {
    if (route_.hops.empty() || !route_.hops.back().resolution) return;
    const Hop& last = route_.hops.back();
    const Resolution& own = *last.resolution;
    if (!last.exposure.session || own.ending != Ending::complete) return;
    std::string command = fmt::format("{}", fmt::join(invocation.command, " "));
    std::optional<Because> because =
        Because{{.kind = OriginKind::command_line, .option = command}, command};
    if (command.empty()) {
        const Obtained* const value = own.value(Keyword::remote_command);
        const auto& expanded = own.final_of(Keyword::remote_command);
        if (value == nullptr || is_none(value->text)) return;
        command = expanded && !expanded->empty() ? expanded->front() : value->text;
        because = because_of(*value);
    }
    for (const Waypoint& waypoint : read_onward_ssh(command, {surroundings_.world, client_})) {
        Hop hop = hop_of(waypoint, {surroundings_.world, client_});
        hop.because = because;
        route_.hops.push_back(std::move(hop));
    }
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

}  // namespace

Route plan_route(const Invocation& invocation,
                 const Client& client,
                 const Surroundings& surroundings) {
    return Planner{client, surroundings}.plan(invocation);
}

}  // namespace sshplan
