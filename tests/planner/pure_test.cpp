#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "planner/shell/pure/compute.hpp"

namespace sshplan::test {

namespace {

using Words = std::vector<std::string>;

/// A command, and what it prints.
struct Known {
    Words words;
    std::string input;
    std::string output;
};

/// A command, and a part of why its output is not known.
struct Unknown {
    Words words;
    std::string reason;
    std::optional<std::string> input = "host1+host2\n";
};

std::string shown(const Words& words) {
    std::string text;
    for (const std::string& word : words) text.append("{").append(word).append("} ");
    return text;
}

void check(const std::vector<Known>& table) {
    for (const auto& [words, input, output] : table) {
        INFO(shown(words) << "for " << input);
        const shell::Computed computed = shell::compute(words, input);
        CHECK(computed.output == output);
        CHECK(computed.reason == "");
    }
}

void check(const std::vector<Unknown>& table) {
    for (const auto& [words, reason, input] : table) {
        INFO(shown(words));
        const shell::Computed computed = shell::compute(words, input);
        CHECK(computed.output == std::nullopt);
        CHECK_THAT(computed.reason, Catch::Contains(reason));
    }
}

/// What a substitution makes of one line.
std::string edited(const std::string& script, const std::string& line) {
    return shell::compute(Words{"sed", script}, line + "\n").output.value_or("unknown\n");
}

}  // namespace

TEST_CASE("the commands of published recipes are computed") {
    const std::string chain = "host1+host2:2022+host3:2224\n";
    const std::string users = "user1%host1+user2%host2+host3\n";
    const std::string before = R"(s/^.*+//;s/^\([^:]*$\)/\1:22/)";
    const std::string rest =
        R"(s/+[^+]*$//;s/\([^+%]*\)%\([^+]*\)$/\2 -l \1/;s/:\([^:+]*\)$/ -p \1/)";
    check(std::vector<Known>{
        {{"sed", before}, chain, "host3:2224\n"},
        {{"sed", rest}, chain, "host1+host2 -p 2022\n"},
        {{"sed", before}, users, "host3:22\n"},
        {{"sed", rest}, users, "user1%host1+host2 -l user2\n"},
        {{"sed", rest}, "user1%host1+host2\n", "host1 -l user1\n"},
        {{"sed", "s/+.*//"}, chain, "host1\n"},
        {{"sed", "s/^.* //"}, "host1 has IPv6 address 2001:db8::1\n", "2001:db8::1\n"},
        {{"dirname", "host1/host2/host3/host4"}, "", "host1/host2/host3\n"},
        {{"/usr/bin/basename", "host1/host2/host3/host4"}, "", "host4\n"},
        {{"basename", "machine1.g5k", ".g5k"}, "", "machine1\n"},
        {{"cut", "-d.", "-f1"}, "machine1.example.org\n", "machine1\n"},
        {{"cut", "-d", ".", "-f", "1"}, "machine1\n", "machine1\n"},
        {{"echo", "host1"}, "", "host1\n"},
        {{"printf", "%s", "host1"}, "", "host1"},
        {{"tr", "A-Z", "a-z"}, "Host1\n", "host1\n"},
        {{"cat"}, chain, chain},
    });
}

TEST_CASE("commands print what POSIX says") {
    check(std::vector<Known>{
        {{"echo"}, "", "\n"},
        {{"echo", "a ", "", "b"}, "", "a   b\n"},
        {{"printf", "%s:%d\\n", "a", "22", "b"}, "", "a:22\nb:0\n"},
        {{"printf", "--", "%%\\t\\101"}, "", "%\tA"},
        {{"basename", "/"}, "", "/\n"},
        {{"basename", "a/b//"}, "", "b\n"},
        {{"basename", ".g5k", ".g5k"}, "", ".g5k\n"},
        {{"basename", "-s", ".x", "--", "a.x", "b/c.x"}, "", "a\nc\n"},
        {{"dirname", "a"}, "", ".\n"},
        {{"dirname", "/a/"}, "", "/\n"},
        {{"dirname", "--", "a//b//c"}, "", "a//b\n"},
        {{"dirname", ""}, "", ".\n"},
        {{"cut", "-sd:", "-f2-"}, "a\nb:c:d", "c:d\n"},
        {{"cut", "-c", "-2,4", "-"}, "abcde\n", "abd\n"},
        {{"cut", "-d:", "-f3,1"}, "a:b:c\n", "a:c\n"},
        {{"tr", "-cs", "[:alnum:]\\n", "-"}, "a..b_c\n", "a-b-c\n"},
        {{"tr", "[:upper:]", "[:lower:]"}, "AbC", "abc"},
        {{"tr", "-d", "a-c\\055"}, "a-bcd\n", "d\n"},
        {{"tr", "-ds", "a", "b"}, "abab", "b"},
        {{"cat", "-"}, "no newline", "no newline"},
    });
}

TEST_CASE("sed edits line by line") {
    CHECK(edited("s/a*/x/g", "baaac") == "xbxcx\n");
    CHECK(edited("s/a*/x/2", "baaac") == "bxc\n");
    CHECK(edited("s,/,\\,,2", "a/b/c") == "a/b,c\n");
    CHECK(edited("s/*/+/;s/^*/-/", "**") == "+*\n");
    CHECK(edited("s/a^b$c/x/", "a^b$c") == "x\n");
    CHECK(edited(R"(s/\(^a\)\(b$\)/\2\1/)", "ab") == "ba\n");
    CHECK(edited("s/[]-]/x/g", "a]b-") == "axbx\n");
    CHECK(edited("s/[^[:alnum:].]//g", "a+b.c_1") == "ab.c1\n");
    CHECK(edited(R"(s/[0-9]\{2,3\}$/<&>\&/)", "12345") == "12<345>&\n");
    CHECK(edited("s/+/\\\n/", "a+b") == "a\nb\n");
    CHECK(edited("y/+:/\\n /;s/\\n.*//", "a+b") == "a\n");
    check(std::vector<Known>{
        {{"sed", "-n", "s/a/b/p"}, "a\nc\na", "b\nb"},
        {{"sed", "s/a/b/p"}, "a", "b\nb"},
        {{"sed", "-e", "s/a/b/", "-es/b/c/"}, "a\n", "c\n"},
        {{"sed", "-nE", "/^(a|b)+$/p"}, "abba\nabc\n", "abba\n"},
        {{"sed", "1d;$s/$/./"}, "a\nb\nc", "b\nc."},
        {{"sed", "-r", R"(s/^([^@]+@)?([^:]+)(:([0-9]+))?$/\2 \4/)"},
         "bob@host1:22\n",
         "host1 22\n"},
        {{"sed", "s/[^\\/]*//"}, "a/b\n", "/b\n"},
    });
}

TEST_CASE("matches are the longest, and groups hold what all seds say") {
    const auto extended = [](const std::string& script, const std::string& line) {
        const shell::Computed computed = shell::compute(Words{"sed", "-E", script}, line);
        return computed.output.value_or("unknown");
    };
    CHECK(extended("s/a|ab|abc/x/", "abcd") == "xd");
    CHECK(extended("s/(a|ab)(c|bcd)(d*)/x/", "abcd") == "x");
    CHECK(extended(R"(s/(a|ab)(c|bcd)(d*)/\1/)", "abcd") == "unknown");
    CHECK(extended(R"(s/(.*)(b*|a)/\1/)", "aa") == "unknown");  // GNU says "a", POSIX "aa"
    CHECK(extended(R"(s/(.*)(.*)/<\1><\2>/)", "ab") == "<ab><>");
    CHECK(extended(R"(s/(a|b)+(c)/\2/)", "abc") == "c");
    CHECK(extended(R"(s/(a|b)+/\1/)", "ab") == "unknown");
    CHECK(extended(R"(s/(x(a)?|y)b/<\2>/)", "yb") == "<>");
}

TEST_CASE("what is not the same everywhere is not known, and why") {
    check(std::vector<Unknown>{
        {{"awk", "{print $1}"}, "awk is not computed here"},
        {{"/opt/bin/dig", "+short"}, "dig is not computed here"},
        {{}, "no command"},
        {{"sed", "s/a/b/"}, "sed reads text that is not known", std::nullopt},
        {{"echo", "-n", "a"}, "echo takes options in some shells"},
        {{"echo", "a\\nb"}, "echo reads a backslash in some shells"},
        {{"printf", "%5s", "a"}, "other conversions"},
        {{"printf", "%d", "010"}, "number"},
        {{"printf", "a", "b"}, "no use for"},
        {{"printf", "-v", "x"}, "options"},
        {{"basename", ""}, "empty"},
        {{"basename", "//"}, "two slashes"},
        {{"basename", "a", "b", "c"}, "one path"},
        {{"dirname", "//a"}, "two slashes"},
        {{"dirname"}, "one path"},
        {{"cat", "/etc/hosts"}, "reads a file"},
        {{"cut", "-d:", "-f1", "/etc/hosts"}, "reads a file"},
        {{"cut", "--complement", "-f1"}, "other options"},
        {{"cut", "-f2-1"}, "decreases"},
        {{"cut", "-c1"}, "other characters", "\xc3\xa9\n"},
        {{"tr", "abc", "x"}, "shorter"},
        {{"tr", "+-_", "-"}, "depends on the locale"},
        {{"tr", "[a*3]", "b"}, "repetition"},
        {{"tr", "[:digit:]", "x"}, "other case"},
        {{"tr", "a"}, "the sets"},
    });
}

TEST_CASE("what seds do not read alike is not known, and why") {
    check(std::vector<Unknown>{
        {{"sed", "s/+\\+/x/"}, "\\+ as an operator (GNU) or as itself"},
        {{"sed", "s/a\\|b/x/"}, "\\| as an operator"},
        {{"sed", "s/+/\\n/"}, "\\n in a replacement"},
        {{"sed", "s/.*/\\U&/"}, "\\U in a replacement"},
        {{"sed", "s/\\w*//"}, "not every sed knows: \\w"},
        {{"sed", "s/\\(a\\)\\1//"}, "back-reference"},
        {{"sed", "s/[[=a=]]//"}, "equivalence class"},
        {{"sed", "s/[+-:]//"}, "depends on the locale"},
        {{"sed", "s/a/b/I"}, "flags or a command"},
        {{"sed", "s/a/\\1/"}, "a group that is not there"},
        {{"sed", "s/a\\{256\\}//"}, "above 255"},
        {{"sed", "s|a\\|b|x|"}, "escaped delimiter"},
        {{"sed", "s/[^\\/]*//"}, "backslash between brackets", "a\\b/c\n"},
        {{"sed", "s//x/"}, "empty expression"},
        {{"sed", "-E", "s/(^a)*//"}, "repeats an anchor"},
        {{"sed", "-E", "s/((a?|b)?|a+)*//"}, "alternatives that can be empty"},
        {{"sed", "-E", "s/a**//"}, "repeats a repetition"},
        {{"sed", "-E", "s/()//"}, "empty"},
        {{"sed", "1,2d"}, "address"},
        {{"sed", "N;P;D"}, "command that is not computed: N"},
        {{"sed", "s/a/b/w file"}, "flags or a command"},
        {{"sed", "-i", "s/a/b/"}, "other options"},
        {{"sed", "s/a/b/", "/etc/hosts"}, "reads a file"},
        {{"sed", "s/./x/"}, "other characters", "\xc3\xa9\n"},
    });
}

TEST_CASE("no expression takes long, however nested") {
    const std::string line(1000, 'a');
    const auto nested = [](std::size_t depth, const std::string& repetition) {
        std::string text = std::string(depth, '(') + "a";
        for (; depth > 0; --depth) text += ")" + repetition;
        return text;
    };
    check(std::vector<Unknown>{
        {{"sed", "-E", "s/" + nested(9, "{255}") + "/x/"},
         "takes too long",
         std::string(60000, 'a')},
        {{"sed", "-E", "s/((a?){255}){255}((a?){255}){255}$/x/"},
         "takes too long",
         std::string(60000, 'a')},
        {{"sed", "-E", "s/" + nested(300, "*") + "$/x/"}, "takes too long", line},
        {{"sed", "s/a/b/g"}, "takes too long", std::string(60000, 'a')},
        {{"sed", "-E", "s/" + nested(400, "*") + "/x/"}, "longer than 1000"},
        {{"sed", "s/a/" + std::string(60000, 'b') + "/g"}, "too long a text", "aa"},
    });
    check(std::vector<Known>{
        {{"sed", R"(s/\(a*\)*\(a*\)*\(a*\)*\(a*\)*\(a*\)*b/x/)"}, line, line},
        {{"sed", "-E", "s/((a*)*)*((a*)*)*$/x/"}, line, "x"},
        {{"sed", "-E", "s/" + nested(9, "*") + "$/x/"}, line, "x"},
        {{"sed", "-E", "s/" + nested(160, "{2}") + "b/x/"}, line, line},
        {{"sed", "-E", "s/(a|aa|aaa)*$/x/"}, line, "x"},
        {{"sed", "-E", R"(s/(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)$/\9/)"}, line, ""},
    });
}

}  // namespace sshplan::test
