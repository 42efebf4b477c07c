#include "tools/sshplan/commands/resolve.hpp"

#include <fmt/format.h>

#include "planner/explore/explore_dump.hpp"
#include "planner/invocation/quote.hpp"
#include "tools/sshplan/commands/command_line.hpp"
#include "tools/sshplan/commands/decide.hpp"
#include "tools/sshplan/commands/evaluation_options.hpp"
#include "tools/sshplan/commands/explored_line.hpp"
#include "tools/sshplan/session/client.hpp"
#include "tools/sshplan/session/colour.hpp"
#include "tools/sshplan/session/give_up.hpp"
#include "tools/sshplan/session/sources.hpp"
#include "tools/sshplan/session/status.hpp"
#include "tools/sshplan/views/diagnostics.hpp"
#include "tools/sshplan/views/resolve_json.hpp"
#include "tools/sshplan/views/ssh_output.hpp"
#include "tools/sshplan/views/undecided_text.hpp"

namespace sshplan::cli {

namespace {

/// What is printed for a command line whose client is not known: why.
DumpAnswer stopped(const ClientAnswer& answer) {
    return {
        .end = answer.ending == Ending::limit ? DumpAnswer::End::limit : DumpAnswer::End::refused,
        .complaints = {*answer.complaint}};
}

void print_messages(const DumpAnswer& answer,
                    const ClientAnswer& client,
                    const CommandLine& line,
                    std::span<const std::string> words,
                    const Caller& caller) {
    const Sink& err = caller.streams.err;
    const DiagnosticOptions look{.style = style_on(err, line.options.colour, caller.reading),
                                 .width = caller.streams.width,
                                 .home = client.client.home};
    print_complaints(err.stream, answer.complaints, look);
    if (answer.end == DumpAnswer::End::undecided) {
        print_undecided(err.stream, answer, shell_join(words), look);
    }
    for (const Note& note : client.notes) say(caller.streams, note.text);
    if (line.openssh.note) say(caller.streams, *line.openssh.note);
    for (const std::string& written : answer.unused_assumptions) {
        say(caller.streams, fmt::format("--assume '{}' matched no condition", written));
    }
}

int status_of(DumpAnswer::End end) {
    switch (end) {
        case DumpAnswer::End::printed:
            return status::done;
        case DumpAnswer::End::refused:
            return status::refused;
        case DumpAnswer::End::undecided:
        case DumpAnswer::End::limit:
            return status::undecided;
    }
    return status::fault;
}

}  // namespace

int resolve_command(std::span<const std::string> words, const Caller& caller) {
    const auto read = read_command_line(words, "resolve", caller.reading);
    if (const auto* const wrong = std::get_if<WrongCommandLine>(&read)) {
        return wrong_usage(caller.streams, wrong->message);
    }
    const auto& line = std::get<CommandLine>(read);
    const Sink& out = caller.streams.out;
    if (line.options.wants_help) {
        out.stream << resolve_help();
        return status::done;
    }
    give_up_acting(caller, line.options, GivenUp::acting_and_writing);
    set_limits(caller, line.options.limits);
    ConfigFiles files{caller.reading};
    ClientAnswer client = find_client(caller.reading, files, line.openssh.dialect, line.options);
    auto sources = condition_sources(caller, line.options, client.client.shell);
    if (const auto* const bad = std::get_if<BadNameTable>(&sources)) {
        return wrong_usage(caller.streams, bad->message);
    }
    if (auto* const found = std::get_if<ConditionSources>(&sources)) {
        found->watch = command_watch(line.options.connect.exec_timeout.value_or(usual_timeout),
                                     line.options.connect.voice,
                                     caller);
    }
    const DumpAnswer answer =
        client.complaint
            ? stopped(client)
            : explore_dump(line.invocation,
                           client.client,
                           caller.reading,
                           files,
                           {.assumptions = line.options.assumptions,
                            .sources = std::get<ConditionSources>(std::move(sources))});
    if (line.options.format == Format::json) {
        out.stream << dump_json(
            answer, line.invocation.destination.typed, line.openssh.dialect.name);
    } else if (answer.end == DumpAnswer::End::printed) {
        print_dump(out, answer.lines);
    }
    print_messages(answer, client, line, words, caller);
    return status_of(answer.end);
}

std::string resolve_help() {
    return fmt::format(
        "usage: sshplan resolve {}\n\n"
        "Prints what `ssh -G` prints, byte for byte, as any known OpenSSH would; but runs and\n"
        "contacts nothing. Where a condition that nobody answered changes what would be printed,\n"
        "it is named, and nothing is printed.\n\n"
        "{}\n"
        "examples:\n"
        "  sshplan resolve host3\n"
        "  sshplan resolve --openssh 8.4 host3 | diff - <(sshplan resolve --openssh 10.5 host3)\n"
        "  sshplan resolve --assume C1=no host3\n"
        "  sshplan resolve --exec=run --dns=system host3     asks as ssh -G does\n"
        "  sshplan -G -F ./config host3                      in the place of `ssh -G`\n",
        command_line_usage,
        own_options_help("resolve"));
}

}  // namespace sshplan::cli
