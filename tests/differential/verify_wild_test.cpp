#include <iostream>
#include <map>
#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "tests/support/wild_corpus.hpp"
#include "verified.hpp"

using namespace sshplan;

TEST_CASE("wild: ssh verifies every named host under every outcome", "[wild]") {
    const auto files = test::wild_files();
    if (!files) return;
    int processes = 0;
    int asked = 0;
    std::map<std::string, int> not_asked;
    for (const std::string& file : *files) {
        std::set<std::string> hosts = test::literal_hosts(file);
        hosts.insert("a-host-that-no-block-names");
        for (const std::string& host : hosts) {
            const test::Verified found = test::verified({"-F", file, "--", host});
            CAPTURE(file, host, found.status, found.err);
            if (found.verification.is_null()) {
                CHECK(found.status == 2);  // no name that ssh takes
                continue;
            }
            INFO(found.verification.dump(2));
            CHECK(found.verification.at("difference").is_null());
            CHECK(found.verification.at("asked") == found.verification.at("agreed"));
            processes += found.verification.at("processes").get<int>();
            asked += found.verification.at("asked").get<int>();
            for (const auto& unasked : found.verification.at("not_asked")) {
                not_asked[unasked.at("reason")] += unasked.at("count").get<int>();
            }
        }
    }
    std::cout << asked << " questions about " << processes << " ssh processes were answered\n";
    for (const auto& [reason, count] : not_asked) {
        std::cout << "not asked, " << count << ": " << reason << "\n";
        // Its -W, or what it runs there, is computed by a command.
        CHECK(reason.starts_with("with which words the ssh to "));
    }
    CHECK(asked > 0);
}
