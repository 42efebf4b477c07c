#include "tools/sshplan/commands/migrate_options.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

#include <fmt/format.h>

#include "planner/migrate/difference.hpp"
#include "planner/resolve/spelling.hpp"

namespace sshplan::cli {

namespace {

constexpr std::string_view verb = "migrate";

/// The words of a list with commas between.
std::vector<std::string> listed(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        if (comma > 0) words.emplace_back(text.substr(0, comma));
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return words;
}

/// That a word is none of some names, and the nearest of them.
std::string no_such(std::string_view what,
                    const std::string& word,
                    const std::vector<std::string_view>& names) {
    const auto nearest = nearest_names(word, names, 1);
    const std::string hint =
        nearest.empty() ? "" : fmt::format(" Did you mean {}?", nearest.front());
    return fmt::format("{} is no {}.{}", word, what, hint);
}

OptionFault set_task(MigrateOptions& options, MigrationTask task) {
    const bool is_other = options.task != MigrationTask::show && options.task != task;
    options.task = task;
    return is_other ? OptionFault{"--check and --write exclude each other"} : std::nullopt;
}

OptionFault check(MigrateOptions& options, const std::string& /*value*/) {
    return set_task(options, MigrationTask::check);
}

OptionFault write(MigrateOptions& options, const std::string& /*value*/) {
    return set_task(options, MigrationTask::write);
}

OptionFault accept(MigrateOptions& options, const std::string& value) {
    for (const std::string& id : listed(value)) {
        if (id == "all") {
            options.accepts_all = true;
        } else if (find_difference(id) != nullptr) {
            options.accepted.insert(id);
        } else {
            std::vector<std::string_view> ids{"all"};
            for (const KnownDifference& difference : all_differences())
                ids.push_back(difference.id);
            return "--accept: " + no_such("difference", id, ids);
        }
    }
    return std::nullopt;
}

OptionFault select_families(MigrateOptions& options, const std::string& value) {
    for (const std::string& word : listed(value)) {
        const auto kind = recipe_kind(word);
        if (!kind) {
            return "--only: " + no_such("family of recipes", word, recipe_kind_names());
        }
        options.families.insert(*kind);
    }
    return std::nullopt;
}

OptionFault write_generated(MigrateOptions& options, const std::string& /*value*/) {
    options.writes_generated = true;
    return std::nullopt;
}

template <std::string MigrateOptions::* member>
OptionFault store(MigrateOptions& options, const std::string& value) {
    options.*member = value;
    return std::nullopt;
}

template <std::optional<std::string> MigrateOptions::* member>
OptionFault store(MigrateOptions& options, const std::string& value) {
    options.*member = value;
    return std::nullopt;
}

OptionFault store_format(MigrateOptions& options, const std::string& value) {
    return choose_for(
        "--format", options.format, value, {{"text", Format::text}, {"json", Format::json}});
}

OptionFault add_command(MigrateOptions& options, const std::string& value) {
    options.commands.push_back(value);
    return std::nullopt;
}

// In the order of the help.
// clang-format off
constexpr std::array<VerbOption<MigrateOptions>, 13> own_options{{
    {{"--write",       "",         "change the files, where nothing changes or it is accepted"}, write},
    {{"--accept",      "IDS",      "differences that may be, with commas; all: any named one"},  accept},
    {{"--check",       "",         "print no diff; exit with 1 if something would change"},      check},
    {{"--only",        "FAMILIES", "only such recipes: netcat,dash-w, ..."},                     select_families},
    {{"--host",        "GLOB",     "only recipes that a matching host uses"},                    store<&MigrateOptions::host>},
    {{"--generated",   "",         "with --write: also files that say they are generated"},      write_generated},
    {{"--command",     "TEXT",     "a command line instead of files; -: one a line from stdin"}, add_command},
    {{"--certificate", "FILE",     "write what was proved, to be checked again"},                store<&MigrateOptions::certificate>},
    {{"--verify",      "FILE",     "check such a certificate again"},                            store<&MigrateOptions::verify>},
    {{"--min-openssh", "VERSION",  "the oldest release that reads it: 7.7, ... (newest)"},       store<&MigrateOptions::min_openssh>},
    {{"--max-openssh", "VERSION",  "the newest release that reads it (newest)"},                 store<&MigrateOptions::max_openssh>},
    {{"--format",      "FORMAT",   "text or json (text)"},                                       store_format},
    {{"--openssh",     "VERSION",  ""},                                                          store<&MigrateOptions::openssh>},
}};
// clang-format on

/// What says what is done with files.
bool is_for_files(const MigrateOptions& options) {
    return options.certificate || options.host || !options.families.empty() ||
           options.accepts_all || !options.accepted.empty() || options.writes_generated ||
           options.task == MigrationTask::write;
}

/// What does not go together.
OptionFault fault_of(const MigrateOptions& options) {
    const bool is_of_one = !options.commands.empty() || !options.paths.empty();
    if (options.verify && (is_of_one || is_for_files(options))) {
        return "--verify takes nothing besides: the certificate says what was done";
    }
    if (!options.commands.empty() && is_for_files(options)) {
        return "--command goes with --check and --format, and what says how files are read";
    }
    const bool is_of_commands = !options.commands.empty();
    if (is_of_commands && !options.paths.empty()) return "--command and PATH exclude each other";
    if (options.openssh && !is_of_commands && options.words.empty()) {
        return fmt::format(
            "migrate proves for a range of releases: --min-openssh {0} "
            "--max-openssh {0}",
            *options.openssh);
    }
    if (options.writes_generated && options.task != MigrationTask::write) {
        return "--generated goes with --write";
    }
    if (std::ranges::find(options.paths, "-") != options.paths.end()) {
        return "migrate reads its files twice, and - can be read once. Name a file";
    }
    return std::nullopt;
}

/// The words without our own options, but for some.
std::vector<std::string> words_with(std::span<const std::string> words,
                                    std::initializer_list<std::string_view> kept_options) {
    std::vector<std::string> kept;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string name = words[i].substr(0, words[i].find('='));
        const auto* const own = std::ranges::find(
            own_options, name, [](const auto& option) { return option.shape.name; });
        if (own == own_options.end()) {
            kept.push_back(words[i]);
            continue;
        }
        const bool is_kept = std::ranges::find(kept_options, name) != kept_options.end();
        const bool has_value = !own->shape.argument.empty() && name.size() == words[i].size();
        if (is_kept) kept.push_back(words[i]);
        if (has_value && ++i < words.size() && is_kept) kept.push_back(words[i]);
    }
    return kept;
}

}  // namespace

std::variant<MigrateOptions, WrongOption> read_migrate_options(std::span<const std::string> words) {
    const auto dashes = std::ranges::find(words, "--");
    const auto own = words.first(static_cast<std::size_t>(dashes - words.begin()));
    auto read = read_verb_options<MigrateOptions>(own, verb, own_options, fault_of);
    auto* const options = std::get_if<MigrateOptions>(&read);
    if (options != nullptr) {
        options->reading = words_with(own, {"--min-openssh", "--max-openssh"});
        options->selecting =
            words_with(own, {"--min-openssh", "--max-openssh", "--only", "--host"});
    }
    if (options == nullptr || dashes == words.end()) return read;
    options->words.assign(dashes + 1, words.end());
    if (options->words.empty()) return WrongOption{"a command follows --: migrate -- ssh ..."};
    if (!options->paths.empty() || !options->commands.empty() || options->verify ||
        is_for_files(*options)) {
        return WrongOption{
            "a command behind -- stands for PATH and --command, and goes with --check and "
            "--format"};
    }
    return read;
}

std::string migrate_options_help() {
    return path_options_help(verb, shapes_of<MigrateOptions>(own_options));
}

}  // namespace sshplan::cli
