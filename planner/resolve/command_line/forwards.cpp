#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "planner/resolve/command_line/options.hpp"

namespace sshplan::command_line {
namespace {

using K = Keyword;

constexpr std::size_t shortest_cut = 256;  // what a line of a file loses its end at

/// Reads an option's argument as the value of a keyword's line; nothing if it is not accepted.
std::optional<Value> read_as(Evaluation& evaluation, const std::string& line) {
    const OpenedFile& file = evaluation.surroundings.files.option(line);
    const std::span<const Directive> directives = file.config->directives();
    if (directives.size() != 1) return std::nullopt;
    const ValueAnswer answer =
        read_value(directives.front(), {evaluation.client.dialect, evaluation.world()});
    const auto* const value = std::get_if<Value>(&answer);
    return value != nullptr ? std::optional{*value} : std::nullopt;
}

}  // namespace

Flow set_stdio_forward(Evaluation& evaluation, const OptionUse& use) {
    if (evaluation.result.has_stdio_forward) {
        return refuse(evaluation, "stdio forward already specified");
    }
    // Its argument is what DynamicForward takes (readconf.c parse_forward), but of any length.
    const bool is_short = use.argument.size() < shortest_cut;
    if (is_short && !read_as(evaluation, fmt::format("DynamicForward \"{}\"", use.argument))) {
        return refuse(evaluation,
                      fmt::format("Bad stdio forwarding specification '{}'", use.argument));
    }
    evaluation.result.has_stdio_forward = true;
    overwrite(evaluation, K::session_type, "none", origin_of(use));
    overwrite(evaluation, K::request_tty, "false", origin_of(use));
    return Flow::go_on;
}

/// -L, -R and -D are their keywords with a colon for the blank.
Flow add_forward(Evaluation& evaluation, const OptionUse& use) {
    struct Kind {
        char letter;
        Keyword keyword;
        std::string_view name;
    };
    constexpr std::array kinds{Kind{'L', K::local_forward, "local"},
                               Kind{'R', K::remote_forward, "remote"},
                               Kind{'D', K::dynamic_forward, "dynamic"}};
    const Kind& kind = *std::ranges::find(kinds, use.letter, &Kind::letter);
    const std::size_t colon = use.letter == 'D' ? std::string::npos : use.argument.find(':');
    std::string line =
        fmt::format("{} \"{}\"", describe(kind.keyword).spelling, use.argument.substr(0, colon));
    if (colon != std::string::npos) line += fmt::format(" \"{}\"", use.argument.substr(colon + 1));
    const std::optional<Value> value = read_as(evaluation, line);
    if (!value) {
        return refuse(evaluation,
                      fmt::format("Bad {} forwarding specification '{}'", kind.name, use.argument));
    }
    (void)obtain(evaluation, kind.keyword, *value, origin_of(use), always);
    return Flow::go_on;
}

}  // namespace sshplan::command_line
