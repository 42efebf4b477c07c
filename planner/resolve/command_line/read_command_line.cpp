#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "planner/invocation/validity.hpp"
#include "planner/resolve/command_line/options.hpp"
#include "planner/world/services.hpp"

namespace sshplan {
namespace {

using command_line::set_first;
using command_line::set_port;
using command_line::take_option;

Flow take_destination(Evaluation& evaluation) {
    const Destination& destination = evaluation.invocation.destination;
    const Origin origin{.kind = OriginKind::command_line, .option = destination.typed};
    evaluation.result.host_argument = destination.host;
    std::string port;
    if (destination.port) port = std::to_string(*destination.port);
    if (destination.service) port = *destination.service;
    if (!port.empty() && read_port(evaluation.world(), port).value_or(0) == 0) {
        return refuse_with_usage(evaluation,
                                 fmt::format("{}: '{}' is no port", destination.typed, port));
    }
    // Since 10.1, a URI without a user counts as if it had one.
    const bool is_uri = destination.form == Destination::Form::uri;
    evaluation.has_typed_user =
        is_uri && !destination.user && evaluation.result.value(Keyword::user) == nullptr;
    if (destination.user) set_first(evaluation, Keyword::user, *destination.user, origin);
    return port.empty() ? Flow::go_on : set_port(evaluation, port, origin);
}

Flow check_user(Evaluation& evaluation) {
    const Obtained* const user = evaluation.result.value(Keyword::user);
    const bool is_checked = user != nullptr && evaluation.has(Difference::user_checked_early);
    return is_checked && !is_valid_user(user->text, evaluation.client.dialect)
               ? refuse(evaluation, "remote username contains invalid characters")
               : Flow::go_on;
}

/// ssh.c main, valid_ruser() and valid_hostname().
Flow check_names(Evaluation& evaluation) {
    const bool user_first = evaluation.has(Difference::user_checked_before_host);
    if (user_first && check_user(evaluation) == Flow::stop) return Flow::stop;
    if (!is_valid_host(evaluation.result.host_argument, evaluation.client.dialect)) {
        return refuse(evaluation, "hostname contains invalid characters");
    }
    return check_user(evaluation);
}

}  // namespace

Flow read_words(Evaluation& evaluation) {
    const Invocation& invocation = evaluation.invocation;
    const auto options = std::span{invocation.options};
    const auto take_all = [&](std::span<const OptionUse> some) {
        const auto stops = [&](const OptionUse& use) {
            return take_option(evaluation, use) == Flow::stop;
        };
        return std::ranges::any_of(some, stops) ? Flow::stop : Flow::go_on;
    };
    if (take_all(options.first(invocation.options_before)) == Flow::stop) return Flow::stop;
    const bool has_destination = !invocation.destination.typed.empty();
    if (has_destination && take_destination(evaluation) == Flow::stop) return Flow::stop;
    return take_all(options.subspan(invocation.options_before));
}

namespace {

/// From here on ssh speaks as loudly as the options say.
Flow open_log(Evaluation& evaluation) {
    if (evaluation.invocation.has('y') && evaluation.invocation.has('E')) {
        return refuse(evaluation, "Can't specify both -y and -E");
    }
    evaluation.result.log = {log_level_of(effective(evaluation, Keyword::log_level)),
                             evaluation.invocation.has('y')};
    return Flow::go_on;
}

}  // namespace

Flow read_command_line(Evaluation& evaluation) {
    if (read_words(evaluation) == Flow::stop) return Flow::stop;
    if (check_names(evaluation) == Flow::stop) return Flow::stop;
    const std::vector<std::string>& words = evaluation.invocation.command;
    evaluation.command = fmt::format("{}", fmt::join(words, " "));
    const bool wants_subsystem =
        evaluation.result.text(Keyword::session_type) == "subsystem" ||
        (evaluation.invocation.has('s') && !evaluation.has(Difference::session_types_conflict));
    if (wants_subsystem && words.empty()) {
        evaluation.result.shows_usage = true;
        return refuse_option(evaluation, "You must specify a subsystem to invoke.");
    }
    return open_log(evaluation);
}

}  // namespace sshplan
