#include "tools/sshplan/commands/explain.hpp"

#include <utility>
#include <variant>

#include <fmt/format.h>

#include "planner/explore/other_dialects.hpp"
#include "planner/invocation/quote.hpp"
#include "planner/lint/all_rules.hpp"
#include "tools/sshplan/commands/command_line.hpp"
#include "tools/sshplan/commands/decide.hpp"
#include "tools/sshplan/commands/evaluation_options.hpp"
#include "tools/sshplan/commands/explored_line.hpp"
#include "tools/sshplan/commands/plan_writing.hpp"
#include "tools/sshplan/session/colour.hpp"
#include "tools/sshplan/session/status.hpp"
#include "tools/sshplan/views/explain_json.hpp"
#include "tools/sshplan/views/explain_text.hpp"

namespace sshplan::cli {

namespace {

/// Adds in which releases the command line would lead elsewhere.
void add_other_dialects(Explanation& explanation,
                        const CommandLine& line,
                        const Caller& caller,
                        ConfigFiles& files) {
    if (explanation.routes.empty()) return;  // nobody knows who calls
    const ExplorationOptions limits{.assumptions = line.options.assumptions};
    auto others = compare_dialects(line.invocation, explanation, caller.reading, files, limits);
    if (others) explanation.notes.push_back(*std::move(others));
}

/// Somebody may have meant a rule.
void suggest_rule(const Explanation& explanation, const Caller& caller) {
    const Rule* const rule = find_rule(explanation.destination);
    if (rule == nullptr || explanation.name.is_named) return;
    say(caller.streams,
        fmt::format("{} is a rule of lint. Try: sshplan rule {}", rule->id, rule->id));
}

}  // namespace

int explain(std::span<const std::string> words, const Caller& caller) {
    const auto read = read_command_line(words, "explain", caller.reading);
    if (const auto* const wrong = std::get_if<WrongCommandLine>(&read)) {
        return wrong_usage(caller.streams, wrong->message);
    }
    const auto& line = std::get<CommandLine>(read);
    const Sink& out = caller.streams.out;
    if (line.options.wants_help) {
        out.stream << explain_help();
        return status::done;
    }
    const std::string obstacle =
        line.options.connect.plan ? plan_obstacle(line.options) : std::string{};
    if (!obstacle.empty()) return wrong_usage(caller.streams, obstacle);
    ConfigFiles files{caller.reading};
    Inclusions inclusions;
    auto explained = explore_line(line, caller, files, inclusions);
    if (const auto* const bad = std::get_if<BadNameTable>(&explained)) {
        return wrong_usage(caller.streams, bad->message);
    }
    Explanation& explanation = std::get<Explanation>(explained);
    if (const Condition* const condition = interrupted(explanation)) {
        end_interrupted(*condition, caller);
        return status::undecided;
    }
    add_other_dialects(explanation, line, caller, files);
    if (line.options.format == Format::json) {
        out.stream << explanation_json(explanation);
    } else if (explanation.ending == Ending::complete) {
        print_explanation(out.stream,
                          explanation,
                          {.style = style_on(out, line.options.colour, caller.reading),
                           .width = caller.streams.width,
                           .detail = line.options.detail,
                           .command = shell_command("sshplan explain", words)});
    }
    suggest_rule(explanation, caller);
    print_messages(explanation, line.options, caller);
    if (line.options.connect.plan) {
        return write_plan(words, line, explanation, files, inclusions, caller);
    }
    return status::of(explanation.ending);
}

std::string explain_help() {
    return fmt::format(
        "usage: sshplan explain {}\n\n"
        "Says where `ssh DEST` would go, hop by hop, and which line of the configuration is\n"
        "behind it. Takes all options of ssh; runs and contacts nothing.\n\n"
        "{}\n"
        "examples:\n"
        "  sshplan explain host3\n"
        "  sshplan explain -J bastion -p 2222 ana@host3\n"
        "  sshplan explain --assume C1=no host3\n"
        "  sshplan explain --format json --user-config ./config --system-config none host3\n",
        command_line_usage,
        own_options_help("explain"));
}

}  // namespace sshplan::cli
