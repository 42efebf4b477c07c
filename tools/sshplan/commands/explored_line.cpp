#include "tools/sshplan/commands/explored_line.hpp"

#include <utility>

#include <fmt/format.h>

#include "planner/explore/explore.hpp"
#include "tools/sshplan/commands/decide.hpp"
#include "tools/sshplan/session/client.hpp"
#include "tools/sshplan/session/colour.hpp"
#include "tools/sshplan/views/diagnostics.hpp"

namespace sshplan::cli {

namespace {

/// What is known of a command line whose client is not: why.
Explanation stopped(const CommandLine& line, ClientAnswer answer) {
    return {.destination = line.invocation.destination.typed,
            .client = std::move(answer.client),
            .complaints = {std::move(*answer.complaint)},
            .ending = answer.ending};
}

}  // namespace

std::variant<Explanation, BadNameTable> explore_line(const CommandLine& line,
                                                     const Caller& caller,
                                                     ConfigFiles& files,
                                                     Inclusions& inclusions) {
    ClientAnswer answer = find_client(caller.reading, files, line.openssh.dialect, line.options);
    if (answer.complaint) return stopped(line, std::move(answer));
    auto sources = condition_sources(caller, line.options, answer.client.shell);
    if (auto* const bad = std::get_if<BadNameTable>(&sources)) return std::move(*bad);
    ExplorationOptions limits{.assumptions = line.options.assumptions,
                              .sources = std::get<ConditionSources>(std::move(sources)),
                              .inclusions = &inclusions};
    if (line.options.detail == Detail::everything) limits.blocks = BlocksRead::all;
    const ConnectOptions& own = line.options.connect;
    limits.sources->watch =
        command_watch(own.exec_timeout.value_or(usual_timeout), own.voice, caller);
    Explanation explanation =
        explore(line.invocation, answer.client, caller.reading, files, limits);
    std::vector<Note>& notes = explanation.notes;
    notes.insert(notes.end(), answer.notes.begin(), answer.notes.end());
    if (line.openssh.note) notes.push_back({"openssh-version", *line.openssh.note});
    return explanation;
}

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
    for (const std::string& written : explanation.unused_assumptions) {
        say(caller.streams, fmt::format("--assume '{}' matched no condition", written));
    }
}

}  // namespace sshplan::cli
