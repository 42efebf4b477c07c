#include <algorithm>
#include <utility>
#include <variant>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parser/config/pattern.hpp"
#include "planner/plan/command_hops.hpp"
#include "planner/plan/hop.hpp"
#include "planner/plan/planner.hpp"
#include "planner/resolve/expand.hpp"
#include "planner/resolve/tokens.hpp"
#include "planner/resolve/value.hpp"
#include "planner/resolve/values/readers.hpp"
#include "planner/shell/expand_words.hpp"

namespace sshplan {
namespace {

/// Whether the argument of -W, if there is one, can be read.
bool is_target(const Invocation& invocation, const ValueContext& context) {
    const auto use = std::ranges::find(invocation.options, 'W', &OptionUse::letter);
    if (use == invocation.options.end()) return true;
    using values::ForwardShape;
    using values::ForwardSide;
    return values::parse_forward(use->argument, ForwardShape::dynamic, ForwardSide::local, context)
        .forward.has_value();
}

}  // namespace

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
    for (const Note& note : recipe.notes) {
        route_.notes.push_back(
            {note.code, fmt::format("ProxyCommand of {}: {}", hop.name, shell::shown(note.text))});
    }
    const bool passes_socket =
        own.effective(Keyword::proxy_use_fdpass, client_.dialect.edition) == "yes";
    if (passes_socket && recipe.status == RouteStatus::ok) {
        recipe.status = RouteStatus::broken;
        hop.flaw = {RecipeFault::other,
                    "ProxyUseFdpass wants a program that hands its socket over"};
        route_.notes.push_back(
            {"proxy-broken",
             fmt::format("ProxyCommand of {}: ProxyUseFdpass wants a program that "
                         "hands its socket over, which this does not",
                         hop.name)});
    }
    if (recipe.status != RouteStatus::ok && route_.status != RouteStatus::broken) {
        route_.status = recipe.status;
    }
    return recipe;
}

/// Why the settings of an ssh that runs a command on the hop let no connection through.
void Planner::judge_session(const Hop& hop, const Invocation& invocation) {
    if (starter_ != Starter::command || invocation.has('W')) return;
    const auto holds = [&](Keyword keyword, std::string_view value) {
        return hop.resolution->effective(keyword, client_.dialect.edition) == value;
    };
    const bool is_cut = holds(Keyword::session_type, "none") || holds(Keyword::stdin_null, "yes") ||
                        holds(Keyword::fork_after_authentication, "yes") ||
                        holds(Keyword::request_tty, "force");
    if (!is_cut) return;
    note_flaw(RecipeFault::other,
              "a setting of the jump host (SessionType, StdinNull, ForkAfterAuthentication or "
              "RequestTTY) lets no connection through");
    fail(RouteStatus::broken,
         "proxy-broken",
         fmt::format("the ssh to {} has a setting (SessionType, StdinNull, "
                     "ForkAfterAuthentication or RequestTTY) that lets no connection through",
                     hop.name));
}

/// Puts down what turns out to be wrong with the command that started the ssh at hand.
void Planner::note_flaw(RecipeFault fault, std::string reason) {
    const auto hop = std::find_if(route_.hops.rbegin(), route_.hops.rend(), [](const Hop& one) {
        return one.command.has_value();
    });
    if (hop != route_.hops.rend()) hop->flaw = {fault, std::move(reason)};
}

/// The ssh process that a ProxyCommand starts here, if it does.
std::optional<Invocation> Planner::command_invocation(const Recipe& recipe) {
    if (!recipe.ssh) return std::nullopt;
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
    if (invocation.has('s')) return;  // the command is a subsystem's name
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
    const Recipe onward = read_remote_command(command, {surroundings_.world, client_});
    for (const Note& note : onward.notes) {
        if (note.code != "not-computed") continue;
        route_.notes.push_back(
            {note.code, fmt::format("remote command on {}: {}", last.name, note.text)});
    }
    for (const Waypoint& waypoint : onward.between) {
        Hop hop = hop_of(waypoint, {surroundings_.world, client_});
        hop.because = because;
        route_.hops.push_back(std::move(hop));
    }
}

/// An ssh that a ProxyCommand starts with words that it does not take cannot work.
void Planner::judge_refusal(const Invocation& invocation) {
    const auto is_placed = [](const Complaint& complaint) {
        return complaint.severity == Severity::error && complaint.where.file != nullptr;
    };
    if (starter_ != Starter::command || route_.ending != Ending::refused) return;
    if (std::ranges::any_of(route_.complaints, is_placed)) return;
    std::string reasons;
    for (const Complaint& complaint : route_.complaints) {
        if (complaint.severity != Severity::error) continue;
        reasons += (reasons.empty() ? "" : "; ") + complaint.text;
    }
    std::erase_if(route_.complaints,
                  [](const Complaint& c) { return c.severity == Severity::error; });
    route_.status = RouteStatus::broken;
    route_.ending = Ending::complete;
    // What it would do if it were started does not matter any more.
    std::erase_if(route_.notes, [](const Note& note) { return note.code == "proxy-command"; });
    // Which file -F means hangs on where ssh is started.
    const bool has_bad_target = !is_target(invocation, {client_.dialect, surroundings_.world});
    if (has_bad_target || !invocation.has('F')) {
        note_flaw(has_bad_target ? RecipeFault::bad_target : RecipeFault::other,
                  fmt::format("the ssh that it starts stops: {}", reasons));
    }
    route_.notes.push_back(
        {"proxy-broken", fmt::format("the ssh that it starts stops: {}", reasons)});
}

}  // namespace sshplan
