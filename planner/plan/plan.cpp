#include "planner/plan/plan.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "planner/plan/command_hops.hpp"
#include "planner/plan/equivalent_command.hpp"
#include "planner/plan/hop.hpp"
#include "planner/plan/hop_weight.hpp"
#include "planner/plan/jump_command.hpp"
#include "planner/plan/needs.hpp"
#include "planner/plan/planner.hpp"
#include "planner/plan/route_notes.hpp"

namespace sshplan {
namespace {

/// What is said where a route goes beyond a limit, and of the line that would add to it.
Complaint beyond(Limit limit,
                 std::size_t most,
                 std::string_view sentence,
                 const std::optional<Because>& because) {
    Complaint complaint{.text = with_remedy(sentence, limit, most), .is_ours = true};
    if (because && because->origin.kind == OriginKind::file) {
        complaint.where = because->origin.place;
        complaint.line = because->origin.line;
    }
    return complaint;
}

}  // namespace

/// Follows all processes, and brings the hops into the order of travel.
void Planner::follow_to_start(const Invocation& invocation) {
    follow(invocation);
    std::ranges::reverse(route_.hops);
    if (route_.loop) route_.loop->to = route_.hops.size() - 1 - route_.loop->to;
}

Route Planner::plan_way(const Invocation& invocation) {
    follow_to_start(invocation);
    add_onward_hops(invocation);
    return std::move(route_);
}

Route Planner::plan(const Invocation& invocation) {
    follow_to_start(invocation);
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

/// A worse fate takes the place of a command that hides something.
void Planner::fail(RouteStatus status, std::string code, std::string text) {
    if (route_.status == RouteStatus::ok || route_.status == RouteStatus::opaque) {
        route_.status = status;
    }
    route_.notes.push_back({std::move(code), std::move(text)});
}

/// Resolves one ssh process, unless it is known what it comes to.
Hop Planner::resolved_hop(const Invocation& invocation) {
    if (shared_ != nullptr) {
        if (auto hop = shared_->hop_of(invocation, client_, surroundings_)) return *std::move(hop);
    }
    return make_hop(
        invocation, resolve(invocation, client_, surroundings_), client_, surroundings_.world);
}

/// Takes one ssh process into the route, with what it says.
Hop Planner::take_hop(const Invocation& invocation) {
    const Invocation readable = without_unknown(invocation);
    Hop hop = resolved_hop(readable);
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

/// Whether an ssh process is looked into: it is not one that was, and all that counts is known.
bool Planner::is_followed(const Invocation& invocation, const std::optional<Because>& because) {
    if (is_unknown(invocation)) {
        route_.hops.push_back(hop_of_unknown(invocation));
        route_.hops.back().because = because;
        fail(RouteStatus::opaque, "proxy-command", "with which words ssh is started is not known");
        return false;
    }
    const Resolution* const typed =
        route_.hops.empty() ? nullptr : route_.hops.front().resolution.get();
    const auto same = started_.find_or_add(invocation, client_.dialect, typed, route_.hops.size());
    if (same) {
        route_.loop = Loop{*same, because};
        fail(RouteStatus::loop,
             "loop",
             fmt::format("ssh {} starts itself again, for ever", invocation.destination.typed));
        return false;
    }
    return has_room(Limit::hops, route_.hops.size() + 1, because);
}

/// Whether a limit leaves room for so much; the route ends if not.
bool Planner::has_room(Limit limit, std::size_t wanted, const std::optional<Because>& because) {
    const std::size_t most = surroundings_.world.limits().of(limit);
    if (wanted <= most) return true;
    std::string sentence = more_than(limit, most);
    if (limit == Limit::settings) sentence = "its hops obtain " + sentence;
    route_.ending = Ending::limit;
    route_.complaints.push_back(beyond(limit, most, sentence, because));
    return false;
}

/// The same for a hop, and those that its list of jumps names: each process of a list holds the
/// rest of it, so a long one is not followed up to the limit.
bool Planner::has_room_for(const Hop& hop) {
    bytes_ += weight_of(hop);
    if (!has_room(Limit::settings, bytes_, hop.because)) return false;
    const auto& jump = hop.resolution->jump;
    if (!jump) return true;
    return has_room(Limit::hops,
                    route_.hops.size() + 1 + jump->hops.size(),
                    because_of(hop.resolution->of(Keyword::proxy_jump).obtained.front()));
}

void Planner::follow(Invocation invocation) {
    std::optional<Because> because;  // why the hop that is looked at is on the way
    while (is_followed(invocation, because)) {
        Hop hop = take_hop(invocation);
        hop.because = std::exchange(because, std::nullopt);
        if (route_.status == RouteStatus::refused) {
            judge_refusal(invocation);
            route_.hops.push_back(std::move(hop));
            return;
        }
        if (!has_room_for(hop)) {
            route_.hops.push_back(std::move(hop));
            return;
        }
        note_ignored_proxy(hop);
        judge_session(hop, invocation);
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

Route plan_route(const Invocation& invocation,
                 const Client& client,
                 const Surroundings& surroundings) {
    return Planner{client, surroundings, nullptr}.plan(invocation);
}

Route plan_way(const Invocation& invocation,
               const Client& client,
               const Surroundings& surroundings,
               SharedHops& shared) {
    return Planner{client, surroundings, &shared}.plan_way(invocation);
}

}  // namespace sshplan
