#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "planner/migrate/recipe_site.hpp"
#include "tools/sshplan/commands/path_options.hpp"

namespace sshplan::cli {

/// What is done with a rewrite.
enum class MigrationTask : std::uint8_t { show, check, write };

/// What follows `migrate`.
struct MigrateOptions : PathOptions {
    MigrationTask task = MigrationTask::show;
    Format format = Format::text;
    std::set<std::string> accepted{};   // ids of differences
    bool accepts_all = false;           // of them
    bool writes_generated = false;      // files that say that something else writes them
    std::set<RecipeKind> families{};    // none: all
    std::optional<std::string> host{};  // a glob
    std::string min_openssh{};
    std::string max_openssh{};
    std::optional<std::string> openssh{};      // for commands
    std::optional<std::string> certificate{};  // where it is written
    std::optional<std::string> verify{};       // one that is checked again
    std::vector<std::string> commands{};       // texts, `-` for standard input
    std::vector<std::string> words{};          // of one command, behind `--`
    std::vector<std::string> reading{};        // PATHs, and the options by which files are read
    std::vector<std::string> selecting{};      // the same, and those that select recipes
};

/// Reads the words that follow `migrate`.
[[nodiscard]] std::variant<MigrateOptions, WrongOption> read_migrate_options(
    std::span<const std::string> words);

/// A line for each option, for the help.
[[nodiscard]] std::string migrate_options_help();

}  // namespace sshplan::cli
