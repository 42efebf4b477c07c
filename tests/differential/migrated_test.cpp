#include <algorithm>
#include <array>
#include <iostream>
#include <set>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "migrated_use.hpp"
#include "observed.hpp"
#include "own_home.hpp"
#include "tests/support/wild_corpus.hpp"

using namespace sshplan;
using test::Conditions;
using test::First;
using test::MigratedUse;
using test::Observed;
using test::ToldRecipe;

namespace {

/// A setting of a jump host that may be another one, if its recipe names a difference.
struct AllowedOfJump {
    std::string_view difference;  // empty: always; it is a name, or only a session uses it
    std::string_view keyword;
};

constexpr std::array allowed_of_jump{
    AllowedOfJump{"", "host"},
    AllowedOfJump{"", "forwardagent"},
    AllowedOfJump{"", "forwardx11"},
    AllowedOfJump{"", "forwardx11trusted"},
    AllowedOfJump{"", "requesttty"},
    AllowedOfJump{"needs-tcp-forwarding", "clearallforwardings"},
    AllowedOfJump{"needs-tcp-forwarding", "exitonforwardfailure"},
    AllowedOfJump{"needs-tcp-forwarding", "sessiontype"},
    AllowedOfJump{"jump-forwards", "localforward"},
    AllowedOfJump{"jump-forwards", "remoteforward"},
    AllowedOfJump{"jump-forwards", "dynamicforward"},
    AllowedOfJump{"jump-remote-command", "remotecommand"},
    AllowedOfJump{"quiet", "loglevel"},
    AllowedOfJump{"debug-messages", "loglevel"},
};

/// The settings of a process that may be others: `own` is the recipe that it used itself, `outer`
/// the one by which it is the jump host; either may be null.
std::set<std::string> allowed(const ToldRecipe* own, const ToldRecipe* outer) {
    std::set<std::string> keywords;
    if (own != nullptr) keywords = {"proxycommand", "proxyjump"};
    // That what is dialled and the key's name are the same is seen from the chains.
    if (own != nullptr && own->family == "literal") {
        keywords.insert({"hostname", "port", "hostkeyalias"});
    }
    if (outer == nullptr) return keywords;
    for (const AllowedOfJump& row : allowed_of_jump) {
        const std::string difference{row.difference};
        if (difference.empty() || outer->differences.contains(difference)) {
            keywords.emplace(row.keyword);
        }
    }
    return keywords;
}

std::string wrong_settings(const MigratedUse& use, const Observed& before, const Observed& after) {
    std::string wrong;
    const ToldRecipe* outer = nullptr;
    for (std::size_t i = 0; i < before.settings.size(); ++i) {
        const ToldRecipe* const own = use.recipe_of(before.settings[i]);
        const std::set<std::string> keywords = allowed(own, outer);
        for (const std::string& keyword : test::differing(before.settings[i], after.settings[i])) {
            if (keywords.contains(keyword)) continue;
            wrong += fmt::format("    {} of the {}th from the end: '{}', then '{}'\n",
                                 keyword,
                                 i,
                                 test::first_value(before.settings[i], keyword),
                                 test::first_value(after.settings[i], keyword));
        }
        outer = own;
    }
    return wrong;
}

/// Whether the same hops are reached with the same users and host keys. What they are called, and
/// what is asked of them, may be something else.
bool is_same_way(const test::Chain& before, const test::Chain& after) {
    const auto is_same = [](const test::Link& one, const test::Link& other) {
        return one.user == other.user && one.hostname == other.hostname && one.port == other.port &&
               one.key == other.key;
    };
    return before.first == after.first && std::ranges::equal(before.links, after.links, is_same);
}

/// Whether a route that led back to itself used a recipe of which migrate says that this ends.
bool is_to_be_freed(const MigratedUse& use, const Observed& before) {
    return before.chain.first == First::is_again &&
           std::ranges::any_of(before.settings, [&](const test::Settings& settings) {
               const ToldRecipe* const recipe = use.recipe_of(settings);
               return recipe != nullptr && recipe->differences.contains("loop-removed");
           });
}

/// What is wrong with a route after the migration; empty if nothing is.
std::string fault_of(const MigratedUse& use, const Observed& before, const Observed& after) {
    if (is_to_be_freed(use, before)) {
        return after.chain.first == First::dials ? "" : "  after:\n" + after.chain.described();
    }
    const bool is_same =
        is_same_way(before.chain, after.chain) && before.settings.size() == after.settings.size();
    if (is_same) return wrong_settings(use, before, after);
    return fmt::format("  before, from the first hop:\n{}  after:\n{}",
                       before.chain.described(),
                       after.chain.described());
}

/// How much was compared.
struct Count {
    std::size_t files = 0;
    std::size_t routes = 0;
    std::size_t by_recipe = 0;  // routes that use a rewritten one
    std::size_t freed = 0;      // from a loop
};

bool uses_recipe(const MigratedUse& use, const Observed& before) {
    return std::ranges::any_of(before.settings, [&](const test::Settings& settings) {
        return use.recipe_of(settings) != nullptr;
    });
}

/// Compares a host's routes; returns what the processes on the way are called.
std::set<std::string> compare(const MigratedUse& use,
                              const std::string& host,
                              const test::Recorder& recorder,
                              Count& count) {
    std::set<std::string> names;
    for (const Conditions conditions : use.outcomes()) {
        const Observed before = observe(recorder, use.before(host), conditions);
        const Observed after = observe(recorder, use.after(host), conditions);
        for (const test::Link& link : before.chain.links) names.insert(link.name);
        ++count.routes;
        if (uses_recipe(use, before)) ++count.by_recipe;
        if (is_to_be_freed(use, before)) ++count.freed;
        const std::string fault = fault_of(use, before, after);
        if (fault.empty()) continue;
        // Catch would break the lines.
        std::cerr << use.before(host).origin << ": " << host << "\n" << fault << "\n";
        FAIL_CHECK(use.before(host).origin);
    }
    return names;
}

}  // namespace

TEST_CASE("wild: ssh goes the same way by a migrated file, but for what migrate names", "[wild]") {
    const auto files = test::named_wild_files();
    if (!files) return;
    if (!test::has_own_home()) return;
    const test::Recorder recorder;
    Count count;
    for (const test::NamedWildFile& file : *files) {
        const MigratedUse use{file, recorder.home()};
        if (!use.is_rewritten()) continue;
        ++count.files;
        std::set<std::string> compared;
        std::set<std::string> hosts = use.hosts();
        hosts.insert("a-host-that-no-block-names");
        while (!hosts.empty()) {
            const std::string host = *hosts.begin();
            hosts.erase(hosts.begin());
            if (!compared.insert(host).second) continue;
            hosts.merge(compare(use, host, recorder, count));
        }
    }
    std::cout << count.routes << " routes of " << count.files << " migrated files compared, "
              << count.by_recipe << " of them by a rewritten recipe, " << count.freed
              << " that looped\n";
    CHECK(count.files > 20);
    CHECK(count.by_recipe > 40);
}

TEST_CASE("wild: no migrated file lets ssh start itself for ever, whoever reads it", "[wild]") {
    const auto files = test::named_wild_files();
    if (!files) return;
    if (!test::has_own_home()) return;
    const test::Recorder recorder;
    std::size_t count = 0;
    for (const test::NamedWildFile& file : *files) {
        const MigratedUse use{file, recorder.home()};
        if (!use.is_rewritten()) continue;
        for (const std::string& host : use.hosts()) {
            for (const auto& situation : {use.after_by_option(host), use.after_as_own(host)}) {
                const Observed after = observe(recorder, situation, Conditions::succeed);
                ++count;
                if (after.chain.first != First::is_again) continue;
                std::cerr << file.path << ": ssh "
                          << fmt::format("{}", fmt::join(situation.words, " ")) << "\n"
                          << after.chain.described() << "\n";
                FAIL_CHECK(file.path);
            }
        }
    }
    CHECK(count > 100);
}
