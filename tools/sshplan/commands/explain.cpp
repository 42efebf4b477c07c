#include "tools/sshplan/commands/explain.hpp"

#include <utility>
#include <variant>

#include <fmt/format.h>

#include "planner/explore/explore.hpp"
#include "planner/explore/other_dialects.hpp"
#include "planner/invocation/quote.hpp"
#include "planner/lint/all_rules.hpp"
#include "tools/sshplan/commands/command_line.hpp"
#include "tools/sshplan/commands/evaluation_options.hpp"
#include "tools/sshplan/session/client.hpp"
#include "tools/sshplan/session/colour.hpp"
#include "tools/sshplan/session/sources.hpp"
#include "tools/sshplan/session/status.hpp"
#include "tools/sshplan/views/diagnostics.hpp"
#include "tools/sshplan/views/explain_json.hpp"
#include "tools/sshplan/views/explain_text.hpp"

namespace sshplan::cli {

namespace {

/// What is known of a command line whose client is not: why.
Explanation stopped(const CommandLine& line, ClientAnswer answer) {
    return {.destination = line.invocation.destination.typed,
            .client = std::move(answer.client),
            .complaints = {std::move(*answer.complaint)},
            .ending = answer.ending};
}

using Explained = std::variant<Explanation, BadNameTable>;

Explained explain_line(const CommandLine& line, const Caller& caller, ConfigFiles& files) {
    ClientAnswer answer = find_client(caller.reading, files, line.openssh.dialect, line.options);
    if (answer.complaint) {
        return stopped(line, std::move(answer));
    }
    auto sources = condition_sources(caller, line.options, answer.client.shell);
    if (auto* const bad = std::get_if<BadNameTable>(&sources)) {
        return std::move(*bad);
    }
    ExplorationOptions limits{.assumptions = line.options.assumptions,
                              .sources = std::get<ConditionSources>(std::move(sources))};
    Explanation explanation =
        explore(line.invocation, answer.client, caller.reading, files, limits);
    std::vector<Note>& notes = explanation.notes;
    notes.insert(notes.end(), answer.notes.begin(), answer.notes.end());
    if (line.openssh.note) {
        notes.push_back({"openssh-version", *line.openssh.note});
    }
    limits.sources.reset();
    if (auto others =
            compare_dialects(line.invocation, explanation, caller.reading, files, limits)) {
        notes.push_back(std::move(*others));
    }
    return explanation;
}

/// What goes to standard error: why there is no answer (next to an answer, the views say what ssh
/// says), and what nothing came of.
void print_messages(const Explanation& explanation,
                    const EvaluationOptions& options,
                    const Caller& caller) {
    const Sink& err = caller.streams.err;
    if (explanation.ending != Ending::complete) {
        print_complaints(err.stream,
                         explanation.complaints,
                         {.style = style_on(err, options.colour, caller.reading),
                          .width = caller.streams.width,
                          .home = explanation.client.home});
    }
    const Rule* const rule = find_rule(explanation.destination);
    if (rule != nullptr && !explanation.name.is_named) {
        say(caller.streams,
            fmt::format("{} is a rule of lint. Try: sshplan rule {}", rule->id, rule->id));
    }
    for (const std::string& written : explanation.unused_assumptions) {
        say(caller.streams, fmt::format("--assume '{}' matched no condition", written));
    }
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
    ConfigFiles files{caller.reading};
    const Explained explained = explain_line(line, caller, files);
    if (const auto* const bad = std::get_if<BadNameTable>(&explained)) {
        return wrong_usage(caller.streams, bad->message);
    }
    const Explanation& explanation = std::get<Explanation>(explained);
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
    print_messages(explanation, line.options, caller);
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
