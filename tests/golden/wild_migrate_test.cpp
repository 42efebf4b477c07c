#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <regex>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tests/support/case_lines.hpp"
#include "tests/support/migrated_file.hpp"
#include "tests/support/wild_corpus.hpp"

namespace sshplan::test {
namespace {

/// A recipe of the corpus, and where it stands.
struct WildRecipe {
    std::string number{};     // of its file
    std::string file_name{};  // where it comes from
    bool is_refused_by_ssh = false;
    ToldRecipe told{};
};

std::vector<WildRecipe> recipes_of(const std::vector<NamedWildFile>& files) {
    constexpr int refused_by_ssh = 3;
    std::vector<WildRecipe> recipes;
    for (const NamedWildFile& file : files) {
        const MigratedFile migrated = migrated_file(file.name, read_bytes(file.path));
        const std::string name = std::filesystem::path{file.path}.filename();
        for (const ToldRecipe& told : migrated.recipes) {
            recipes.push_back({name.substr(0, name.find('-')),
                               file.name,
                               migrated.status == refused_by_ssh,
                               told});
        }
    }
    return recipes;
}

/// All recipes of the corpus; nothing if there is none. Found once.
const std::vector<WildRecipe>* wild_recipes() {
    static const auto files = named_wild_files();
    if (!files) return nullptr;
    static const std::vector<WildRecipe> recipes = recipes_of(*files);
    return &recipes;
}

/// What stands between two marks of the documentation, below the table's head.
std::string documented_table(const std::string& mark) {
    const std::string text = read_bytes(SSHPLAN_SOURCE_DIR "/docs/reference/migrate-wild.md");
    const std::size_t start = text.find("<!-- " + mark + " -->");
    REQUIRE(start != std::string::npos);
    const std::string head = "---|\n";
    const std::size_t begin = text.find(head, start) + head.size();
    return text.substr(begin, text.find("<!-- end -->", begin) - begin);
}

std::string table(const std::map<std::string, int>& counts) {
    std::string text;
    for (const auto& [row, count] : counts) text += fmt::format("{} {} |\n", row, count);
    return text;
}

/// Whether a command goes through a jump host by ssh, to an end that it names.
bool is_through_ssh(const ToldRecipe& recipe) {
    return recipe.family == "dash-w" || recipe.family == "netcat" || recipe.family == "literal";
}

/// Whether ProxyJump can say all of a command, with a block of the jump host for -i and -o: an ssh
/// with -W %h:%p, one destination, and no option but those that have a place there or do nothing.
bool is_exact(const WildRecipe& recipe) {
    static const std::string own = R"((?:-F ?"?(?:[\w./~]*/)?NAME"?))";
    const std::string of_file = std::regex_replace(own, std::regex{"NAME"}, recipe.file_name);
    const std::string option =
        R"((?:-[1246AaCqTtvXxYKk]+|-[lpi] ?[^\s"'$]+|-o ?[\w]+=[\w./]+|)" + of_file + ")";
    static const std::string target = R"((?:-[AaCqTtvXxY]*W ?"?%h:%p"?))";
    static const std::string host = R"((?:[\w.\\-]+@)?[A-Za-z0-9][\w.-]*)";
    const std::string some = "(?: +" + option + ")*";
    const auto in_order = [&](const std::string& first, const std::string& second) {
        return "(?:/usr/bin/)?ssh" + some + " +" + first + some + " +" + second + some;
    };
    const auto matches = [&](const std::string& expression) {
        return std::regex_match(recipe.told.before, std::regex{expression});
    };
    return matches(in_order(target, host)) || matches(in_order(host, target));
}

std::string name_of(const WildRecipe& recipe) {
    return fmt::format("{}: {}", recipe.number, recipe.told.before);
}

}  // namespace

TEST_CASE("wild: every recipe has the verdict that docs/reference/migrate-wild.md counts") {
    const auto* const recipes = wild_recipes();
    if (recipes == nullptr) return;
    std::map<std::string, int> verdicts;
    std::map<std::string, int> differences;
    for (const WildRecipe& recipe : *recipes) {
        ++verdicts[fmt::format("| `{}` | {} |", recipe.told.family, recipe.told.verdict)];
        for (const std::string& id : recipe.told.differences) {
            ++differences[fmt::format("| `{}` |", id)];
        }
    }
    CHECK(table(verdicts) == documented_table("verdicts"));
    CHECK(table(differences) == documented_table("differences"));
}

TEST_CASE("wild: no recipe that ProxyJump can say exactly is refused or kept") {
    const auto* const recipes = wild_recipes();
    if (recipes == nullptr) return;
    int exact = 0;
    for (const WildRecipe& recipe : *recipes) {
        if (recipe.is_refused_by_ssh || !is_exact(recipe)) continue;
        ++exact;
        INFO(name_of(recipe));
        CHECK((recipe.told.verdict == "same" || recipe.told.verdict == "differs"));
        CHECK(recipe.told.is_applied);
    }
    std::cout << exact << " of " << recipes->size() << " recipes are exact\n";
    CHECK(exact > 25);
}

TEST_CASE("wild: at most one recipe through ssh in ten is refused, and each with a reason") {
    const auto* const recipes = wild_recipes();
    if (recipes == nullptr) return;
    std::size_t through_ssh = 0;
    std::size_t refused = 0;
    for (const WildRecipe& recipe : *recipes) {
        const ToldRecipe& told = recipe.told;
        if (is_through_ssh(told)) ++through_ssh;
        if (told.verdict != "refused") continue;
        if (is_through_ssh(told)) ++refused;
        std::cout << "refused: " << name_of(recipe) << " (" << told.reason << ")\n";
        INFO(name_of(recipe));
        const bool says_why = !told.reason.empty() && told.reason != "no rewrite goes the same way";
        CHECK((told.has_witness || says_why));
    }
    std::cout << refused << " of " << through_ssh << " recipes through ssh are refused\n";
    CHECK(through_ssh > 40);
    CHECK(10 * refused <= through_ssh);
}

TEST_CASE("wild: what was migrated has nothing left to be migrated") {
    const auto files = named_wild_files();
    if (!files) return;
    int rewritten = 0;
    for (const NamedWildFile& file : *files) {
        const std::string bytes = read_bytes(file.path);
        const MigratedFile once = migrated_file(file.name, bytes);
        const bool is_any = std::ranges::any_of(once.recipes, &ToldRecipe::is_applied);
        INFO(file.path);
        CHECK((once.bytes != bytes) == is_any);
        if (!is_any) continue;
        ++rewritten;
        const MigratedFile twice = migrated_file(file.name, once.bytes);
        CHECK(twice.bytes == once.bytes);
        CHECK(std::ranges::none_of(twice.recipes, &ToldRecipe::is_applied));
    }
    CHECK(rewritten > 20);
}

}  // namespace sshplan::test
