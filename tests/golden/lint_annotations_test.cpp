#include <regex>
#include <sstream>
#include <string>
#include <utility>

#include <catch2/catch.hpp>

#include "parser/text/printable.hpp"
#include "tests/support/lint_commands.hpp"
#include "tools/sshplan/views/runner_commands.hpp"

namespace sshplan::test {

namespace {

/// What a runner makes of a property (actions/runner, ActionCommand.cs: UnescapeProperty).
std::string unescaped(std::string text) {
    for (const auto& [written, meant] : {std::pair{"%0D", "\r"},
                                         std::pair{"%0A", "\n"},
                                         std::pair{"%3A", ":"},
                                         std::pair{"%2C", ","},
                                         std::pair{"%25", "%"}}) {
        for (std::size_t at = text.find(written); at != std::string::npos;
             at = text.find(written, at + 1)) {
            text.replace(at, 3, meant);
        }
    }
    return text;
}

}  // namespace

TEST_CASE("each annotation of GitHub is one line with one file, whatever its name") {
    const std::regex ours{
        "::(error|warning|notice) file=([^:,]*),line=[0-9]+,col=[0-9]+,endLine=[0-9]+,"
        "endColumn=[0-9]+,title=sshplan [A-Z]{3}[0-9]{3}::[^\\r\\n]*"};
    for (const std::string& name : hostile_names()) {
        LintCommand command{.written = name, .words = {"lint", "--", name}};
        command.machine.files[name] = {.bytes = "Foo 1%0A::error::x\r\nFoo \xff\x1b,:%\r\n"};
        std::istringstream annotations{reply_to(command, "github").out};
        int count = 0;
        for (std::string line; std::getline(annotations, line); ++count) {
            INFO(line);
            std::smatch parts;
            REQUIRE(std::regex_match(line, parts, ours));
            CHECK(unescaped(parts[2]) == cli::without_markers(printable(name), "\\x23"));
        }
        CHECK(count >= 2);
    }
}

}  // namespace sshplan::test
