#include <cstdlib>
#include <iostream>
#include <map>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include "tests/support/planted_config.hpp"

namespace sshplan::test {

namespace {

/// What became of recipes, over a whole run.
struct Yield {
    std::size_t configurations = 0;
    std::size_t planted = 0;
    std::size_t rewritten = 0;
    std::map<std::string, std::size_t> verdicts{};
};

/// A recipe's command, as it is written.
std::string command_of(const MigratedRecipe& recipe) {
    return std::string{recipe.site.file->source->at(recipe.site.line->rest_span)};
}

/// Whether it stands among lines by which every route comes to an end.
bool is_of_bad_file(const MigratedRecipe& recipe) {
    return recipe.reason == "ssh refuses the file in which it stands";
}

}  // namespace

TEST_CASE("of the recipes that everybody writes nine in ten are rewritten") {
    ::setenv("RC_PARAMS", "max_success=300", 0);
    Yield yield;
    rc::prop("in random configurations", [&] {
        const PlantedConfig config = any_planted_config(PlantedFor::newest_release);
        RC_LOG(described(config.files));
        const Migrating migrating{config.files, {newest_dialect()}};
        RC_LOG(migrating.described());
        ++yield.configurations;
        for (const MigratedRecipe& recipe : migrating.migration().recipes) {
            ++yield.verdicts[fmt::format(
                "{} {}", name_of(recipe.site.kind), name_of(recipe.verdict))];
            if (!config.canonical.contains(command_of(recipe))) continue;
            RC_ASSERT(recipe.is_rewritten() || recipe.witness || is_of_bad_file(recipe));
            ++yield.planted;
            if (recipe.is_rewritten()) ++yield.rewritten;
        }
    });
    for (const auto& [verdict, count] : yield.verdicts) {
        std::cout << fmt::format("{:>6} {}\n", count, verdict);
    }
    std::cout << fmt::format("{} of {} canonical recipes rewritten, in {} configurations\n",
                             yield.rewritten,
                             yield.planted,
                             yield.configurations);
    CHECK(yield.planted > 100);
    CHECK(10 * yield.rewritten >= 9 * yield.planted);
}

}  // namespace sshplan::test
