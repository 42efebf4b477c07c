#include <algorithm>

#include <fmt/format.h>

#include "planner/invocation/validity.hpp"
#include "planner/resolve/command_line/options.hpp"

namespace sshplan {
namespace {

using command_line::set_first;
using command_line::set_port;
using command_line::take_option;

Flow take_destination(Evaluation& evaluation) {
    const Destination& destination = evaluation.invocation.destination;
    const Origin origin{.kind = OriginKind::command_line, .option = destination.typed};
    evaluation.result.host_argument = destination.host;
    if (destination.user) set_first(evaluation, Keyword::user, *destination.user, origin);
    if (destination.port) return set_port(evaluation, std::to_string(*destination.port), origin);
    if (destination.service) return set_port(evaluation, *destination.service, origin);
    return Flow::go_on;
}

/// ssh.c main, valid_ruser() and valid_hostname().
Flow check_names(Evaluation& evaluation) {
    if (!evaluation.has(Difference::names_validated)) return Flow::go_on;
    const Dialect& dialect = evaluation.client.dialect;
    const Obtained* const user = evaluation.result.value(Keyword::user);
    const bool checked = user != nullptr && (!user->origin.option.starts_with("-o") ||
                                             dialect.has(Difference::option_user_validated));
    if (checked && !is_valid_user(user->text, dialect)) {
        return refuse(evaluation, "remote username contains invalid characters");
    }
    if (!is_valid_host(evaluation.result.host_argument, dialect)) {
        return refuse(evaluation, "hostname contains invalid characters");
    }
    return Flow::go_on;
}

}  // namespace

Flow read_command_line(Evaluation& evaluation) {
    const Invocation& invocation = evaluation.invocation;
    for (std::size_t i = 0; i < invocation.options.size(); ++i) {
        if (i == invocation.options_before && take_destination(evaluation) == Flow::stop) {
            return Flow::stop;
        }
        if (take_option(evaluation, invocation.options[i]) == Flow::stop) return Flow::stop;
    }
    if (invocation.options_before == invocation.options.size() &&
        take_destination(evaluation) == Flow::stop) {
        return Flow::stop;
    }
    evaluation.command = fmt::format("{}", fmt::join(invocation.command, " "));
    const bool wants_subsystem =
        std::ranges::find(invocation.options, 's', &OptionUse::letter) != invocation.options.end();
    if (wants_subsystem && invocation.command.empty()) {
        return refuse(evaluation, "You must specify a subsystem to invoke.");
    }
    return check_names(evaluation);
}

}  // namespace sshplan
