#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "planner/lint/example.hpp"
#include "tests/support/case_lines.hpp"
#include "tests/support/desk.hpp"
#include "tests/support/judged_answers.hpp"
#include "tests/support/wild_corpus.hpp"

namespace sshplan::test {
namespace {

Imaginary machine_with(const std::string& config) {
    Imaginary machine;
    machine.files[Desk::top] = {.bytes = config};
    return machine;
}

/// The command line of the first case that is answered otherwise than before; empty if none is.
std::string changed_case(const std::string& before, const std::string& after) {
    constexpr Example judged{.text = ""};
    const std::vector<ExampleFile> files{{.name = "config", .bytes = before}};
    const LintedExample linted{files, judged};
    for (const Case& one : linted.report().subject.cases()) {
        if (answer_alike(machine_with(before), machine_with(after), Desk::top, one)) continue;
        return fmt::format("{}", fmt::join(one.of.words, " "));
    }
    return {};
}

TEST_CASE("--fix of a wild configuration changes no answer, and is done with at once") {
    const auto paths = wild_files();
    if (!paths) return;
    std::size_t changed = 0;
    for (const std::string& path : *paths) {
        INFO(path);
        const std::string before = read_bytes(path);
        Desk desk{before};
        (void)desk.run({"lint", "--all", "--fix", Desk::top});
        const std::string after = desk.bytes();
        if (after != before) {
            ++changed;
            CHECK(changed_case(before, after) == "");
        }
        (void)desk.run({"lint", "--fix", Desk::top});
        CHECK(desk.bytes() == after);
        CHECK_THAT(desk.out(), !Catch::Contains("Fixed "));
    }
    WARN(fmt::format("{} of {} files changed", changed, paths->size()));
    CHECK(changed > 10);
}

}  // namespace
}  // namespace sshplan::test
