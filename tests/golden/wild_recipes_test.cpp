#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "parser/config/config.hpp"
#include "parser/config/pattern.hpp"
#include "planner/recipe/recipe.hpp"
#include "planner/resolve/expand.hpp"
#include "planner/world/imaginary_world.hpp"

namespace sshplan::test {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_below(const std::string& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator{folder}) {
        if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

std::string bytes_of(const fs::path& path) {
    std::ifstream in{path, std::ios::binary};
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

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
std::string count_of(const std::string& folder) {
    ImaginaryWorld world{Imaginary{}};
    const Client client{.dialect = newest_dialect(), .home = "/home/ana"};
    std::map<std::string, int> counts;
    for (const fs::path& path : files_below(folder)) {
        for (const std::string& command : proxy_commands(bytes_of(path))) {
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
    const std::string text = bytes_of(SSHPLAN_SOURCE_DIR "/docs/reference/recipes.md");
    const std::string head = "|---|---|---|\n";
    const std::size_t begin = text.find(head, text.find("<!-- counts -->")) + head.size();
    return text.substr(begin, text.find("<!-- end -->") - begin);
}

}  // namespace

TEST_CASE("wild: every ProxyCommand is classified, as docs/reference/recipes.md counts them") {
    const char* const folder = std::getenv("SSHPLAN_WILD_CORPUS");
    if (folder == nullptr) {
        std::cout << "SKIPPED: SSHPLAN_WILD_CORPUS is not set\n";
        return;
    }
    CHECK(count_of(folder) == documented_count());
}

}  // namespace sshplan::test
