#include "tools/sshplan/commands/stand_in.hpp"

#include <utility>

#include <fmt/format.h>

#include "planner/dialect/installed.hpp"
#include "planner/invocation/invocation.hpp"
#include "planner/resolve/dump/dump.hpp"
#include "planner/resolve/resolve.hpp"
#include "tools/sshplan/session/client.hpp"
#include "tools/sshplan/session/status.hpp"
#include "tools/sshplan/views/ssh_output.hpp"

namespace sshplan::cli {

namespace {

/// What ssh says of a command line that it cannot read, after what it says of the options before.
int refuse_usage(const UsageFault& fault,
                 Resolution before,
                 const Dialect& dialect,
                 const Caller& caller) {
    const Sink& err = caller.streams.err;
    if (before.ending == Ending::complete) {
        const bool is_option = fault.kind == UsageFault::Kind::unknown_option ||
                               fault.kind == UsageFault::Kind::argument_missing;
        if (is_option) {
            before.complaints.push_back({.text = fault.message, .voice = Voice::notice});
        } else if (fault.kind == UsageFault::Kind::unknown_long_option) {
            before.complaints.push_back({.text = "unknown option -- -", .voice = Voice::notice});
        }
        before.shows_usage = true;
    }
    print_as_ssh(err, before.complaints);
    if (before.shows_usage) err.stream << ssh_usage(dialect.edition);
    return status::ssh_failed;
}

/// Prints what was found, or why not; returns ssh's exit status.
int print_resolution(Resolution resolution, const Client& client, const Caller& caller) {
    const Sink& err = caller.streams.err;
    if (resolution.ending == Ending::complete) {
        auto dumped = dump(resolution, client);
        if (const auto* const lines = std::get_if<std::vector<DumpLine>>(&dumped)) {
            print_as_ssh(err, resolution.complaints);
            print_dump(caller.streams.out, *lines);
            return status::done;
        }
        resolution.complaints.push_back(std::get<DumpFault>(std::move(dumped)).complaint);
    }
    print_as_ssh(err, resolution.complaints);
    if (resolution.shows_usage) err.stream << ssh_usage(client.dialect.edition);
    return status::ssh_failed;
}

}  // namespace

int pass_on(std::span<const std::string> words, const Installed& installed, const Caller& caller) {
    std::vector<std::string> command{installed.path};
    command.insert(command.end(), words.begin(), words.end());
    const auto end = caller.acting.run_program(command);
    if (end && end->kind == CommandEnd::Kind::exited) return end->status;
    say(caller.streams, fmt::format("{} cannot be asked", installed.path));
    return status::ssh_failed;
}

int answer_for(const Installed& installed,
               std::span<const std::string> words,
               const Caller& caller) {
    World& world = caller.acting;
    auto read = read_invocation(words, installed.dialect, no_long_options);
    const auto* const invocation = std::get_if<Invocation>(&read);
    if (invocation != nullptr && invocation->is_question()) {
        return pass_on(words, installed, caller);
    }
    ConfigFiles files{caller.reading};
    ClientAnswer answer = find_client(caller.reading, files, installed.dialect, {});
    if (answer.complaint) {
        print_as_ssh(caller.streams.err, std::span{&*answer.complaint, 1});
        return status::ssh_failed;
    }
    Client& client = answer.client;
    client.stdin_is_terminal = caller.reading.stdin_is_terminal();
    Conditions conditions{{world, world, world, client.shell}, {}};
    const Surroundings surroundings{caller.reading, files, conditions};
    if (auto* const fault = std::get_if<UsageFault>(&read)) {
        return refuse_usage(
            *fault, resolve_words(fault->before, client, surroundings), client.dialect, caller);
    }
    return print_resolution(resolve(*invocation, client, surroundings), client, caller);
}

int stand_in(std::span<const std::string> words, const Caller& caller) {
    const Installed installed = installed_dialect(caller.reading);
    if (installed.version.empty()) {
        say(caller.streams,
            fmt::format("{}; nothing stands in for an unknown ssh",
                        installed.path.empty() ? "no ssh was found in PATH"
                                               : installed.path + " has no version"));
        return status::ssh_failed;
    }
    const bool is_known = !installed.note;
    return is_known ? answer_for(installed, words, caller) : pass_on(words, installed, caller);
}

}  // namespace sshplan::cli
