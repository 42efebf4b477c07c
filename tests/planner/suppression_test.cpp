#include <memory>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "planner/lint/suppression.hpp"

namespace sshplan {
namespace {

/// The comments of a text; the file lives on with them.
struct Read {
    OpenedFile file;
    std::vector<Suppression> all;

    explicit Read(const std::string& text) {
        file.source = std::make_unique<SourceFile>("config", text);
        all = find_suppressions(
            {.source = file.source.get(), .opened = &file, .config = &file.config()});
    }
};

std::vector<std::string> codes(const Suppression& suppression) {
    std::vector<std::string> texts;
    for (const SuppressedCode& code : suppression.codes) texts.push_back(code.text);
    return texts;
}

TEST_CASE("A comment speaks of the next line, a block, or the file") {
    const Read read{
        "# sshplan: ignore[SEM001]\n"
        "\n"
        "# another\n"
        "Port 22\n"
        "#sshplan:ignore-block[SEM, shadowed-setting]\n"
        "Host a\n"
        "    Port 1\n"
        "\n"
        "    User b\n"
        "Host c\n"
        "# sshplan: ignore-file[REP004]\n"
        "    Port 2\n"};
    REQUIRE(read.all.size() == 3);
    CHECK(codes(read.all[0]) == std::vector<std::string>{"SEM001"});
    CHECK((read.all[0].first_line == 4 && read.all[0].last_line == 4));
    CHECK(codes(read.all[1]) == std::vector<std::string>{"SEM", "shadowed-setting"});
    CHECK((read.all[1].first_line == 6 && read.all[1].last_line == 9));
    CHECK((read.all[2].first_line == 1 && read.all[2].last_line >= 12));
    for (const Suppression& one : read.all) CHECK(one.complaint.empty());
}

TEST_CASE("Reason and last day are read, in either order") {
    const Read read{
        "# sshplan: ignore[SEM001] reason=\"a b\" until=2027-06-30\nPort 1\n"
        "# sshplan: ignore[SEM001]  until=2027-06-30  reason=\"\"\nPort 2\n"};
    REQUIRE(read.all.size() == 2);
    CHECK(read.all[0].reason == "a b");
    for (const Suppression& one : read.all) {
        CHECK(one.until == "2027-06-30");
        CHECK(is_in_force(one, "2027-06-30"));
        CHECK(!is_in_force(one, "2027-07-01"));
    }
}

TEST_CASE("What cannot be read silences nothing, and says why") {
    for (const char* const comment : {"allow[SEM001]",
                                      "ignore",
                                      "ignore SEM001",
                                      "ignore[ALL]",
                                      "ignore[SEM999]",
                                      "ignore[]",
                                      "ignore[SEM001",
                                      "ignore[SEM001] until=soon",
                                      "ignore[SEM001] until=2027-6-1",
                                      "ignore[SEM001] reason=\"open",
                                      "ignore[SEM001] because",
                                      ""}) {
        INFO(comment);
        const Read read{"# sshplan: " + std::string{comment} + "\nPort 1\n"};
        REQUIRE(read.all.size() == 1);
        CHECK(!read.all[0].complaint.empty());
        CHECK(!is_in_force(read.all[0], "2026-01-01"));
    }
}

TEST_CASE("Nothing follows the last comment, and no block begins at a line in one") {
    CHECK(!Read{"Port 1\n# sshplan: ignore[SEM001]\n"}.all.front().complaint.empty());
    CHECK(!Read{"Host a\n# sshplan: ignore-block[SEM001]\nPort 1\n"}.all.front().complaint.empty());
}

TEST_CASE("Only comments on lines of their own ask for silence") {
    CHECK(Read{"Port 1 # sshplan: ignore[SEM001]\n# about sshplan: ignore[SEM001]\n"}.all.empty());
    CHECK(Read{"## sshplan: ignore[SEM001]\nPort 1\n"}.all.size() == 1);
}

TEST_CASE("A day is written with all its digits") {
    CHECK(is_day("2026-11-27"));
    CHECK(!is_day("2026-1-27"));
    CHECK(!is_day("2026/11/27"));
    CHECK(!is_day("2026-11-27 "));
    CHECK(!is_day(""));
}

}  // namespace
}  // namespace sshplan
