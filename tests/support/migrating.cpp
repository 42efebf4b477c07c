#include "tests/support/migrating.hpp"

#include <memory>
#include <stdexcept>
#include <utility>
#include <variant>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "planner/explore/judged_configurations.hpp"
#include "planner/explore/unknown_caller.hpp"
#include "planner/lint/dialect_range.hpp"
#include "planner/world/overlaid_world.hpp"

namespace sshplan::test {

namespace {

constexpr std::string_view folder = "ssh/";

std::string name_in_folder(const SourceFile& file) { return file.name().substr(folder.size()); }

}  // namespace

Imaginary machine_with(const ConfigFolder& files) {
    Imaginary machine;
    for (const auto& [name, bytes] : files) {
        machine.files[std::string{folder} + name] = {.bytes = bytes};
    }
    return machine;
}

ReadState read_folder(World& machine) {
    auto judged = std::make_shared<JudgedConfigurations>(
        machine, JudgedRoles{.caller = unknown_caller(newest_dialect())});
    if (const auto complaint = judged->look_at(std::string{folder} + "config")) {
        throw std::invalid_argument{complaint->text};
    }
    ReadState state;
    for (const JudgedConfiguration& one : judged->all()) {
        state.targets.push_back({one.client, one.world, one.files});
    }
    state.keeps_alive = judged;
    return state;
}

Migrating::Migrating(ConfigFolder files, std::vector<Dialect> dialects)
    : files_(std::move(files)),
      dialects_(std::move(dialects)),
      world_(machine_with(files_)),
      migration_(migrate(world_, read_folder, {.dialects = dialects_})) {}

ConfigFolder Migrating::after() const {
    ConfigFolder files = files_;
    for (const ChangedFile& change : migration_.changes) {
        files.at(name_in_folder(*change.file)) = change.bytes;
    }
    return files;
}

std::set<std::string> Migrating::differences() const {
    std::set<std::string> ids;
    for (const MigratedRecipe& recipe : migration_.recipes) {
        for (const NamedDifference& difference : recipe.differences) ids.insert(difference.id);
    }
    return ids;
}

Proof Migrating::proof_of(const ConfigFolder& after) { return proof_of(after, dialects_); }

Proof Migrating::proof_of(const ConfigFolder& after, std::span<const Dialect> dialects) {
    std::map<std::string, std::string> bytes;
    for (const auto& [name, text] : after) {
        bytes[world_.real_path(std::string{folder} + name)] = text;
    }
    OverlaidWorld changed{world_, std::move(bytes)};
    const ReadState state = read_folder(changed);
    return prove(migration_.before, state, dialects, migration_.chosen());
}

std::string Migrating::described() const {
    std::string text;
    for (const MigratedRecipe& recipe : migration_.recipes) {
        std::vector<std::string_view> ids;
        for (const NamedDifference& difference : recipe.differences) ids.push_back(difference.id);
        text += fmt::format("{}:{} {} {} {} {}\n",
                            recipe.site.file->source->name(),
                            recipe.site.line->line,
                            name_of(recipe.site.kind),
                            name_of(recipe.verdict),
                            fmt::join(ids, ","),
                            recipe.reason);
        if (recipe.witness) text += "    " + test::described(*recipe.witness) + "\n";
    }
    return text;
}

std::string described(const ChangeWitness& witness) {
    std::string outcomes;
    for (const auto& [text, outcome] : witness.outcomes) {
        outcomes += fmt::format(" [{}]={}", text, outcome ? "yes" : "no");
    }
    return fmt::format("ssh {}{}{} in {}: {} becomes {} ({} of hop {} from the end: {} / {})",
                       fmt::join(witness.words, " "),
                       witness.local_user ? " by " + *witness.local_user : "",
                       outcomes,
                       witness.openssh,
                       witness.before,
                       witness.after,
                       name_of(witness.change.kind),
                       witness.change.from_end,
                       witness.change.before,
                       witness.change.after);
}

std::vector<Dialect> releases_since(std::string_view oldest) {
    auto found = find_dialects(oldest, "");
    auto* const dialects = std::get_if<std::vector<Dialect>>(&found);
    if (dialects == nullptr) throw std::invalid_argument{std::string{oldest}};
    return std::move(*dialects);
}

std::string described(const ConfigFolder& files) {
    std::string text;
    for (const auto& [name, bytes] : files) text += fmt::format("== {}\n{}\n", name, bytes);
    return text;
}

}  // namespace sshplan::test
