#include <cstdlib>
#include <iostream>
#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "answer.hpp"
#include "tests/support/line_diff.hpp"
#include "tests/support/wild_corpus.hpp"

using namespace sshplan;

TEST_CASE("wild: every host of every file is answered for as ssh -G does", "[wild]") {
    const auto files = test::wild_files();
    if (!files) return;
    const test::KeptShell kept;
    int compared = 0;
    int refused = 0;
    for (const std::string& file : *files) {
        std::set<std::string> hosts = test::literal_hosts(file);
        hosts.insert("a-host-that-no-block-names");
        for (const std::string& host : hosts) {
            // Shells under which every Match exec succeeds, or fails.
            for (const char* const shell : {"/bin/true", "/bin/false"}) {
                ::setenv("SHELL", shell, 1);
                const test::Strings words{"-F", file, "--", host};
                const test::Answer theirs = test::ask_ssh(words);
                const test::Answer ours = test::ask_sshplan(words);
                ++(theirs.status == 0 ? compared : refused);
                if (ours == theirs) continue;
                CAPTURE(file, host, shell, ours.status, theirs.status);
                INFO(test::line_diff(theirs.out, ours.out));
                INFO(test::line_diff(theirs.err, ours.err));
                CHECK(false);
            }
        }
    }
    std::cout << compared << " answers and " << refused << " refusals compared\n";
    CHECK(compared > 0);
}
