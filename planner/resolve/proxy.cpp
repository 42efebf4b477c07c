#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/dialect/readings.hpp"
#include "planner/invocation/validity.hpp"
#include "planner/resolve/evaluation.hpp"
#include "planner/world/services.hpp"

namespace sshplan {
namespace {

/// The list with its ports as numbers; nothing if it does not parse or a port is none.
std::optional<JumpList> read_jump_list(const Evaluation& evaluation, std::string_view raw) {
    std::optional<JumpList> list = parse_jump_list(raw, jump_reading(evaluation.client.dialect));
    if (!list) return std::nullopt;
    for (Endpoint& hop : list->hops) {
        if (!hop.port) continue;
        const std::optional<std::uint16_t> port = read_port(evaluation.world(), *hop.port);
        if (!port || *port == 0) return std::nullopt;
        hop.port = std::to_string(*port);
    }
    return list;
}

/// Whether a value turns jumping off; before 7.8 it could not be.
bool turns_jumping_off(const Evaluation& evaluation, std::string_view raw) {
    return is_none(raw) && evaluation.has(Difference::jump_none);
}

/// Takes a list, or none, unless something is there that keeps it out; whether it did.
bool takes_jump(ProxyState& proxy, std::string_view raw, JumpList list, const Evaluation& e) {
    const bool none = turns_jumping_off(e, raw);
    const bool command_blocks = proxy.command && (!none || !e.has(Difference::proxy_first_wins));
    if (proxy.has_jump() || command_blocks) return false;
    if (none) {
        proxy.jump_is_none = true;
    } else {
        proxy.jump = std::move(list);
        proxy.command = "none";
    }
    return true;
}

}  // namespace

void obtain_proxy_command(Evaluation& evaluation,
                          std::string text,
                          const Origin& origin,
                          const Activity& activity) {
    ProxyState& proxy = evaluation.proxy;
    // Before 10.3 any ProxyJump, none too, kept a later ProxyCommand out.
    const bool jump_blocks = proxy.has_jump() && !evaluation.has(Difference::proxy_first_wins);
    const bool holds = !proxy.command && !jump_blocks;
    if (holds) {
        proxy.command = text;
        proxy.origin = origin;
    }
    (holds ? hold : lose)(
        evaluation, Keyword::proxy_command, {.text = std::move(text), .origin = origin}, activity);
}

bool obtain_proxy_jump(Evaluation& evaluation,
                       std::string_view raw,
                       const Origin& origin,
                       const Activity& activity) {
    std::optional<JumpList> list;
    if (turns_jumping_off(evaluation, raw)) {
        list.emplace();
        list->text = "none";
    } else {
        list = read_jump_list(evaluation, raw);
    }
    if (!list) return false;
    if (!activity.is_active) {
        pass_over(evaluation, Keyword::proxy_jump, activity);
        return true;
    }
    const std::string text = list->text;
    const bool holds = takes_jump(evaluation.proxy, raw, *std::move(list), evaluation);
    if (holds && evaluation.proxy.jump) evaluation.proxy.origin = origin;
    (holds ? hold : lose)(
        evaluation, Keyword::proxy_jump, {.text = text, .origin = origin}, activity);
    return true;
}

bool is_valid_jump(Evaluation& evaluation, std::string_view raw) {
    if (!evaluation.has(Difference::jump_validated) || is_none(raw)) return true;
    const std::optional<JumpList> list = read_jump_list(evaluation, raw);
    if (!list) return true;  // whoever stores it complains
    const Dialect& dialect = evaluation.client.dialect;
    for (auto hop = list->hops.rbegin(); hop != list->hops.rend(); ++hop) {  // as ssh reads them
        if (!is_valid_host(hop->host, dialect)) {
            say(evaluation,
                {.text = fmt::format("parse_jump: invalid hostname \"{}\"", hop->host)});
            return false;
        }
        if (hop->user && !is_valid_user(*hop->user, dialect)) {
            say(evaluation,
                {.text = fmt::format("parse_jump: invalid username \"{}\"", *hop->user)});
            return false;
        }
    }
    return true;
}

void settle_proxy(Evaluation& evaluation) {
    const ProxyState& proxy = evaluation.proxy;
    Resolution& result = evaluation.result;
    const bool is_unrepaired = result.is_unrepaired;  // `none` was not tidied away
    if (proxy.jump) {
        result.jump = proxy.jump;
    } else if (proxy.jump_is_none && is_unrepaired) {
        result.jump = JumpList{.hops = {{.host = "none"}}, .text = "none"};
    } else if (proxy.command && (is_unrepaired || !is_none(*proxy.command))) {
        result.proxy_command = proxy.command;
    }
    result.proxy_origin = proxy.origin;
}

}  // namespace sshplan
