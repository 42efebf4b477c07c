#include <algorithm>

#include <fmt/format.h>

#include "planner/resolve/evaluation.hpp"
#include "planner/resolve/tokens.hpp"

namespace sshplan {

namespace {

/// A forward that is in force, and the keyword whose tokens its paths take.
struct ForwardInForce {
    Keyword keyword;
    Forward forward;
    std::uint32_t number = 0;
    Origin origin{};
};

/// The forwards of some keywords in the order in which ssh met them.
std::vector<ForwardInForce> forwards_of(const Evaluation& evaluation,
                                        std::initializer_list<Keyword> keywords) {
    std::vector<ForwardInForce> forwards;
    for (const Keyword keyword : keywords) {
        for (const Obtained& value : evaluation.result.of(keyword).obtained) {
            if (!value.guards.empty() || !value.forward) continue;
            forwards.push_back({keyword, *value.forward, value.number, value.origin});
        }
    }
    std::ranges::sort(forwards, {}, &ForwardInForce::number);
    return forwards;
}

/// Variables of a forward were expanded where it was read.
Flow expand_path(Evaluation& evaluation, const ForwardInForce& in_force, ForwardEnd& end) {
    const Keyword keyword = in_force.keyword;
    if (end.kind != ForwardEnd::Kind::path) return Flow::go_on;
    if (expansion_in(keyword, evaluation.edition()) != Expansion::before_dump) return Flow::go_on;
    ExpansionRules rules = expansion_rules(keyword, evaluation.client.dialect);
    rules.variables = Variables::none;
    const TokenValue tokens = final_tokens(evaluation.result, evaluation.client);
    ExpandedText expansion = expand(end.text, rules, tokens, evaluation.context());
    if (accept(evaluation, expansion, in_force.origin) == Flow::stop) return Flow::stop;
    end.text = std::move(expansion.text);
    return Flow::go_on;
}

Flow expand_paths(Evaluation& evaluation, std::vector<ForwardInForce>& forwards) {
    for (ForwardInForce& in_force : forwards) {
        Forward& forward = in_force.forward;
        if (expand_path(evaluation, in_force, forward.listen) == Flow::stop ||
            expand_path(evaluation, in_force, forward.target) == Flow::stop) {
            return Flow::stop;
        }
    }
    return Flow::go_on;
}

std::string printed(const Forward& forward) {
    return fmt::format("{} {}", forward.listen.text, forward.target.text);
}

/// readconf.c dump_cfg_forwards(): a path as a target is printed as if it were both kinds.
void settle_lines(Evaluation& evaluation,
                  const std::vector<ForwardInForce>& local,
                  const std::vector<ForwardInForce>& remote) {
    using Kind = ForwardEnd::Kind;
    std::vector<std::string> dynamic_lines;
    std::vector<std::string> local_lines;
    std::vector<std::string> remote_lines;
    for (const ForwardInForce& in_force : local) {
        const Kind target = in_force.forward.target.kind;
        if (target == Kind::socks || target == Kind::path) {
            dynamic_lines.push_back(in_force.forward.listen.text);
        }
        if (target != Kind::socks) local_lines.push_back(printed(in_force.forward));
    }
    for (const ForwardInForce& in_force : remote) {
        remote_lines.push_back(printed(in_force.forward));
    }
    Resolution& result = evaluation.result;
    result.settle(Keyword::dynamic_forward, std::move(dynamic_lines));
    result.settle(Keyword::local_forward, std::move(local_lines));
    result.settle(Keyword::remote_forward, std::move(remote_lines));
}

}  // namespace

Flow check_low_port(Evaluation& evaluation,
                    Keyword keyword,
                    const Value& value,
                    const Origin& origin) {
    constexpr std::uint32_t first_free = 1024;
    const bool is_local = keyword == Keyword::local_forward || keyword == Keyword::dynamic_forward;
    const bool is_allowed =
        evaluation.has(Difference::low_ports_forwarded) || evaluation.client.uid == 0;
    if (!is_local || is_allowed || !value.forward) return Flow::go_on;
    const ForwardEnd& listen = value.forward->listen;
    if (listen.kind == ForwardEnd::Kind::path) return Flow::go_on;
    const std::string_view text = listen.text;
    const auto port = port_number(text.substr(text.rfind(':') + 1));
    if (port.value_or(first_free) >= first_free) return Flow::go_on;
    return refuse_for(evaluation,
                      origin,
                      ComplaintKind::bad_forward,
                      "Privileged ports can only be forwarded by root.");
}

Flow expand_forwards(Evaluation& evaluation) {
    if (effective(evaluation, Keyword::clear_all_forwardings) == "yes") return Flow::go_on;
    std::vector<ForwardInForce> local =
        forwards_of(evaluation, {Keyword::local_forward, Keyword::dynamic_forward});
    std::vector<ForwardInForce> remote = forwards_of(evaluation, {Keyword::remote_forward});
    if (expand_paths(evaluation, local) == Flow::stop) return Flow::stop;
    if (expand_paths(evaluation, remote) == Flow::stop) return Flow::stop;
    settle_lines(evaluation, local, remote);
    return Flow::go_on;
}

}  // namespace sshplan
