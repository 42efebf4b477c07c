#include <iostream>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include "tests/support/planted_config.hpp"
#include "tests/support/spoiled_folder.hpp"
#include "tests/support/told_route.hpp"

namespace sshplan::test {

namespace {

/// What came of spoiled migrations, over a whole run.
struct Spoiled {
    std::size_t all = 0;
    std::size_t seen = 0;     // some call went another way
    std::size_t refuted = 0;  // the proof did not hold
};

/// The calls of each host, plain and by another login name, under two outcomes.
std::vector<HostCall> calls_of(const std::vector<std::string>& hosts) {
    std::vector<HostCall> calls;
    const std::set<std::string> each{hosts.begin(), hosts.end()};
    for (const std::string& host : each) {
        for (const char* const answer : {"yes", "no"}) {
            HostCall call{.words = {host},
                          .answers = {{"c?", answer}, {"localnetwork:10.0.0.0/8", answer}}};
            calls.push_back(call);
            call.words = {"-l", "bob", host};
            calls.push_back(call);
            call.words = {"-P", "t1", host};
            calls.push_back(call);
        }
    }
    return calls;
}

void check(Spoiled& spoiled) {
    const PlantedConfig config = any_planted_config(PlantedFor::newest_release);
    Migrating migrating{config.files, {newest_dialect()}};
    if (migrating.migration().changes.empty()) return;
    const ConfigFolder other = any_spoiled(migrating.after());
    const Proof proof = migrating.proof_of(other);
    ++spoiled.all;
    if (!proof.holds()) ++spoiled.refuted;
    RouteTeller before{config.files};
    RouteTeller after{other};
    for (const HostCall& call : calls_of(config.hosts)) {
        const ToldRoute old_route = before.tell(call, newest_dialect());
        const ToldRoute new_route = after.tell(call, newest_dialect());
        const std::string change = unnamed_change(old_route, new_route, named_by(proof));
        if (change.empty()) continue;
        ++spoiled.seen;
        RC_LOG() << described(config.files) << migrating.described() << described(migrating.after())
                 << described(other) << call.described() << "\n"
                 << old_route.described() << new_route.described() << change;
        RC_ASSERT_FALSE(proof.holds());
        return;
    }
}

}  // namespace

TEST_CASE("no proof holds of a spoiled migration by which somebody goes another way") {
    Spoiled spoiled;
    rc::prop("in random configurations", [&] { check(spoiled); });
    std::cout << fmt::format("of {} spoiled migrations {} go another way, and {} are refuted\n",
                             spoiled.all,
                             spoiled.seen,
                             spoiled.refuted);
    CHECK(5 * spoiled.seen > spoiled.all);
    CHECK(spoiled.refuted >= spoiled.seen);
}

}  // namespace sshplan::test
