#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/invocation/validity.hpp"
#include "planner/resolve/evaluation.hpp"
#include "planner/resolve/tokens.hpp"

namespace sshplan {
namespace {

/// ssh itself sees only a jump host that is the destination itself (ssh.c main).
bool is_jump_loop(const Evaluation& evaluation) {
    const Resolution& result = evaluation.result;
    if (!evaluation.has(Difference::jump_loop_refused)) return false;
    const Endpoint& jump = result.jump->last();
    const std::string port = std::to_string(evaluation.client.default_port);
    const std::string_view own_user = result.text(Keyword::user, evaluation.client.user);
    const bool same_user = !evaluation.has(Difference::jump_loop_compares_user) ||
                           jump.user.value_or(std::string{own_user}) == own_user;
    return jump.host == result.hostname &&
           jump.port.value_or(port) == result.text(Keyword::port, port) && same_user;
}

Flow check_jump(Evaluation& evaluation) {
    Resolution& result = evaluation.result;
    if (!result.jump) return Flow::go_on;
    if (is_jump_loop(evaluation)) {
        return refuse_for(evaluation,
                          result.proxy_origin,
                          ComplaintKind::jump_loop,
                          fmt::format("jumphost loop via {}", result.jump->last().host),
                          {"give the jump host an exception: ProxyJump none in its own block, "
                           "above the line that sends it through itself"});
    }
    // `none` was not tidied away.
    if (result.is_unrepaired && evaluation.proxy.command &&
        !evaluation.has(Difference::proxy_first_wins)) {
        return refuse_for(evaluation,
                          result.proxy_origin,
                          ComplaintKind::bad_value,
                          "inconsistent options: ProxyCommand+ProxyJump");
    }
    result.settle(Keyword::proxy_use_fdpass, {"no"});
    return Flow::go_on;
}

/// Whether the user is taken for one of -l or the destination.
bool is_typed_user(const Evaluation& evaluation, const Obtained* user) {
    const bool is_typed = user != nullptr && user->origin.kind == OriginKind::command_line &&
                          !user->origin.option.starts_with("-o");
    return is_typed || evaluation.has_typed_user;
}

/// Takes the place of the user as it is written. 10.0 expanded whatever there was, the caller's
/// name too.
Flow expand_user(Evaluation& evaluation, const Obtained* user) {
    Resolution& result = evaluation.result;
    const bool spares_typed = evaluation.has(Difference::command_line_user_literal);
    const bool is_spared = spares_typed && (user == nullptr || is_typed_user(evaluation, user));
    if (!evaluation.has(Difference::user_expanded) || is_spared) return Flow::go_on;
    ExpansionRules rules = expansion_rules(Keyword::user, evaluation.client.dialect);
    const TokenValue tokens = final_tokens(result, evaluation.client);
    const std::string written = result.user;
    ExpandedText expansion = expand(written, rules, tokens, evaluation.context());
    const Origin origin = origin_of_value(evaluation, Keyword::user);
    if (accept(evaluation, expansion, origin) == Flow::stop) return Flow::stop;
    rules.variables = Variables::none;
    result.shown_user = expand(written, rules, tokens, evaluation.context()).text;
    result.user = std::move(expansion.text);
    return Flow::go_on;
}

/// The user as ssh logs in; checked if somebody typed it or an expansion changed it.
Flow settle_user(Evaluation& evaluation) {
    Resolution& result = evaluation.result;
    const Obtained* const user = result.value(Keyword::user);
    const std::string written = user != nullptr ? user->text : evaluation.client.user;
    result.user = written;
    result.shown_user = written;
    if (expand_user(evaluation, user) == Flow::stop) return Flow::stop;
    const bool checks_all = evaluation.has(Difference::user_expanded) &&
                            !evaluation.has(Difference::command_line_user_literal);
    const bool is_typed = is_typed_user(evaluation, user);
    const bool is_checked = checks_all || result.user != written ||
                            (is_typed && evaluation.has(Difference::typed_user_checked_late));
    if (is_checked && !is_valid_user(result.user, evaluation.client.dialect)) {
        return refuse_for(evaluation,
                          origin_of_value(evaluation, Keyword::user),
                          is_typed ? ComplaintKind::other : ComplaintKind::bad_value,
                          "remote username contains invalid characters");
    }
    return Flow::go_on;
}

/// UpdateHostKeys ask becomes no where nobody could be asked (ssh.c main).
void silence_key_updates(Evaluation& evaluation) {
    const Resolution& result = evaluation.result;
    if (effective(evaluation, Keyword::update_host_keys) != "ask") return;
    const bool persists = effective(evaluation, Keyword::control_persist) != "no";
    const bool has_path = is_settled(evaluation, Keyword::control_path);
    const bool is_careful = evaluation.has(Difference::key_updates_need_ears);
    const LogLevel level = log_level_of(effective(evaluation, Keyword::log_level));
    const bool is_deaf = !evaluation.command.empty() ||
                         is_settled(evaluation, Keyword::remote_command) ||
                         result.text(Keyword::request_tty) == "false" || level < LogLevel::info;
    if ((persists && (has_path || !is_careful)) || (is_careful && is_deaf)) {
        evaluation.result.settle(Keyword::update_host_keys, {"false"});
    }
}

Flow check_consistency(Evaluation& evaluation) {
    const Resolution& result = evaluation.result;
    if (effective(evaluation, Keyword::proxy_use_fdpass) == "yes" && result.proxy_command == "-") {
        return refuse_for(evaluation,
                          origin_of_value(evaluation, Keyword::proxy_use_fdpass),
                          ComplaintKind::bad_value,
                          "ProxyCommand=- and ProxyUseFDPass are incompatible");
    }
    silence_key_updates(evaluation);
    if (result.text(Keyword::connection_attempts) == "0") {
        return refuse_for(evaluation,
                          origin_of_value(evaluation, Keyword::connection_attempts),
                          ComplaintKind::bad_number,
                          "Invalid number of ConnectionAttempts");
    }
    const bool has_remote = is_settled(evaluation, Keyword::remote_command);
    if (!evaluation.command.empty() && has_remote) {
        return refuse(evaluation, "Cannot execute command-line and remote command.");
    }
    const bool has_session = result.text(Keyword::session_type) != "none";
    if (result.text(Keyword::fork_after_authentication) == "yes" && evaluation.command.empty() &&
        !has_remote && has_session) {
        return refuse_for(evaluation,
                          origin_of_value(evaluation, Keyword::fork_after_authentication),
                          ComplaintKind::bad_value,
                          "Cannot fork into background without a command to execute.");
    }
    return Flow::go_on;
}

/// ssh says so where it would want a terminal, and has none.
void notice_missing_terminal(Evaluation& evaluation) {
    const Resolution& result = evaluation.result;
    const std::string_view tty = effective(evaluation, Keyword::request_tty);
    const bool has_command =
        !evaluation.command.empty() || is_settled(evaluation, Keyword::remote_command);
    const bool is_wanted = has_command ? tty == "true" || tty == "force" : tty != "false";
    const bool has_session = result.text(Keyword::session_type) != "none" ||
                             !evaluation.has(Difference::session_types_conflict);
    const bool commands_master = evaluation.master_command && *evaluation.master_command != "proxy";
    const bool is_closed = result.text(Keyword::stdin_null) == "yes";
    if (!is_wanted || !has_session || commands_master || tty == "force") return;
    if (!is_closed && evaluation.client.stdin_is_terminal) return;
    say(evaluation,
        {.text = "Pseudo-terminal will not be allocated because stdin is not a terminal.",
         .severity = Severity::info,
         .voice = Voice::notice});
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
    if (fill_defaults(evaluation) == Flow::stop) return Flow::stop;
    result.port = port_of(evaluation);
    if (check_jump(evaluation) == Flow::stop) return Flow::stop;
    if (check_consistency(evaluation) == Flow::stop) return Flow::stop;
    result.log.level = log_level_of(effective(evaluation, Keyword::log_level));
    notice_missing_terminal(evaluation);
    if (settle_user(evaluation) == Flow::stop) return Flow::stop;
    if (expand_values(evaluation) == Flow::stop) return Flow::stop;
    result.host_key_name = host_key_name(result);
    note_probes(evaluation);
    return Flow::go_on;
}

}  // namespace sshplan
