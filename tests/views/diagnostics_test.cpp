#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "parser/text/printable.hpp"
#include "tools/sshplan/views/diagnostics.hpp"

using namespace sshplan;
using Catch::Matchers::Contains;

namespace {

Complaint complaint_at(const SourceFile& file, std::string_view marked, std::string text) {
    const auto begin = static_cast<std::uint32_t>(file.bytes().find(marked));
    const Span span{begin, begin + static_cast<std::uint32_t>(marked.size())};
    return {.text = std::move(text), .where = {&file, span}, .line = file.position(begin).line};
}

std::string shown(const std::vector<Complaint>& complaints, std::size_t width = 80) {
    std::ostringstream out;
    cli::print_complaints(out, complaints, {.width = width, .home = "/home/ana"});
    return out.str();
}

}  // namespace

TEST_CASE("A message of ssh comes with the place that it speaks of") {
    const SourceFile file{"/home/ana/.ssh/config", "Host x\n  Port abc  \r\n"};
    Complaint complaint = complaint_at(file, "abc", "/home/ana/.ssh/config line 2: Bad number");
    complaint.help = {"a port is a number"};
    CHECK(shown({complaint}) ==
          "/home/ana/.ssh/config line 2: Bad number\n"
          "  --> ~/.ssh/config:2:8\n"
          "  |\n"
          "2 |   Port abc\n"
          "  |        ^^^\n"
          "  = help: a port is a number\n");
}

TEST_CASE("What no file says is the message alone") {
    CHECK(shown({{.text = "Cannot specify -J with ProxyCommand", .help = {"drop -J"}}}) ==
          "Cannot specify -J with ProxyCommand\n"
          " = help: drop -J\n");
}

TEST_CASE("The text of an option has no line") {
    const SourceFile file{"command-line", "Port=abc", SourceFile::Kind::option};
    CHECK_THAT(shown({complaint_at(file, "abc", "command-line line 0: Bad number")}),
               Contains("--> command line, column 6\n"));
}

TEST_CASE("Two messages about one place share an excerpt") {
    const SourceFile file{"config", "Match foo\nMatch bar\n"};
    const Complaint first = complaint_at(file, "foo", "Unsupported Match attribute foo");
    const Complaint second = complaint_at(file, "foo", "config line 1: Bad Match condition");
    const Complaint third = complaint_at(file, "bar", "Unsupported Match attribute bar");
    CHECK(shown({first, second, third}) ==
          "Unsupported Match attribute foo\n"
          "config line 1: Bad Match condition\n"
          "  --> config:1:7\n"
          "  |\n"
          "1 | Match foo\n"
          "  |       ^^^\n"
          "Unsupported Match attribute bar\n"
          "  --> config:2:7\n"
          "  |\n"
          "2 | Match bar\n"
          "  |       ^^^\n");
}

TEST_CASE("A long line is cut around what is meant") {
    const SourceFile file{"config",
                          "Host " + std::string(300, 'a') + " BAD " + std::string(300, 'b')};
    CHECK(shown({complaint_at(file, "BAD", "no")}, 44) ==
          "no\n"
          "  --> config:1:307\n"
          "  |\n"
          "1 | …aaaaaaaaaaaaaaaa BAD bbbbbbbbbbbbbbbbb…\n"
          "  |                   ^^^\n");
}

TEST_CASE("What is short leaves its room to the other side") {
    const SourceFile file{"config", "Host " + std::string(300, 'a') + " BAD b"};
    CHECK_THAT(shown({complaint_at(file, "BAD", "no")}, 24),
               Contains("1 | …aaaaaaaaaaaaa BAD b\n"));
}

TEST_CASE("The mark stands below what is meant, however wide that is") {
    const SourceFile file{"config", "Host 東京\x1b[1m\t大阪 BAD\n"};
    CHECK(shown({complaint_at(file, "大阪", "no")}) ==
          "no\n"
          "  --> config:1:13\n"
          "  |\n"
          "1 | Host 東京\\x1b[1m 大阪 BAD\n"
          "  |                  ^^^^\n");
}

TEST_CASE("A place is shown wherever it is") {
    const SourceFile file{"config", "Host a\n\nHost b"};
    const auto size = static_cast<std::uint32_t>(file.bytes().size());
    for (std::uint32_t begin = 0; begin <= size; ++begin) {
        for (std::uint32_t end = begin; end <= size; ++end) {
            const std::string text = shown({{.text = "no", .where = {&file, {begin, end}}}});
            CHECK(std::ranges::count(text, '\n') == 5);
            CHECK_THAT(text, Contains("^"));
        }
    }
    CHECK(shown({{.text = "no", .where = {&file, {size + 1, size + 2}}}}) == "no\n");
}

TEST_CASE("No excerpt is wider than the terminal") {
    const SourceFile file{
        "c", "Host " + std::string(90, 'a') + "東京東京東京東京 " + std::string(90, 'b')};
    const std::size_t width = GENERATE(30U, 40U, 41U, 80U, 120U);
    const auto size = static_cast<std::uint32_t>(file.bytes().size());
    for (std::uint32_t begin = 0; begin < size; begin += 7) {
        for (const std::uint32_t length : {1U, 30U, 120U}) {
            const Span span{begin, std::min(size, begin + length)};
            std::istringstream lines{shown({{.text = "no", .where = {&file, span}}}, width)};
            for (std::string line; std::getline(lines, line);) CHECK(columns(line) <= width);
        }
    }
}
