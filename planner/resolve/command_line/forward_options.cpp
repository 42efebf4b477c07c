#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "planner/resolve/command_line/options.hpp"
#include "planner/resolve/values/readers.hpp"

namespace sshplan::command_line {
namespace {

using values::ForwardReading;
using values::ForwardShape;
using values::ForwardSide;

/// -L, -R or -D.
struct Kind {
    char letter;
    Keyword keyword;
    std::string_view name;
    ForwardShape shape;
    ForwardSide side;
};

constexpr std::array kinds{
    Kind{'L', Keyword::local_forward, "local", ForwardShape::with_target, ForwardSide::local},
    Kind{'R', Keyword::remote_forward, "remote", ForwardShape::with_target, ForwardSide::remote},
    Kind{'D', Keyword::dynamic_forward, "dynamic", ForwardShape::dynamic, ForwardSide::local},
};

/// What readconf.c parse_forward() makes of an argument; ssh says what is wrong with its variables.
ForwardReading read_forward(Evaluation& evaluation,
                            const std::string& text,
                            ForwardShape shape,
                            ForwardSide side) {
    auto reading = values::parse_forward(text, shape, side, evaluation.context());
    for (const std::string& error : reading.errors) say(evaluation, {.text = error});
    return reading;
}

}  // namespace

Flow set_stdio_forward(Evaluation& evaluation, const OptionUse& use) {
    if (evaluation.result.has_stdio_forward) {
        return refuse(evaluation, "stdio forward already specified");
    }
    if (evaluation.master_command) {
        return refuse(evaluation, "Cannot specify stdio forward with -O");
    }
    const auto forward =
        read_forward(evaluation, use.argument, ForwardShape::dynamic, ForwardSide::local).forward;
    if (!forward) {
        return refuse_option(evaluation,
                             fmt::format("Bad stdio forwarding specification '{}'", use.argument));
    }
    // A port alone is no host to forward to.
    const bool has_path = forward->listen.kind == ForwardEnd::Kind::path;
    evaluation.result.has_stdio_forward =
        forward->listen.kind == ForwardEnd::Kind::host_and_port ||
        (has_path && evaluation.has(Difference::stdio_to_sockets));
    overwrite(evaluation, Keyword::session_type, "none", origin_of(use));
    overwrite(evaluation, Keyword::request_tty, "false", origin_of(use));
    return Flow::go_on;
}

Flow add_forward(Evaluation& evaluation, const OptionUse& use) {
    const Kind& kind = *std::ranges::find(kinds, use.letter, &Kind::letter);
    auto reading = read_forward(evaluation, use.argument, kind.shape, kind.side);
    if (!reading.forward && kind.side == ForwardSide::remote) {
        reading = read_forward(evaluation, use.argument, ForwardShape::dynamic, kind.side);
    }
    if (!reading.forward) {
        return refuse_option(
            evaluation,
            fmt::format("Bad {} forwarding specification '{}'", kind.name, use.argument));
    }
    const Value value = values::value_of(std::move(reading), kind.shape);
    const Origin origin = origin_of(use);
    if (check_low_port(evaluation, kind.keyword, value, origin) == Flow::stop) return Flow::stop;
    if (const auto excess = obtain(evaluation, kind.keyword, value, origin, always)) {
        return refuse(evaluation, *excess);
    }
    return Flow::go_on;
}

}  // namespace sshplan::command_line
