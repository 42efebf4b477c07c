#include "tools/sshplan/commands/preflight.hpp"

#include <variant>

#include <fmt/format.h>

#include "planner/connect/preflight/preflight.hpp"
#include "planner/invocation/quote.hpp"
#include "tools/sshplan/commands/command_line.hpp"
#include "tools/sshplan/commands/decide.hpp"
#include "tools/sshplan/commands/evaluation_options.hpp"
#include "tools/sshplan/commands/explored_line.hpp"
#include "tools/sshplan/session/colour.hpp"
#include "tools/sshplan/session/status.hpp"
#include "tools/sshplan/views/preflight_json.hpp"
#include "tools/sshplan/views/preflight_text.hpp"

namespace sshplan::cli {

namespace {

int status_of(const Explanation& explanation, const Preflight& found) {
    if (explanation.ending != Ending::complete) return status::of(explanation.ending);
    return count_stops(found) > 0 ? status::found : status::done;
}

}  // namespace

int preflight_command(std::span<const std::string> words, const Caller& caller) {
    const auto read = read_command_line(words, "preflight", caller.reading);
    if (const auto* const wrong = std::get_if<WrongCommandLine>(&read)) {
        return wrong_usage(caller.streams, wrong->message);
    }
    const auto& line = std::get<CommandLine>(read);
    const Sink& out = caller.streams.out;
    if (line.options.wants_help) {
        out.stream << preflight_help();
        return status::done;
    }
    set_limits(caller, line.options.limits);
    ConfigFiles files{caller.reading};
    Inclusions inclusions;
    const auto explained = explore_line(line, caller, files, inclusions);
    if (const auto* const bad = std::get_if<BadNameTable>(&explained)) {
        return wrong_usage(caller.streams, bad->message);
    }
    const Explanation& explanation = std::get<Explanation>(explained);
    if (const Condition* const condition = interrupted(explanation)) {
        end_interrupted(*condition, caller);
        return status::undecided;
    }
    const bool has_answer = explanation.ending == Ending::complete;
    const Preflight found = has_answer ? preflight(explanation, caller.acting) : Preflight{};
    if (line.options.format == Format::json) {
        out.stream << preflight_json(explanation, found);
    } else if (has_answer) {
        print_preflight(out.stream,
                        explanation,
                        found,
                        {.style = style_on(out, line.options.colour, caller.reading),
                         .width = caller.streams.width,
                         .command = shell_command("sshplan explain", words)});
    }
    print_messages(explanation, line.options, caller);
    return status_of(explanation, found);
}

std::string preflight_help() {
    return fmt::format(
        "usage: sshplan preflight {}\n\n"
        "Looks before `ssh DEST` leaps: for each hop the key files and their permissions, the\n"
        "agent, the host key, the place of a control socket; and whether the first port answers.\n"
        "Takes all options of ssh; opens no key, logs in nowhere, and asks nobody behind the\n"
        "first hop. Exit status 1: something would stop the connection.\n\n"
        "{}\n"
        "examples:\n"
        "  sshplan preflight host3\n"
        "  sshplan preflight --exec=run host3          also runs Match exec commands, as ssh does\n"
        "  sshplan preflight --format json -J bastion host3\n",
        command_line_usage,
        own_options_help("preflight"));
}

}  // namespace sshplan::cli
