#include <map>
#include <optional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "parser/config/config.hpp"
#include "parser/config/pattern.hpp"
#include "planner/recipe/recipe.hpp"
#include "planner/resolve/expand.hpp"
#include "planner/world/imaginary_world.hpp"
#include "tests/support/case_lines.hpp"
#include "tests/support/wild_corpus.hpp"

namespace sshplan::test {
namespace {

/// The commands of all active ProxyCommand lines.
std::vector<std::string> proxy_commands(const std::string& bytes) {
    const SourceFile file{"config", bytes};
    const Config config{file};
    std::vector<std::string> commands;
    for (const Directive& directive : config.directives()) {
        if (!equals_ignoring_case(directive.keyword, "proxycommand")) continue;
        std::string_view text = directive.rest;
        const std::size_t begin = text.find_first_not_of(" \t=");
        if (begin != std::string_view::npos) commands.emplace_back(text.substr(begin));
    }
    return commands;
}

/// A command as it would be run for a host, or nothing if ssh cannot expand it.
std::optional<std::string> expanded(const std::string& command, World& world) {
    const Dialect& dialect = newest_dialect();
    const TokenValue value = [](char letter) -> std::string {
        switch (letter) {
            case 'p':
                return "22";
            case 'r':
                return "ana";
            case '%':
                return "%";
            default:
                return "db.example.org";
        }
    };
    const ExpandedText text =
        expand(command, expansion_rules(Keyword::proxy_command, dialect), value, {dialect, world});
    if (text.end != ExpandedText::End::complete) return std::nullopt;
    return text.text;
}

/// "| netcat | ok | 17 |", a line for each family and status that there is.
std::string count_of(const std::vector<std::string>& files) {
    ImaginaryWorld world{Imaginary{}};
    const Client client{.dialect = newest_dialect(), .home = "/home/ana"};
    std::map<std::string, int> counts;
    for (const std::string& path : files) {
        for (const std::string& command : proxy_commands(read_bytes(path))) {
            if (is_none(command)) continue;
            const auto text = expanded(command, world);
            const Recipe recipe =
                text ? read_proxy_command(*text, {world, client})
                     : Recipe{.family = Family::broken, .status = RouteStatus::broken};
            ++counts[fmt::format("| `{}` | {} |", name_of(recipe.family), name_of(recipe.status))];
        }
    }
    std::string table;
    for (const auto& [row, count] : counts) table += fmt::format("{} {} |\n", row, count);
    return table;
}

/// What stands between the marks of docs/reference/recipes.md, below the table's head.
std::string documented_count() {
    const std::string text = read_bytes(SSHPLAN_SOURCE_DIR "/docs/reference/recipes.md");
    const std::string head = "|---|---|---|\n";
    const std::size_t begin = text.find(head, text.find("<!-- counts -->")) + head.size();
    return text.substr(begin, text.find("<!-- end -->") - begin);
}

}  // namespace

TEST_CASE("wild: every ProxyCommand is classified, as docs/reference/recipes.md counts them") {
    const auto files = wild_files();
    if (!files) return;
    CHECK(count_of(*files) == documented_count());
}

}  // namespace sshplan::test
