#include "tools/sshplan/commands/migrate_commands.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "planner/migrate/command/migrate_given.hpp"
#include "tools/sshplan/session/client.hpp"
#include "tools/sshplan/session/colour.hpp"
#include "tools/sshplan/session/openssh.hpp"
#include "tools/sshplan/session/sources.hpp"
#include "tools/sshplan/session/status.hpp"
#include "tools/sshplan/views/diagnostics.hpp"
#include "tools/sshplan/views/migrate_commands_json.hpp"
#include "tools/sshplan/views/migrate_commands_text.hpp"

namespace sshplan::cli {
namespace {

/// The commands in the order in which they were given, and those that cannot be read.
class Gatherer {
public:
    Gatherer(World& world, std::string home) : world_(world), home_(std::move(home)) {}

    /// What it returns says why standard input cannot be read.
    std::optional<std::string> take(const CommandMigration& wanted) {
        for (const std::string& text : wanted.texts) {
            if (text != "-") {
                take_text(text);
            } else if (auto failure = take_lines()) {
                return failure;
            }
        }
        if (!wanted.words.empty()) given.push_back(given_words(++number_, wanted.words));
        return std::nullopt;
    }

    std::vector<GivenCommand> given{};
    std::vector<UnreadCommand> unread{};

private:
    void take_text(std::string_view text) {
        auto read = read_given_command(++number_, text, home_, world_);
        if (auto* const command = std::get_if<GivenCommand>(&read)) {
            given.push_back(std::move(*command));
        } else {
            unread.push_back(std::get<UnreadCommand>(std::move(read)));
        }
    }

    /// One command a line; lines without one are passed over.
    std::optional<std::string> take_lines() {
        const FileAnswer answer = world_.read_standard_input();
        if (const auto* const failure = std::get_if<FileFailure>(&answer)) {
            return fmt::format("standard input: {}", failure->reason);
        }
        std::string_view rest = std::get<FileContent>(answer).bytes;
        // No argument of a program can hold one.
        if (rest.find('\0') != rest.npos) return "standard input: it holds a NUL";
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            const std::string_view line = rest.substr(0, end);
            const std::size_t begin = line.find_first_not_of(" \t\r");
            if (begin != std::string_view::npos && line[begin] != '#') take_text(line);
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        return std::nullopt;
    }

    World& world_;
    std::string home_;
    std::size_t number_ = 0;
};

void print_refusals(const MigratedCommands& commands,
                    const CommandMigration& wanted,
                    const Client& client,
                    const Caller& caller) {
    const Sink& err = caller.streams.err;
    const DiagnosticOptions options{
        .style = style_on(err, wanted.evaluation.colour, caller.reading),
        .width = caller.streams.width,
        .home = client.home};
    for (const MigratedCommand& command : commands.all) {
        print_complaints(err.stream, command.complaints, options);
    }
    for (const UnreadCommand& unread : commands.unread) {
        say(caller.streams, fmt::format("command {}: {}", unread.number, unread.reason));
    }
}

int status_of(const MigratedCommands& commands, CommandCheck check) {
    if (!commands.unread.empty()) return status::wrong_usage;
    int worst = status::done;
    for (const MigratedCommand& command : commands.all) {
        worst = std::max(worst, status::of(command.ending));
    }
    const bool any_change = std::ranges::any_of(
        commands.all, [](const MigratedCommand& command) { return !command.after.empty(); });
    if (worst == status::done && check == CommandCheck::on && any_change) return status::found;
    return worst;
}

int print(const MigratedCommands& commands,
          const CommandMigration& wanted,
          const Client& client,
          const std::optional<std::string>& note,
          const Caller& caller) {
    std::ostream& out = caller.streams.out.stream;
    const CommandReport report{commands, client.dialect, client.shell};
    if (wanted.format == Format::json) {
        out << migrated_commands_json(report);
    } else {
        print_migrated_commands(out, report);
    }
    if (note) say(caller.streams, *note);
    print_refusals(commands, wanted, client, caller);
    return status_of(commands, wanted.check);
}

/// Why a client is not known.
int stopped(const ClientAnswer& answer, const CommandMigration& wanted, const Caller& caller) {
    const Sink& err = caller.streams.err;
    print_complaints(err.stream,
                     {&*answer.complaint, 1},
                     {.style = style_on(err, wanted.evaluation.colour, caller.reading),
                      .width = caller.streams.width});
    return status::of(answer.ending);
}

bool reads_twice(const CommandMigration& wanted) {
    return wanted.evaluation.user_config.kind == ConfigChoice::Kind::standard_input &&
           std::ranges::find(wanted.texts, "-") != wanted.texts.end();
}

}  // namespace

int migrate_commands(const CommandMigration& wanted, const Caller& caller) {
    if (reads_twice(wanted)) {
        return wrong_usage(caller.streams,
                           "standard input is either the configuration or the commands");
    }
    const auto chosen = choose_openssh(wanted.evaluation.openssh, caller.reading);
    if (const auto* const unknown = std::get_if<UnknownDialect>(&chosen)) {
        return wrong_usage(caller.streams, unknown->message);
    }
    const auto& openssh = std::get<ChosenDialect>(chosen);
    ConfigFiles files{caller.reading};
    const ClientAnswer answer =
        find_client(caller.reading, files, openssh.dialect, wanted.evaluation);
    if (answer.complaint) return stopped(answer, wanted, caller);
    auto sources = condition_sources(caller, wanted.evaluation, answer.client.shell);
    if (const auto* const bad = std::get_if<BadNameTable>(&sources)) {
        return wrong_usage(caller.streams, bad->message);
    }
    Gatherer gatherer{caller.reading, answer.client.home};
    if (const auto failure = gatherer.take(wanted)) return wrong_usage(caller.streams, *failure);
    Conditions conditions{std::get<ConditionSources>(std::move(sources)),
                          wanted.evaluation.assumptions};
    MigratedCommands commands =
        migrate_given(gatherer.given, {answer.client, caller.reading, files, conditions});
    commands.unread.insert(commands.unread.begin(), gatherer.unread.begin(), gatherer.unread.end());
    std::ranges::sort(commands.unread, {}, &UnreadCommand::number);
    const int status = print(commands, wanted, answer.client, openssh.note, caller);
    for (const Assumption& assumption : conditions.assumptions()) {
        if (assumption.matched) continue;
        say(caller.streams, fmt::format("--assume '{}' matched no condition", assumption.written));
    }
    return status;
}

}  // namespace sshplan::cli
