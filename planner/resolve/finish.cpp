#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/invocation/validity.hpp"
#include "planner/resolve/evaluation.hpp"
#include "planner/resolve/tokens.hpp"

namespace sshplan {
namespace {

/// ssh itself sees only a jump host that is the destination itself (ssh.c main).
Flow check_jump_loop(Evaluation& evaluation) {
    const Resolution& result = evaluation.result;
    if (!result.jump) return Flow::go_on;
    const Endpoint& jump = result.jump->last();
    const std::string port = std::to_string(evaluation.client.default_port);
    const std::string_view own_user = result.text(Keyword::user, evaluation.client.user);
    const bool same = jump.host == result.hostname &&
                      jump.port.value_or(port) == result.text(Keyword::port, port) &&
                      jump.user.value_or(std::string{own_user}) == own_user;
    if (!same) return Flow::go_on;
    const Flow flow = refuse(evaluation,
                             fmt::format("jumphost loop via {}", jump.host),
                             {"give the jump host an exception: ProxyJump none in its own block, "
                              "above the line that sends it through itself"});
    Complaint& complaint = evaluation.result.complaints.back();
    complaint.where = result.proxy_origin.place;
    complaint.line = result.proxy_origin.line;
    return flow;
}

bool is_typed_user(const Origin& origin) {
    return origin.kind == OriginKind::command_line && !origin.option.starts_with("-o");
}

Flow expand_user(Evaluation& evaluation) {
    Resolution& result = evaluation.result;
    const Obtained* const user = result.value(Keyword::user);
    result.user = user != nullptr ? user->text : evaluation.client.user;
    result.shown_user = result.user;
    if (user == nullptr || !evaluation.has(Difference::user_expanded)) return Flow::go_on;
    const bool literal =
        is_typed_user(user->origin) && evaluation.has(Difference::command_line_user_literal);
    if (literal) return Flow::go_on;
    ExpansionRules rules = expansion_rules(Keyword::user, evaluation.client.dialect);
    ExpandedText expansion = expand(
        user->text, rules, final_tokens(evaluation.result, evaluation.client), evaluation.world());
    if (accept(evaluation, expansion) == Flow::stop) return Flow::stop;
    rules.variables = Variables::none;
    result.shown_user = expand(user->text,
                               rules,
                               final_tokens(evaluation.result, evaluation.client),
                               evaluation.world())
                            .text;
    const bool changed = expansion.text != result.user;
    result.user = std::move(expansion.text);
    const bool validates = evaluation.has(Difference::names_validated) &&
                           (changed || !evaluation.has(Difference::command_line_user_literal));
    if (validates && !is_valid_user(result.user, evaluation.client.dialect)) {
        return refuse(evaluation, "remote username contains invalid characters");
    }
    return Flow::go_on;
}

Flow check_consistency(Evaluation& evaluation) {
    const Resolution& result = evaluation.result;
    if (result.text(Keyword::proxy_use_fdpass) == "yes" && result.proxy_command == "-") {
        return refuse(evaluation, "ProxyCommand=- and ProxyUseFDPass are incompatible");
    }
    if (result.text(Keyword::connection_attempts) == "0") {
        return refuse(evaluation, "Invalid number of ConnectionAttempts");
    }
    const std::string_view remote = result.text(Keyword::remote_command, "none");
    const bool has_remote = !equals_ignoring_case(remote, "none");
    if (!evaluation.command.empty() && has_remote) {
        return refuse(evaluation, "Cannot execute command-line and remote command.");
    }
    const bool has_session = result.text(Keyword::session_type) != "none";
    if (result.text(Keyword::fork_after_authentication) == "yes" && evaluation.command.empty() &&
        !has_remote && has_session) {
        return refuse(evaluation, "Cannot fork into background without a command to execute.");
    }
    return Flow::go_on;
}

/// What ssh looks up in known_hosts (sshconnect.c get_hostfile_hostname_ipaddr).
std::string host_key_name(const Resolution& result) {
    if (const Obtained* const alias = result.value(Keyword::host_key_alias)) {
        return lower_case(alias->text);
    }
    const std::string host = lower_case(result.hostname);
    const bool plain = result.port == 0 || result.port == 22;
    return plain ? host : fmt::format("[{}]:{}", host, result.port);
}

std::uint16_t port_of(const Evaluation& evaluation) {
    const Obtained* const port = evaluation.result.value(Keyword::port);
    if (port == nullptr) return evaluation.client.default_port;
    return static_cast<std::uint16_t>(port_number(port->text).value_or(0));
}

/// -W brings two defaults along, if no line says otherwise.
void imply_stdio_defaults(Evaluation& evaluation) {
    if (!evaluation.result.has_stdio_forward) return;
    const Origin origin{.kind = OriginKind::implied, .option = "-W"};
    for (const Keyword keyword :
         {Keyword::clear_all_forwardings, Keyword::exit_on_forward_failure}) {
        if (evaluation.result.of(keyword).is_settled()) continue;
        hold(evaluation, keyword, "yes", origin, {});
    }
}

/// A probe that ran above the Hostname line asked about another name than the one that is dialled.
void note_probes(Evaluation& evaluation) {
    Resolution& result = evaluation.result;
    if (result.value(Keyword::hostname) == nullptr) return;
    for (const Condition& condition : evaluation.conditions().all()) {
        if (condition.kind != ConditionKind::exec) continue;
        const bool tells_host =
            lower_case(condition.text).find(result.hostname) != std::string::npos;
        for (const Asking& asking : condition.asked) {
            const bool is_ours = asking.pass == 1 && asking.hop == result.host_argument;
            if (tells_host || !is_ours || !has_token(asking.written, 'h')) continue;
            result.note("probe-asks-another-name",
                        fmt::format("{} line {}: the command is asked about {}, as Hostname {} is "
                                    "set below it",
                                    asking.place.file->name(),
                                    asking.line,
                                    result.host_argument,
                                    result.hostname));
        }
    }
}

}  // namespace

Flow finish(Evaluation& evaluation) {
    Resolution& result = evaluation.result;
    imply_stdio_defaults(evaluation);
    settle_proxy(evaluation);
    result.port = port_of(evaluation);
    if (check_jump_loop(evaluation) == Flow::stop) return Flow::stop;
    if (check_consistency(evaluation) == Flow::stop) return Flow::stop;
    if (expand_user(evaluation) == Flow::stop) return Flow::stop;
    if (check_expansions(evaluation) == Flow::stop) return Flow::stop;
    result.host_key_name = host_key_name(result);
    note_probes(evaluation);
    return Flow::go_on;
}

}  // namespace sshplan
