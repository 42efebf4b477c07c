#include <cstdlib>
#include <iostream>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include "own_home.hpp"
#include "ssh_teller.hpp"
#include "tests/support/spoiled_folder.hpp"

namespace sshplan::test {

namespace {

constexpr int calls = 5;  // of each configuration

/// What the real ssh was asked, over a whole run.
struct Asked {
    std::size_t routes = 0;
    std::size_t of_rewritten = 0;  // through jump hosts, where something was rewritten
    std::size_t processes = 0;
    std::size_t changed = 0;
};

/// Compares the routes of two folders, until one changes; then says how. Differences that were
/// named are none.
std::string first_change(const SshTeller& teller,
                         const PlantedConfig& config,
                         const ConfigFolder& other,
                         const std::set<std::string>& named,
                         Asked& asked) {
    std::vector<SshCall> all;
    for (int left = calls; left > 0; --left) all.push_back(any_ssh_call(config));
    std::vector<ToldRoute> before;
    teller.write(config.files);
    for (const SshCall& call : all) before.push_back(teller.tell(call));
    teller.write(other);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const ToldRoute after = teller.tell(all[i]);
        ++asked.routes;
        asked.processes += before[i].hops.size() + after.hops.size();
        if (before[i].hops.size() > 1 && config.files != other) ++asked.of_rewritten;
        const std::string change = unnamed_change(before[i], after, named);
        if (change.empty()) continue;
        ++asked.changed;
        return fmt::format(
            "{}\n{}{}{}", all[i].described(), before[i].described(), after.described(), change);
    }
    return "";
}

void check_migrated(const SshTeller& teller, const Dialect& dialect, Asked& asked) {
    const auto config = any_planted_config(PlantedFor::older_releases);
    const Migrating migrating{config.files, {dialect, newest_dialect()}};
    const std::string change =
        first_change(teller, config, migrating.after(), migrating.differences(), asked);
    RC_LOG() << described(config.files) << migrating.described() << described(migrating.after())
             << change;
    RC_ASSERT(change.empty());
}

void check_spoiled(const SshTeller& teller, const Dialect& dialect, Asked& asked) {
    const auto config = any_planted_config(PlantedFor::older_releases);
    Migrating migrating{config.files, {dialect, newest_dialect()}};
    if (migrating.migration().changes.empty()) return;
    const ConfigFolder spoiled = any_spoiled(migrating.after());
    const Proof proof = migrating.proof_of(spoiled);
    const std::string change = first_change(teller, config, spoiled, named_by(proof), asked);
    RC_LOG() << described(config.files) << migrating.described() << described(migrating.after())
             << described(spoiled) << change;
    RC_ASSERT(change.empty() || !proof.holds());
}

void print(const Asked& asked) {
    std::cout << fmt::format(
        "{} routes compared, {} of them by what was rewritten, {} changed; {} "
        "ssh processes\n",
        asked.routes,
        asked.of_rewritten,
        asked.changed,
        asked.processes);
}

}  // namespace

TEST_CASE("After a migration the real ssh goes the same way", "[ssh]") {
    if (!has_own_home()) return;
    ::setenv("RC_PARAMS", "max_success=20", 0);
    const Recorder recorder;
    const SshTeller teller{recorder};
    const Dialect dialect = dialect_of_ssh();
    Asked asked;
    rc::prop("in random configurations", [&] { check_migrated(teller, dialect, asked); });
    print(asked);
    CHECK(10 * asked.of_rewritten > asked.routes);
}

TEST_CASE("Where the real ssh goes another way after a migration, no proof holds", "[ssh]") {
    if (!has_own_home()) return;
    ::setenv("RC_PARAMS", "max_success=40", 0);
    const Recorder recorder;
    const SshTeller teller{recorder};
    const Dialect dialect = dialect_of_ssh();
    Asked asked;
    rc::prop("in random ones that were spoiled", [&] { check_spoiled(teller, dialect, asked); });
    print(asked);
    CHECK(asked.changed > 0);
}

}  // namespace sshplan::test
