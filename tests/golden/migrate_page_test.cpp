#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "planner/migrate/difference.hpp"
#include "planner/migrate/recipe_site.hpp"
#include "tests/support/case_lines.hpp"
#include "tests/support/line_diff.hpp"

namespace sshplan::test {

namespace {

/// The rows of the table below a heading of docs/reference/migrate.md, a line each.
std::string rows_below(const std::string& heading) {
    std::istringstream page{read_bytes(SSHPLAN_SOURCE_DIR "/docs/reference/migrate.md")};
    std::string rows;
    bool is_there = false;
    for (std::string line; std::getline(page, line);) {
        if (line.starts_with("#")) is_there = line == heading;
        if (is_there && line.starts_with("| `")) rows += line + "\n";
    }
    return rows;
}

/// The first cells of rows, without the marks around them.
std::vector<std::string> first_cells(const std::string& rows) {
    std::vector<std::string> cells;
    std::istringstream lines{rows};
    for (std::string line; std::getline(lines, line);) {
        cells.push_back(line.substr(3, line.find('`', 3) - 3));
    }
    return cells;
}

}  // namespace

TEST_CASE("the page of migrate has every difference, as it is told") {
    std::string expected;
    for (const KnownDifference& difference : all_differences()) {
        const bool is_gain = difference.kind == KnownDifference::Kind::gain;
        expected += fmt::format(
            "| `{}` | {} | {} |\n", difference.id, is_gain ? "gain" : "loss", difference.text);
    }
    const std::string rows = rows_below("## Differences");
    INFO(line_diff(expected, rows));
    CHECK(rows == expected);
}

TEST_CASE("the page of migrate has every family of recipes") {
    const std::vector<std::string_view> names = recipe_kind_names();
    const std::vector<std::string> cells = first_cells(rows_below("## Families"));
    CHECK(std::ranges::equal(cells, names));
}

}  // namespace sshplan::test
