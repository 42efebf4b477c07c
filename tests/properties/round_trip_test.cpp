#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>
#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include "parser/config/config.hpp"
#include "parser/syntax/parse.hpp"
#include "parser/text/edit.hpp"
#include "parser/text/printable.hpp"
#include "tests/properties/faults.hpp"
#include "tests/support/wild_corpus.hpp"

using namespace sshplan;

namespace {

using Strings = std::vector<std::string>;

// clang-format off
const Strings marks{"\"", "'", "\\", "=", "#", " ", "\t", "\r", "\n", "\f", "\v",
                    std::string(1, '\0')};
const Strings texts{"Host ", "User", "Match ", "ProxyCommand ", "Port", "web", "bob", "*", "!",
                    ","};
const Strings lines{"\n", "\n  ", "\nUser ", "\nHost=", "\r\n\"Port\" ",
                    "\nSendEnv a \"b c\" ", "\n= "};
const Strings runs{"\"a b\"", "\\\"", "\\ ", "\"\"", " = ", " # ", "\xef\xbb\xbf"};
const Strings beyond_ascii{"é", "東", "\xff", "\xa0", "\u202e", "\u200b",
                           "\x1b[31m", "\xc2\x9b", "\xe2\x82", "\u2028"};
// clang-format on

/// Bytes that mean something to the lexer, mixed with bytes that mean nothing to anyone.
rc::Gen<std::string> soup() {
    const auto piece = rc::gen::weightedOneOf<std::string>(
        {{6, rc::gen::elementOf(marks)},
         {3, rc::gen::elementOf(texts)},
         {3, rc::gen::elementOf(lines)},
         {2, rc::gen::elementOf(runs)},
         {1, rc::gen::elementOf(beyond_ascii)},
         {1, rc::gen::container<std::string>(1, rc::gen::arbitrary<char>())}});
    return rc::gen::map(rc::gen::container<Strings>(piece), [](const Strings& pieces) {
        std::string bytes;
        for (const std::string& text : pieces) bytes += text;
        return bytes;
    });
}

std::string read_file(const std::string& path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

void check_files(const std::vector<std::string>& files) {
    for (const std::string& file : files) {
        CAPTURE(file);
        CHECK(fault_in(read_file(file)) == "");
    }
    CHECK(!files.empty());
}

/// The code point as UTF-8.
std::string encoded(std::uint32_t value) {
    const auto byte = [value](std::uint32_t lead, unsigned shift) {
        return static_cast<char>(lead | (value >> shift));
    };
    const auto tail = [value](unsigned shift) {
        return static_cast<char>(0x80U | ((value >> shift) & 0x3FU));
    };
    if (value < 0x80) return {byte(0, 0)};
    if (value < 0x800) return {byte(0xC0, 6), tail(0)};
    if (value < 0x10000) return {byte(0xE0, 12), tail(6), tail(0)};
    return {byte(0xF0, 18), tail(12), tail(6), tail(0)};
}

}  // namespace

TEST_CASE("Whatever the bytes, a file is read without loss") {
    rc::prop("it prints back; its tokens cover it once; its lines are in order",
             [] { RC_ASSERT(fault_in(*soup()) == ""); });
}

TEST_CASE("Each line reads the same alone as in its file") {
    rc::prop("no line depends on another", [] {
        const SourceFile whole{"config", *soup()};
        const Document document = parse(whole);
        std::uint32_t number = 0;
        for (const Line& line : document.lines) {
            const SourceFile alone{"line", std::string{whole.line(++number)} + "\n"};
            const Line again = parse(alone).lines.at(0);
            RC_ASSERT(again.kind == line.kind);
            RC_ASSERT(alone.at(again.keyword) == whole.at(line.keyword));
            RC_ASSERT(alone.at(again.rest) == whole.at(line.rest));
        }
    });
}

TEST_CASE("Any text can be quoted so that it reads back as one word") {
    rc::prop("word_text() undoes quoting", [](const std::string& text) {
        std::string quoted = "\"";
        for (const char c : text) {
            if (c == '\n' || c == '\0') RC_DISCARD("no file can say this");
            if (c == '"' || c == '\'' || c == '\\') quoted += '\\';
            quoted += c;
        }
        const SourceFile file{"config", "User " + quoted + "\" # x"};
        const Config config{file};
        RC_ASSERT(config.directives().front().words.size() == 1U);
        RC_ASSERT(config.directives().front().words.front().text == text);
    });
}

TEST_CASE("Positions grow with offsets, and a line feed starts a line") {
    rc::prop("from each byte to the next", [] {
        const std::string bytes = *soup();
        const SourceFile file{"config", bytes};
        RC_ASSERT(file.position(0) == (Position{1, 1}));
        for (std::uint32_t at = 0; at < bytes.size(); ++at) {
            const Position here = file.position(at);
            const Position next = file.position(at + 1);
            if (bytes[at] == '\n') {
                RC_ASSERT(next == (Position{here.line + 1, 1}));
            } else {
                RC_ASSERT(next.line == here.line);
            }
        }
    });
}

TEST_CASE("Printable text can do no harm") {
    rc::prop("no control character comes through, and printable text stays as it is", [] {
        const std::string shown = printable(*soup());
        RC_ASSERT(is_harmless(shown));
        RC_ASSERT(printable(shown) == shown);
        RC_ASSERT(columns(shown) >= code_points(shown));
    });
}

TEST_CASE("No code point comes out of printable() harmful") {
    std::vector<std::uint32_t> passed;
    for (std::uint32_t value = 0; value < 0x110000; ++value) {
        if (!is_harmless(printable(encoded(value)))) passed.push_back(value);
    }
    CHECK(passed.empty());
}

TEST_CASE("Disjoint edits all take place") {
    rc::prop("each replaced span is found changed, all else is as it was", [] {
        const std::string bytes = *soup();
        const auto size = static_cast<std::uint32_t>(bytes.size());
        EditList list;
        for (int i = 0; i < 5; ++i) {
            const auto begin = *rc::gen::inRange<std::uint32_t>(0, size + 1);
            const auto end = *rc::gen::inRange<std::uint32_t>(begin, size + 1);
            (void)list.add({{begin, end}, *soup()});
        }
        std::string expected;
        std::uint32_t at = 0;
        for (const Edit& edit : list.edits()) {
            RC_ASSERT(at <= edit.span.begin);
            expected += bytes.substr(at, edit.span.begin - at) + edit.text;
            at = edit.span.end;
        }
        RC_ASSERT(list.apply(bytes) == expected + bytes.substr(at));
    });
}

TEST_CASE("Every nasty file prints back") {
    check_files(test::files_below(SSHPLAN_SOURCE_DIR "/corpus/bytes"));
}

TEST_CASE("Every file of the wild corpus prints back", "[wild]") {
    if (const auto files = test::wild_files()) check_files(*files);
}
