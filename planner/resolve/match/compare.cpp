#include "planner/resolve/match/compare.hpp"

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/resolve/address.hpp"
#include "planner/resolve/match/reasons.hpp"

namespace sshplan {
namespace {

std::string session_type(const Evaluation& evaluation) {
    const std::string_view type = effective(evaluation, Keyword::session_type);
    if (type != "default") return std::string{type};
    return evaluation.command.empty() ? "shell" : "exec";
}

void compare_text(Verdict& verdict,
                  const Clause& clause,
                  std::string_view value,
                  LetterCase letter_case) {
    const ListMatch match = match_pattern_list(value, clause.argument, letter_case).match;
    verdict.settle(
        match == ListMatch::positive, clause, [&] { return reason_of_value(clause, value); });
}

/// tagged and command: what is not there matches the empty argument alone.
void compare_optional(Verdict& verdict,
                      const Clause& clause,
                      std::string_view value,
                      const Dialect& dialect) {
    if (!value.empty() || !dialect.has(Difference::match_command)) {
        return compare_text(verdict, clause, value, LetterCase::sensitive);
    }
    verdict.settle(
        clause.argument.empty(), clause, [&] { return reason_of_value(clause, "not set"); });
}

/// Match host looks at Hostname; the name that was typed may be another.
void note_hostname(Evaluation& evaluation,
                   const LineAt& line,
                   const Clause& clause,
                   const std::string& host) {
    const auto hits = [&](std::string_view name) {
        return match_pattern_list(lower_case(name), clause.argument, LetterCase::patterns_lowered)
                   .match == ListMatch::positive;
    };
    const bool typed_hits = hits(evaluation.match_host);
    if (hits(host) == typed_hits) return;
    evaluation.result.note("match-host-sees-hostname",
                           fmt::format("{}Match host compares with the Hostname set above it, {}; "
                                       "{}originalhost {} would {}match",
                                       line.location(),
                                       host,
                                       clause.is_negated ? "!" : "",
                                       clause.argument,
                                       typed_hits != clause.is_negated ? "" : "not "));
}

Flow compare_host(Evaluation& evaluation,
                  const LineAt& line,
                  const Clause& clause,
                  Verdict& verdict) {
    const std::string* const host = host_so_far(evaluation);
    if (host == nullptr) return Flow::stop;
    if (verdict.holds() && evaluation.pass == 1) note_hostname(evaluation, line, clause, *host);
    compare_text(verdict, clause, lower_case(*host), LetterCase::patterns_lowered);
    return Flow::go_on;
}

/// A command that was run and did not exit by itself stops ssh; one that we ended does not.
Flow check_end(Evaluation& evaluation,
               const LineAt& line,
               const Clause& clause,
               const Condition& condition) {
    const std::optional<CommandEnd>& end = condition.end;
    if (!end || end->kind == CommandEnd::Kind::exited) return Flow::go_on;
    if (end->kind == CommandEnd::Kind::timed_out) return Flow::go_on;  // it stays undecided
    if (end->kind == CommandEnd::Kind::interrupted) return refuse(evaluation, "interrupted");
    if (end->kind == CommandEnd::Kind::no_shell) {
        return refuse(
            evaluation,
            fmt::format(
                "Shell \"{}\" is not executable: {}", evaluation.client.shell, end->reason));
    }
    if (end->kind == CommandEnd::Kind::lost) {
        return refuse(evaluation, fmt::format("execute_in_shell: waitpid: {}", end->reason));
    }
    complain(evaluation,
             line,
             clause.span,
             ComplaintKind::other,
             fmt::format("command '{}' exited abnormally", shortened(condition.text)));
    return refuse_line(
        evaluation,
        line,
        clause.span,
        ComplaintKind::other,
        fmt::format("{}match exec '{}' error", line.location(), shortened(condition.text)));
}

Flow ask_command(Evaluation& evaluation,
                 const LineAt& line,
                 const Clause& clause,
                 Verdict& verdict) {
    // ssh expands the command even where it will not run it.
    const ExpandedText expansion =
        expand(clause.argument, Keyword::match, tokens_so_far(evaluation), evaluation.context());
    for (const std::string& text : expansion.errors) {
        complain(evaluation, line, clause.span, kind_of(expansion), text);
    }
    if (expansion.failure) {
        return refuse_line(evaluation, line, clause.span, kind_of(expansion), *expansion.failure);
    }
    if (!verdict.wants_answer()) return Flow::go_on;
    verdict.ask(ConditionKind::exec, expansion.text, clause);
    return check_end(
        evaluation, line, clause, evaluation.conditions().all()[verdict.asked().back()]);
}

Flow ask_network(Evaluation& evaluation,
                 const LineAt& line,
                 const Clause& clause,
                 Verdict& verdict) {
    std::vector<std::string> faults = network_list_faults(clause.argument);
    if (!faults.empty()) {
        std::string last = std::move(faults.back());
        faults.pop_back();
        constexpr ComplaintKind kind = ComplaintKind::bad_network;
        for (std::string& fault : faults) {
            complain(evaluation, line, clause.span, kind, std::move(fault));
        }
        return bad_match(evaluation, line, clause.span, kind, std::move(last));
    }
    if (verdict.wants_answer()) verdict.ask(ConditionKind::local_network, clause.argument, clause);
    return Flow::go_on;
}

}  // namespace

Flow bad_match(
    Evaluation& evaluation, const LineAt& line, Span span, ComplaintKind kind, std::string text) {
    complain(evaluation, line, span, kind, std::move(text));
    return bad_line(evaluation, line, span, kind, "Bad Match condition");
}

Flow compare(
    Evaluation& evaluation, const LineAt& line, const Clause& clause, Test test, Verdict& verdict) {
    const Resolution& so_far = evaluation.result;
    const Client& client = evaluation.client;
    const auto sensitive = [&](std::string_view value) {
        compare_text(verdict, clause, value, LetterCase::sensitive);
    };
    switch (test) {
        case Test::host:
            return compare_host(evaluation, line, clause, verdict);
        case Test::exec:
            return ask_command(evaluation, line, clause, verdict);
        case Test::local_network:
            return ask_network(evaluation, line, clause, verdict);
        case Test::original_host:
            compare_text(
                verdict, clause, lower_case(so_far.host_argument), LetterCase::patterns_lowered);
            break;
        case Test::user:
            sensitive(so_far.text(Keyword::user, client.user));
            break;
        case Test::local_user:
            sensitive(client.user);
            break;
        case Test::version:
            sensitive(client.dialect.banner);
            break;
        case Test::session_type:
            sensitive(session_type(evaluation));
            break;
        case Test::tagged:
            compare_optional(verdict, clause, so_far.text(Keyword::tag), client.dialect);
            break;
        case Test::command:
            compare_optional(verdict, clause, evaluation.command, client.dialect);
            break;
    }
    return Flow::go_on;
}

}  // namespace sshplan
