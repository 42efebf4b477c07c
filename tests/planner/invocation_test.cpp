#include <catch2/catch.hpp>

#include "planner/dialect/dialect.hpp"
#include "planner/invocation/invocation.hpp"
#include "planner/invocation/option_table.hpp"
#include "planner/invocation/quote.hpp"
#include "planner/invocation/validity.hpp"

using namespace sshplan;

namespace {

using Words = std::vector<std::string>;

Dialect dialect_named(std::string_view name) {
    return std::get<ChosenDialect>(find_dialect(name)).dialect;
}

/// "-v -l=x | user@host:port | command", options after the destination behind a second bar; or the
/// fault's message.
std::string summary(const Words& words, std::string_view dialect = "10.5") {
    const auto answer = read_invocation(words, dialect_named(dialect), no_long_options);
    if (const auto* const fault = std::get_if<UsageFault>(&answer)) {
        return fault->message;
    }
    const auto& read = std::get<Invocation>(answer);
    std::string text;
    const auto add = [&](const OptionUse& use) {
        text += std::string{"-"} + use.letter;
        text += (use.argument.empty() ? "" : "=" + use.argument) + " ";
    };
    for (std::size_t i = 0; i < read.options_before; ++i) {
        add(read.options[i]);
    }
    const Destination& to = read.destination;
    text += "| " + (to.user ? *to.user + "@" : "") + to.host;
    text += to.port ? ":" + std::to_string(*to.port) : to.service ? ":" + *to.service : "";
    text += " |";
    for (std::size_t i = read.options_before; i < read.options.size(); ++i) {
        text += " ";
        add(read.options[i]);
    }
    return read.command.empty() ? text : text + " " + shell_join(read.command);
}

UsageFault fault_of(const Words& words) {
    const auto answer = read_invocation(words, dialect_named("debian-9.2"), no_long_options);
    REQUIRE(std::holds_alternative<UsageFault>(answer));
    return std::get<UsageFault>(answer);
}

}  // namespace

// Expectations as `ssh -G -F none WORDS` shows them.
TEST_CASE("options may be bundled and glued, and stand on both sides of the destination") {
    CHECK(summary({"h"}) == "| h |");
    CHECK(summary({"-vvlx", "h"}) == "-v -v -l=x | h |");
    CHECK(summary({"-vp", "44", "h"}) == "-v -p=44 | h |");
    CHECK(summary({"h", "-p33", "ls", "-l"}) == "| h | -p=33  ls -l");
    CHECK(summary({"-l", "", "h"}) == "-l | h |");
    CHECK(summary({"-o", "User=x", "h", "a b"}) == "-o=User=x | h | 'a b'");
    CHECK(summary({"-P", "tag", "h"}) == "-P=tag | h |");
    CHECK(summary({"-P", "x", "h"}, "debian-9.2") == "-P | x | h");
    CHECK(summary({"-Z", "h"}) == "-Z | h |");
}

TEST_CASE("the end of the options") {
    CHECK(summary({"--", "h", "-p", "33"}) == "| h | -p 33");
    CHECK(summary({"h", "--", "-p", "33"}) == "| h | -p 33");
    CHECK(summary({"--", "-h"}) == "| -h |");
    CHECK(summary({"-", "x"}) == "| - | x");
    CHECK(summary({"h", "-", "-p", "3"}) == "| h | - -p 3");
    // ssh looks at the word before the destination, whatever it was.
    CHECK(summary({"-l", "--", "h", "-p", "5"}) == "-l=-- | h | -p 5");
    CHECK(summary({"-l", "--", "-v", "h", "-p", "5"}) == "-l=-- -v | h | -p=5 ");
    CHECK(summary({"h", "-l", "--", "-p", "5"}) == "| h | -l=--  -p=5 ");
    // getopt takes the letters, stops at the '-', and the whole word is no option.
    CHECK(summary({"-v-", "x"}) == "-v | -v- | x");
    CHECK(summary({"h", "-v-", "x"}) == "| h | -v  -v- x");
}

TEST_CASE("destinations") {
    CHECK(summary({"u@v@h"}) == "| u@v@h |");
    CHECK(summary({"u@"}) == "| u@ |");
    CHECK(summary({""}) == "|  |");
    CHECK(summary({"h:22"}) == "| h:22 |");
    CHECK(summary({"[::1]"}) == "| [::1] |");
    CHECK(summary({"ssh://u@h:33/"}) == "| u@h:33 |");
    CHECK(summary({"ssh://h:ssh"}) == "| h:ssh |");
    CHECK(summary({"SSH://h"}) == "| SSH://h |");
    CHECK(summary({"ssh://_h"}) == "| _h |");
    CHECK(summary({"ssh://_h"}, "debian-9.2") == "'ssh://_h' is not a destination");
    CHECK(summary({"ssh://u%00x@h"}, "debian-9.2") == "'ssh://u%00x@h' is not a destination");
    for (const char* const word : {"@h", "@", "ssh://", "ssh://h/x", "ssh://h:0", "ssh://[::1]"}) {
        CAPTURE(word);
        CHECK(summary({word}) == "'" + std::string{word} + "' is not a destination");
    }
}

TEST_CASE("faults are worded as ssh words them, and say which word is wrong") {
    using Kind = UsageFault::Kind;
    struct Case {
        Words words;
        Kind kind;
        std::string_view message;
        std::size_t word;
    };
    const Case cases[] = {
        {{}, Kind::no_destination, "no destination is given", 0},
        {{"-v"}, Kind::no_destination, "no destination is given", 1},
        {{"--"}, Kind::no_destination, "no destination is given", 1},
        {{"-v", "-4Z", "h"}, Kind::unknown_option, "unknown option -- Z", 1},
        {{"h", "-h"}, Kind::unknown_option, "unknown option -- h", 1},
        {{"-:", "h"}, Kind::unknown_option, "unknown option -- :", 0},
        {{"-v-v", "h"}, Kind::unknown_option, "unknown option -- -", 0},
        {{"-vp"}, Kind::argument_missing, "option requires an argument -- p", 1},
        {{"h", "--foo"}, Kind::unknown_long_option, "unknown option --foo", 1},
        {{"-v", "@h"}, Kind::bad_destination, "'@h' is not a destination", 1},
    };
    for (const Case& tried : cases) {
        CAPTURE(tried.words);
        const UsageFault fault = fault_of(tried.words);
        CHECK(fault.kind == tried.kind);
        CHECK(fault.message == tried.message);
        CHECK(fault.word == tried.word);
    }
    CHECK(summary({"h", "ls", "-Z", "--foo"}) == "| h | ls -Z --foo");
}

TEST_CASE("a fault keeps what was read before it") {
    const Invocation before = fault_of({"-4p", "22", "u@h", "-C", "-Z"}).before;
    CHECK(before.options == std::vector<OptionUse>{{'4', ""}, {'p', "22"}, {'C', ""}});
    CHECK(before.options_before == 2);
    CHECK(before.destination.typed == "u@h");
    CHECK(fault_of({"-4", "-Z"}).before.options_before == 1);
}

TEST_CASE("-V and -Q end the reading") {
    const auto question = [](const Words& words) {
        const auto answer = read_invocation(words, dialect_named("10.5"), no_long_options);
        return std::holds_alternative<Invocation>(answer) &&
               std::get<Invocation>(answer).is_question();
    };
    CHECK(question({"-V"}));
    CHECK(question({"-vV"}));
    CHECK(question({"-V", "-%"}));
    CHECK(question({"-Q", "cipher"}));
    CHECK(question({"-Qcipher", "h"}));
    CHECK(question({"h", "-V"}));
    CHECK_FALSE(question({"-Q"}));
    CHECK_FALSE(question({"h", "ls", "-V"}));
    CHECK_FALSE(question({"-l", "-V", "h"}));
}

TEST_CASE("long options are handed out and leave no trace") {
    std::vector<std::string> seen;
    const LongOptions take = [&](std::span<const std::string> rest) -> std::size_t {
        seen.push_back(rest.front());
        if (rest.front() == "--two") {
            return 2;
        }
        return rest.front() == "--greedy" ? 99 : rest.front() == "--no" ? 0 : 1;
    };
    const auto read = [&](const Words& words) {
        return read_invocation(words, dialect_named("10.5"), take);
    };
    const auto first = read({"--two", "--", "-v", "--a=b", "h", "--c", "-p", "2", "ls", "--d"});
    REQUIRE(std::holds_alternative<Invocation>(first));
    const auto& invocation = std::get<Invocation>(first);
    CHECK(seen == Words{"--two", "--a=b", "--c"});
    CHECK(invocation.options == std::vector<OptionUse>{{'v', ""}, {'p', "2"}});
    CHECK(invocation.options_before == 1);
    CHECK(invocation.command == Words{"ls", "--d"});

    // The value of a long option is not ssh's `--`.
    const auto second = read({"--two", "--", "h", "-p", "2"});
    CHECK(std::get<Invocation>(second).options.size() == 1);
    CHECK(std::holds_alternative<UsageFault>(read({"h", "--no"})));
    CHECK(std::holds_alternative<UsageFault>(read({"--greedy"})));
    seen.clear();
    (void)read({"-o", "--x", "--", "--y", "--z"});
    CHECK(seen.empty());
}

TEST_CASE("an invocation is written as words that are read as the same again") {
    const Dialect dialect = dialect_named("10.5");
    const Words words = GENERATE(Words{"h"},
                                 Words{"-vvlx", "u@h", "-p33", "ls", "-l"},
                                 Words{"--", "h", "-p", "33"},
                                 Words{"h", "--", "--", "x"},
                                 Words{"h", "-", "x"},
                                 Words{"--", "-h", "-v"},
                                 Words{"-", "x"},
                                 Words{"-l", "--", "h", "-p", "5"},
                                 Words{"-l", "--", "-v", "h", "-p", "5"},
                                 Words{"-v-", "x"},
                                 Words{"h", "-v-", "x"},
                                 Words{"", "x"},
                                 Words{"-l", "", "h", "", "x"},
                                 Words{"-V"},
                                 Words{"-vQ", "mac"},
                                 Words{"h", "-l", "--", "-p", "5"},
                                 Words{"ssh://u@h:5", "-p", "6"},
                                 Words{"h", "-Qmac"},
                                 Words{"-P", "-v", "h"});
    CAPTURE(words);
    const auto read = read_invocation(words, dialect, no_long_options);
    REQUIRE(std::holds_alternative<Invocation>(read));
    const Words written = to_words(std::get<Invocation>(read), dialect);
    CAPTURE(written);
    CHECK(read_invocation(written, dialect, no_long_options) == read);
}

TEST_CASE("the table knows each letter of a dialect once") {
    for (const Dialect& dialect : known_dialects()) {
        for (int byte = 0; byte < 128; ++byte) {
            int rows = 0;
            for (const OptionInfo& option : option_table()) {
                rows += option.letter == byte && option.lives.holds_in(dialect.edition) ? 1 : 0;
            }
            const bool is_known = find_option(static_cast<char>(byte), dialect) != nullptr;
            CHECK(rows == (is_known ? 1 : 0));
        }
    }
    CHECK(find_option('Z', dialect_named("debian-9.2")) == nullptr);
}

TEST_CASE("hosts and users of the command line") {
    const Dialect newest = dialect_named("10.5");
    const Dialect unpatched = debian_9_2(0);
    const Dialect older = debian_9_2(6);
    for (const char* const host :
         {"", "h", "a.b", "::1", "a@b", "a%b", "a*b", "h-", "[x]", "\xc3\xa9"}) {
        CAPTURE(host);
        CHECK(is_valid_host(host, newest));
    }
    for (const char* const host : {"-h",
                                   "a b",
                                   "a\tb",
                                   "a'b",
                                   "a`b",
                                   "a\"b",
                                   "a$b",
                                   "a\\b",
                                   "a;b",
                                   "a&b",
                                   "a<b",
                                   "a>b",
                                   "a|b",
                                   "a(b",
                                   "a)b",
                                   "a{b",
                                   "a}b",
                                   "a\x01",
                                   "a\x7f"}) {
        CAPTURE(host);
        CHECK_FALSE(is_valid_host(host, newest));
        CHECK_FALSE(is_valid_host(host, older));
        CHECK(is_valid_host(host, unpatched));
    }
    CHECK_FALSE(is_valid_host("a,b", newest));
    CHECK(is_valid_host("a,b", older));

    for (const char* const user : {"", "u", "a b", "a$b", "a%b", "a\\b", "a,b", "u-", "a  b"}) {
        CAPTURE(user);
        CHECK(is_valid_user(user, newest));
    }
    for (const char* const user : {"-u",
                                   "a -b",
                                   "a\\",
                                   "a'b",
                                   "a`b",
                                   "a\"b",
                                   "a;b",
                                   "a&b",
                                   "a<b",
                                   "a>b",
                                   "a|b",
                                   "a(b",
                                   "a)b",
                                   "a{b",
                                   "a}b"}) {
        CAPTURE(user);
        CHECK_FALSE(is_valid_user(user, newest));
        CHECK_FALSE(is_valid_user(user, older));
        CHECK(is_valid_user(user, unpatched));
    }
    CHECK_FALSE(is_valid_user("a\x01", newest));
    CHECK_FALSE(is_valid_user("a\tb", newest));
    CHECK(is_valid_user("a\x01", older));
}

TEST_CASE("words are quoted only where a shell needs it") {
    CHECK(shell_quoted("ProxyCommand=none") == "ProxyCommand=none");
    CHECK(shell_command("sshplan explain", Words{"--exec=run", "a b"}) ==
          "sshplan explain --exec=run 'a b'");
    CHECK(shell_quoted("u@h:/a_b-c.d,e+f%g") == "u@h:/a_b-c.d,e+f%g");
    CHECK(shell_quoted("") == "''");
    CHECK(shell_quoted("a b") == "'a b'");
    CHECK(shell_quoted("it's") == R"('it'\''s')");
    for (const char* const text :
         {"~", "#x", "=ls", "a*b", "{a,b}", "$x", "a\nb", "!x", "[x]", "\xc3\xa9"}) {
        CAPTURE(text);
        CHECK(shell_quoted(text) == "'" + std::string{text} + "'");
    }
    CHECK(shell_join(Words{"ssh", "-J", "a,b", "h", "ls *"}) == "ssh -J a,b h 'ls *'");
    CHECK(shell_join(Words{"A=b", "A=b"}) == "'A=b' A=b");
    CHECK(shell_join(Words{}).empty());
}
