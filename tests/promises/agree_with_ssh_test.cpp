// Promise 5: the answer of ssh -G on every file that it accepts, a refusal wherever it refuses.
// tests/differential compares random and recorded configurations; here the table of intended
// differences is tied to them, and the cookbook compared byte for byte.

#include <map>
#include <string>

#include <catch2/catch.hpp>

#include "tests/support/case_lines.hpp"
#include "tests/support/process.hpp"
#include "tests/support/wild_corpus.hpp"

namespace sshplan::test {

TEST_CASE("ssh -G and sshplan -G print the same bytes for every recipe of the cookbook") {
    const std::map<std::string, std::string> environment{
        {"SHELL", "/bin/false"}, {"PATH", "/usr/bin:/bin"}, {"ASAN_OPTIONS", "detect_leaks=0"}};
    std::size_t accepted = 0;
    for (const std::string& path : files_below(SSHPLAN_SOURCE_DIR "/corpus/cookbook")) {
        for (const std::string& host : literal_hosts(path)) {
            const ProcessEnd theirs =
                run_process({"/usr/bin/ssh", "-G", "-F", path, host}, environment);
            const ProcessEnd ours =
                run_process({SSHPLAN_BINARY, "-G", "-F", path, host}, environment);
            INFO(path << " " << host);
            CHECK(ours.out == theirs.out);
            CHECK(ours.err == theirs.err);
            CHECK(ours.status == theirs.status);
            accepted += theirs.status == 0 ? 1 : 0;
        }
    }
    CHECK(accepted > 50);
}

TEST_CASE("every intended difference has an example that tests run, or a reason why not") {
    const std::string table =
        read_bytes(SSHPLAN_SOURCE_DIR "/docs/reference/intended-differences.md");
    const std::size_t rest = table.find("\n## Without an example\n");
    REQUIRE(rest != std::string::npos);
    // Between one heading and the next there is an example.
    std::size_t headings = 0;
    for (std::size_t at = table.find("\n## "); at < rest; at = table.find("\n## ", at + 1)) {
        const std::size_t end = table.find("\n## ", at + 1);
        const std::string section = table.substr(at, end - at);
        INFO(section);
        CHECK(section.find("```example\n") != std::string::npos);
        ++headings;
    }
    CHECK(headings >= 4);
    const std::string runner =
        read_bytes(SSHPLAN_SOURCE_DIR "/tests/differential/intended_test.cpp");
    CHECK(runner.find("docs/reference/intended-differences.md") != std::string::npos);
}

}  // namespace sshplan::test
