#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "planner/lint/all_rules.hpp"
#include "planner/world/imaginary_world.hpp"
#include "tests/support/case_lines.hpp"
#include "tests/support/line_diff.hpp"
#include "tools/sshplan/run.hpp"

namespace sshplan::test {

namespace {

namespace fs = std::filesystem;

const fs::path pages{SSHPLAN_SOURCE_DIR "/docs/rules"};

/// What `rule` prints of one rule, or of all.
std::string printed(const std::vector<std::string>& rule) {
    std::vector<std::string> words{"rule", "--format", "markdown"};
    words.insert(words.end(), rule.begin(), rule.end());
    ImaginaryWorld nowhere{{}};
    std::ostringstream out;
    std::ostringstream err;
    CHECK(cli::run(words, nowhere, nowhere, {.out = {out}, .err = {err}}) == 0);
    CHECK(err.str().empty());
    return out.str();
}

/// What the page of this name lacks.
std::string outdated(const std::string& name, const std::string& text) {
    const fs::path page = pages / name;
    const std::string there = fs::exists(page) ? read_bytes(page) : "";
    return there == text ? "" : line_diff(text, there) + "Run tools/dev docs\n";
}

}  // namespace

TEST_CASE("docs/rules says what the rules say of themselves") {
    std::set<std::string> names{"README.md"};
    CHECK(outdated("README.md", printed({})) == "");
    for (const Rule* const rule : all_rules()) {
        const std::string name = std::string{rule->id} + ".md";
        names.insert(name);
        CHECK(outdated(name, printed({std::string{rule->id}})) == "");
    }
    for (const auto& entry : fs::directory_iterator{pages}) {
        INFO("no rule has this page: " << entry.path());
        CHECK(names.contains(entry.path().filename()));
    }
}

}  // namespace sshplan::test
