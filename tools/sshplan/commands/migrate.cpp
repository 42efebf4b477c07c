#include "tools/sshplan/commands/migrate.hpp"

#include <utility>
#include <variant>

#include <fmt/format.h>

#include "tools/sshplan/commands/certified_migration.hpp"
#include "tools/sshplan/commands/migrate_commands.hpp"
#include "tools/sshplan/commands/migrate_files.hpp"
#include "tools/sshplan/commands/migrate_options.hpp"
#include "tools/sshplan/session/give_up.hpp"
#include "tools/sshplan/session/status.hpp"
#include "tools/sshplan/session/world_file.hpp"

namespace sshplan::cli {

namespace {

CommandMigration command_migration(const MigrateOptions& options) {
    EvaluationOptions evaluation = options.evaluation;
    evaluation.openssh = options.openssh.value_or("newest");
    const bool checks = options.task == MigrationTask::check;
    return {.evaluation = std::move(evaluation),
            .texts = options.commands,
            .words = options.words,
            .format = options.format,
            .check = checks ? CommandCheck::on : CommandCheck::off};
}

}  // namespace

int migrate_command(std::span<const std::string> words, const Caller& caller) {
    auto read = read_migrate_options(words);
    if (const auto* const wrong = std::get_if<WrongOption>(&read)) {
        return wrong_usage(caller.streams, wrong->message);
    }
    auto& options = std::get<MigrateOptions>(read);
    if (options.evaluation.wants_help) {
        caller.streams.out.stream << migrate_help();
        return status::done;
    }
    const bool writes = options.task == MigrationTask::write || options.certificate;
    give_up_acting(
        caller, options.evaluation, writes ? GivenUp::acting : GivenUp::acting_and_writing);
    set_limits(caller, options.evaluation.limits);
    if (const auto wrong = add_world(options.evaluation, caller.reading)) {
        return wrong_usage(caller.streams, *wrong);
    }
    if (!options.commands.empty() || !options.words.empty()) {
        return migrate_commands(command_migration(options), caller);
    }
    if (!options.evaluation.assumptions.empty()) {
        return wrong_usage(caller.streams, "--assume: a proof tries every outcome");
    }
    if (options.verify) return verify_certificate(*options.verify, caller);
    return migrate_files(options, caller);
}

std::string migrate_help() {
    return fmt::format(
        "usage: sshplan migrate [options] [PATH...]\n"
        "       sshplan migrate [options] --command 'ssh ...'\n"
        "       sshplan migrate [options] -- ssh ...\n\n"
        "Says recipes of ProxyCommand (ssh -W, netcat, /dev/tcp through a jump host) by "
        "ProxyJump,\n"
        "as a patch. Every kind of command line that the files can tell apart is tried before and\n"
        "after, under every outcome of the conditions: a rewrite is shown only if each of them "
        "goes\n"
        "the same way, but for differences that are named. With PATH, a file or a folder, files "
        "are\n"
        "read as `lint PATH` reads them; without, ~/.ssh/config. Runs and contacts nothing.\n\n"
        "{}\n"
        "examples:\n"
        "  sshplan migrate                                        what would change\n"
        "  sshplan migrate ssh/config | git apply                 the patch goes to standard "
        "output\n"
        "  sshplan migrate --write --accept=quiet,port-option ssh/\n"
        "  sshplan migrate --check ssh/                           for CI: 1 if a recipe is left\n"
        "  sshplan migrate -- ssh -tt gate ssh -tt inner          a command line\n\n"
        "Exit status: 0 done, 1 with --check: something would change; with --write: something is\n"
        "left for a person, 2 wrong usage, 3 ssh refuses a file: nothing is written, 4 not "
        "written.\n",
        migrate_options_help());
}

}  // namespace sshplan::cli
