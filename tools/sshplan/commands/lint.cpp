#include "tools/sshplan/commands/lint.hpp"

#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "planner/lint/dialect_range.hpp"
#include "tools/sshplan/commands/judging.hpp"
#include "tools/sshplan/commands/lint_judgement.hpp"
#include "tools/sshplan/commands/lint_options.hpp"
#include "tools/sshplan/session/client.hpp"
#include "tools/sshplan/session/sources.hpp"
#include "tools/sshplan/session/status.hpp"
#include "tools/sshplan/session/world_file.hpp"

namespace sshplan::cli {

namespace {

/// ~/.ssh/config as it is read on this machine.
int lint_own(const LintOptions& options, std::vector<Dialect> dialects, const Caller& caller) {
    ConfigFiles files{caller.reading};
    EvaluationOptions evaluation = options.evaluation;
    if (evaluation.system_config.kind == ConfigChoice::Kind::usual) {
        evaluation.system_config = {ConfigChoice::Kind::nothing};
    }
    const ClientAnswer client = find_client(caller.reading, files, dialects.back(), evaluation);
    if (client.complaint) {
        say(caller.streams, client.complaint->text);
        return status::undecided;
    }
    const std::string& top = top_file(client.client);
    if (top.empty()) return wrong_usage(caller.streams, "nothing is left to be judged");
    if (!files.open(top).source && !caller.reading.exists(top)) {
        return wrong_usage(
            caller.streams,
            fmt::format("{}: No such file or directory. Try: sshplan lint PATH", top));
    }
    auto sources = condition_sources(caller, evaluation, client.client.shell);
    if (const auto* const bad = std::get_if<BadNameTable>(&sources)) {
        return wrong_usage(caller.streams, bad->message);
    }
    Conditions conditions{std::get<ConditionSources>(std::move(sources)), evaluation.assumptions};
    Targets targets;
    targets.take({client.client, &caller.reading, &files});
    Judgement judgement{targets, std::move(dialects), conditions, options, caller};
    judgement.answer().notes = client.notes;
    judgement.answer().home = client.client.home;
    return judgement.tell();
}

int lint_paths(const LintOptions& options, std::vector<Dialect> dialects, const Caller& caller) {
    JudgedConfigurations found{caller.reading, judged_roles(options, dialects.back())};
    if (const auto complaint = look_at_paths(found, options, caller.reading)) {
        return wrong_usage(caller.streams, *complaint);
    }
    auto read = judged_conditions(options, found.all().front(), caller);
    if (const auto* const bad = std::get_if<BadNameTable>(&read)) {
        return wrong_usage(caller.streams, bad->message);
    }
    Targets targets;
    for (const JudgedConfiguration& one : found.all()) {
        targets.take({one.client, one.world, one.files});
    }
    Judgement judgement{targets, std::move(dialects), std::get<Conditions>(read), options, caller};
    judgement.answer().remarks = remarks_on_includes(found);
    judgement.answer().names = names_of(found);
    return judgement.tell();
}

}  // namespace

int lint_command(std::span<const std::string> words, const Caller& caller) {
    auto read = read_lint_options(words);
    if (const auto* const wrong = std::get_if<WrongOption>(&read)) {
        return wrong_usage(caller.streams, wrong->message);
    }
    auto& options = std::get<LintOptions>(read);
    if (options.evaluation.wants_help) {
        caller.streams.out.stream << lint_help();
        return status::done;
    }
    if (const auto wrong = add_world(options.evaluation, caller.reading)) {
        return wrong_usage(caller.streams, *wrong);
    }
    auto dialects = find_dialects(options.min_openssh, options.max_openssh);
    if (const auto* const unknown = std::get_if<UnknownDialect>(&dialects)) {
        return wrong_usage(caller.streams,
                           fmt::format("--min-openssh, --max-openssh: {}", unknown->message));
    }
    return (options.paths.empty() ? lint_own : lint_paths)(
        options, std::get<std::vector<Dialect>>(std::move(dialects)), caller);
}

std::string lint_help() {
    return fmt::format(
        "usage: sshplan lint [options] [PATH...]\n\n"
        "Says what is wrong with a configuration: what ssh refuses, what never takes effect, what\n"
        "leads elsewhere or lets somebody in. Every kind of command line that the files can tell\n"
        "apart is tried, under every outcome of the conditions. With PATH, a file, a folder or -,\n"
        "files are judged for whoever will use them, as `hosts PATH` reads them; without,\n"
        "~/.ssh/config as on this machine. Runs and contacts nothing.\n\n"
        "{}\n"
        "Forms: text, concise, json, json-lines, sarif, github, gitlab, junit, checkstyle.\n\n"
        "examples:\n"
        "  sshplan lint\n"
        "  sshplan lint ssh/ --min-openssh 8.4           for whoever has 8.4 or later\n"
        "  sshplan lint --as system etc/ssh_config\n"
        "  sshplan lint ssh/ --select SEC --fail-on error --format github\n"
        "  sshplan lint ssh/ --format gitlab >gl-code-quality-report.json\n"
        "  sshplan rule SEM001                           what a rule is about\n\n"
        "Exit status: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage, 4 something\n"
        "could not be judged.\n",
        lint_options_help());
}

}  // namespace sshplan::cli
