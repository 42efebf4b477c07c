#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include "answer.hpp"
#include "generate/pick.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace sshplan;
using test::Strings;

namespace {

/// A folder of files with odd names, each of which sets something of its own.
class OddNames {
public:
    OddNames() {
        int number = 0;
        for (const char* const name : {"a",
                                       "b",
                                       "c",
                                       "^",
                                       "!",
                                       "-",
                                       "]",
                                       "[",
                                       "a]",
                                       "ab",
                                       "abc",
                                       ".h",
                                       "1",
                                       "\\",
                                       "a-",
                                       "^a",
                                       "A",
                                       "d/x",
                                       "d/.y"}) {
            folder_.write("f/" + std::string{name}, fmt::format("SendEnv V{}\n", ++number));
        }
    }

    /// Whether an Include of a pattern leads ssh and sshplan to the same files.
    void compare(const std::string& pattern) const {
        const std::string config =
            folder_.write("config", fmt::format("Include {}\n", folder_.path("f/" + pattern)));
        const Strings words{"-F", config, "h"};
        const test::Answer expected = test::ask_ssh(words);
        if (expected.status > 255) return;
        const test::Answer got = test::ask_sshplan(words);
        INFO(pattern);
        CHECK(values(got, "sendenv") == values(expected, "sendenv"));
        CHECK(got.status == expected.status);
    }

private:
    test::TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("includes: a pattern finds what the glob of ssh finds") {
    const OddNames names;
    for (const std::string pattern : {"[^]",
                                      "[^]]",
                                      "[^^]",
                                      "[^a]",
                                      "[!a]",
                                      "[[.a.]]",
                                      "[[=a=]]",
                                      "[[.a.]-c]",
                                      "*\\",
                                      "\\",
                                      "a/",
                                      "d/",
                                      "d//x",
                                      "*/",
                                      "*/x",
                                      "d/.*",
                                      "a\\/",
                                      "[[:alpha:]b]",
                                      "[![:alpha:]]",
                                      "[]a]",
                                      "[!]a]",
                                      "[a-]",
                                      "[-a]",
                                      "[a\\-c]",
                                      "[\\]]",
                                      "[[:foo:]]",
                                      "[[:alpha:][:digit:]]",
                                      "[[:alpha:]-z]",
                                      "\\[a]",
                                      "[[:al]",
                                      "[[:a]",
                                      "[b-a]",
                                      "[a/b]",
                                      "?",
                                      ".*",
                                      "[.]h"}) {
        names.compare(pattern);
    }
}

// No piece is a class: ssh dies of brackets that end with one.
TEST_CASE("includes: random patterns find what the glob of ssh finds") {
    const OddNames names;
    rc::prop("a pattern of some pieces", [&] {
        std::string pattern;
        const int count = test::pick_number(1, 7);
        for (int i = 0; i < count; ++i) {
            pattern += test::pick({"a",
                                   "b",
                                   "[",
                                   "]",
                                   "!",
                                   "^",
                                   "-",
                                   "*",
                                   "?",
                                   "\\",
                                   "[:",
                                   "[.a.]",
                                   "[=a=]",
                                   "/",
                                   "c",
                                   "1",
                                   "[a-c]",
                                   "[!a]",
                                   "[^a]"});
        }
        names.compare(pattern);
    });
}
