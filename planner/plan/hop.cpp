#include "planner/plan/hop.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/dialect/readings.hpp"
#include "planner/plan/identities.hpp"
#include "planner/resolve/expand.hpp"
#include "planner/resolve/tokens.hpp"
#include "planner/world/tilde.hpp"

namespace sshplan {
namespace {

std::vector<Forwarding> forwards_of(const Resolution& resolution, const Client& client) {
    using Kind = Forwarding::Kind;
    std::vector<Forwarding> forwards;
    if (resolution.effective(Keyword::clear_all_forwardings, client.dialect.edition) == "yes")
        return forwards;
    for (const auto& [keyword, kind] : {std::pair{Keyword::dynamic_forward, Kind::dynamic},
                                        std::pair{Keyword::local_forward, Kind::local},
                                        std::pair{Keyword::remote_forward, Kind::remote}}) {
        for (const Obtained& value : resolution.of(keyword).obtained) {
            const std::size_t blank = value.text.find(' ');
            const bool has_target = blank != std::string::npos && kind != Kind::dynamic;
            forwards.push_back({.kind = kind,
                                .listen = value.text.substr(0, blank),
                                .connect = has_target ? value.text.substr(blank + 1) : "",
                                .because = because_of(value)});
        }
    }
    return forwards;
}

/// Where ssh would look for a master; ${VARIABLES} stay as they are written.
std::optional<Control> control_of(const Resolution& resolution,
                                  const Client& client,
                                  World& world) {
    const Obtained* const path = resolution.value(Keyword::control_path);
    const std::string_view master =
        resolution.effective(Keyword::control_master, client.dialect.edition);
    if (path == nullptr || is_none(path->text)) return std::nullopt;
    if (master == "true" || master == "ask") return std::nullopt;  // these start one instead
    ExpansionRules rules = expansion_rules(Keyword::control_path, client.dialect);
    rules.variables = Variables::none;
    const auto home = tilde_expand(world, path->text, client.home, tilde_reading(client.dialect));
    const std::string* const start = std::get_if<std::string>(&home);
    if (start == nullptr) return std::nullopt;
    const ExpandedText text =
        expand(*start, rules, final_tokens(resolution, client), {client.dialect, world});
    if (text.end != ExpandedText::End::complete) return std::nullopt;
    return Control{text.text, path->origin};
}

std::optional<std::string> tunnel_of(const Resolution& resolution, const Client& client) {
    const bool cleared =
        resolution.effective(Keyword::clear_all_forwardings, client.dialect.edition) == "yes";
    if (cleared || resolution.effective(Keyword::tunnel, client.dialect.edition) == "false")
        return std::nullopt;
    return std::string{resolution.effective(Keyword::tunnel_device, client.dialect.edition)};
}

/// Whether some value that may hold turns it on: those up to the first that needs no condition.
bool may_be_on(const Setting& setting) {
    for (const Obtained& value : setting.obtained) {
        if (value.text != "no" && value.text != "false") return true;
        if (value.guards.empty()) break;
    }
    return false;
}

/// Agent and X11 are forwarded with a session, and only then.
Exposure exposure_of(const Resolution& resolution, const Client& client) {
    const bool has_session =
        resolution.effective(Keyword::session_type, client.dialect.edition) != "none";
    return {.agent = has_session && may_be_on(resolution.of(Keyword::forward_agent)),
            .x11 = has_session && may_be_on(resolution.of(Keyword::forward_x11)),
            .session = has_session};
}

/// What was asked of the hop itself.
std::vector<std::string> own_needs(const Hop& hop,
                                   const Invocation& invocation,
                                   const Client& client) {
    std::vector<std::string> needs;
    const Resolution& resolution = *hop.resolution;
    if (!hop.forwards.empty()) needs.emplace_back("tcp-forwarding");
    const bool has_command =
        !invocation.command.empty() || !is_none(resolution.text(Keyword::remote_command, "none"));
    if (has_command && hop.exposure.session) needs.emplace_back("exec");
    const std::string_view tty = resolution.effective(Keyword::request_tty, client.dialect.edition);
    if (tty == "true" || tty == "force") needs.emplace_back("tty");
    if (hop.tunnel) needs.emplace_back("tunnel");
    return needs;
}

/// What a hop says as a fact though a condition decides it.
std::vector<Note> conditional_values(const Resolution& resolution) {
    std::vector<Note> notes;
    for (const Keyword keyword : {Keyword::forward_agent,
                                  Keyword::forward_x11,
                                  Keyword::local_forward,
                                  Keyword::remote_forward,
                                  Keyword::dynamic_forward,
                                  Keyword::tunnel,
                                  Keyword::control_path}) {
        for (const Obtained& value : resolution.of(keyword).obtained) {
            if (value.guards.empty()) continue;
            notes.push_back({"depends-on-condition",
                             fmt::format("{} of {} depends on {}; it is shown as if it held",
                                         describe(keyword).spelling,
                                         resolution.host_argument,
                                         condition_name(value.guards.front().condition))});
            break;
        }
    }
    return notes;
}

}  // namespace

Because because_of(const Obtained& value) {
    const Origin& origin = value.origin;
    if (origin.kind != OriginKind::file) return {origin, origin.option};
    return {origin, std::string{origin.place.file->at(origin.place.span)}};
}

std::vector<std::string> words_of_hop(const Invocation& invocation, const Dialect& dialect) {
    std::vector<std::string> words = to_words(invocation, dialect);
    words.insert(words.begin(), "ssh");
    return words;
}

Hop make_hop(const Invocation& invocation,
             Resolution resolution,
             const Client& client,
             World& world) {
    Hop hop;
    for (Note& note : conditional_values(resolution)) {
        resolution.note(std::move(note.code), std::move(note.text));
    }
    hop.resolution = std::make_shared<const Resolution>(std::move(resolution));
    const Resolution& own = *hop.resolution;
    hop.name = own.host_argument;
    hop.hostname = own.hostname;
    hop.port = own.port;
    hop.user = own.shown_user;
    hop.host_key_name = own.host_key_name;
    hop.invocation = words_of_hop(invocation, client.dialect);
    hop.identities = offered_identities(own, client);
    hop.forwards = forwards_of(own, client);
    hop.tunnel = tunnel_of(own, client);
    hop.control = control_of(own, client, world);
    hop.exposure = exposure_of(own, client);
    hop.needs = own_needs(hop, invocation, client);
    return hop;
}

}  // namespace sshplan
