#include "tests/support/migrated_file.hpp"

#include <filesystem>
#include <sstream>

#include <nlohmann/json.hpp>

#include "planner/world/real_world.hpp"
#include "tests/support/case_lines.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tools/sshplan/run.hpp"

namespace sshplan::test {

namespace {

namespace fs = std::filesystem;

/// Puts the working folder back at its end.
struct KeptFolder {
    explicit KeptFolder(const fs::path& folder) { fs::current_path(folder); }
    ~KeptFolder() {
        std::error_code ignored;
        fs::current_path(before, ignored);
    }
    KeptFolder(const KeptFolder&) = delete;
    KeptFolder& operator=(const KeptFolder&) = delete;

    fs::path before = fs::current_path();
};

std::string text_or_empty(const nlohmann::json& value) {
    return value.is_null() ? "" : value.get<std::string>();
}

ToldRecipe told_recipe(const nlohmann::json& recipe) {
    ToldRecipe told{.family = recipe.at("family"),
                    .before = recipe.at("before"),
                    .verdict = recipe.at("verdict"),
                    .reason = text_or_empty(recipe.at("reason")),
                    .has_witness = !recipe.at("witness").is_null(),
                    .is_applied = recipe.at("applied")};
    for (const auto& difference : recipe.at("differences")) {
        told.differences.insert(difference.at("id").get<std::string>());
    }
    return told;
}

}  // namespace

MigratedFile migrated_file(const std::string& name, const std::string& bytes) {
    const TemporaryFolder folder;
    const std::string path = "conf/" + name;
    const std::string written = folder.write(path, bytes);
    const KeptFolder kept{folder.path("")};
    RealWorld reading{RealWorld::Powers::only_reads};
    RealWorld acting{RealWorld::Powers::acts};
    std::ostringstream out;
    std::ostringstream err;
    const std::vector<std::string> words{
        "migrate", "--write", "--accept=all", "--generated", "--format=json", path};
    MigratedFile migrated;
    migrated.status = cli::run(words, reading, acting, {.out = {out}, .err = {err}});
    const auto answer = nlohmann::json::parse(out.str());
    for (const auto& recipe : answer.at("recipes")) {
        migrated.recipes.push_back(told_recipe(recipe));
    }
    migrated.bytes = read_bytes(written);
    migrated.errors = err.str();
    return migrated;
}

}  // namespace sshplan::test
