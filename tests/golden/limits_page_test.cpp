#include <sstream>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "planner/world/limits.hpp"
#include "tests/support/case_lines.hpp"
#include "tests/support/line_diff.hpp"

namespace sshplan::test {

namespace {

/// The first three cells of each row of the table above the first heading of a section.
std::string rows_of_page() {
    std::istringstream page{read_bytes(SSHPLAN_SOURCE_DIR "/docs/reference/limits.md")};
    std::string rows;
    for (std::string line; std::getline(page, line) && !line.starts_with("## ");) {
        if (!line.starts_with("| `")) continue;
        std::size_t end = 0;
        for (int cell = 0; cell < 3; ++cell) end = line.find('|', end + 1);
        rows += line.substr(0, end + 1) + "\n";
    }
    return rows;
}

}  // namespace

TEST_CASE("the page of limits has each of them, with its default") {
    std::string expected;
    for (const LimitRow& row : limit_table) {
        expected += fmt::format(
            "| `{}` | {} | {} |\n", row.name, written_limit(row.limit, row.fallback), row.where);
    }
    const std::string rows = rows_of_page();
    INFO(line_diff(expected, rows));
    CHECK(rows == expected);
}

}  // namespace sshplan::test
