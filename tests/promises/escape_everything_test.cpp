// Promise 3: nothing from a file reaches a terminal, a log or a report unescaped.
// tests/views/escaping_test.cpp poisons every field of an explanation; whole_corpus_test.cpp looks
// at every verb on every configuration of the corpus.

#include <algorithm>
#include <array>
#include <cctype>
#include <regex>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>
#include <rapidcheck/catch.h>

#include "parser/text/printable.hpp"
#include "tests/properties/random.hpp"
#include "tests/support/golden_case.hpp"
#include "tools/sshplan/run.hpp"

namespace sshplan::test {

namespace {

using namespace std::string_view_literals;

/// What terminals, people and CI logs must not be given as it is.
constexpr std::array hostile{
    "\x1b[31m"sv,
    "\x1b]0;x\x07"sv,
    "\x1b"sv,
    "\x9b"sv,
    "\xc2\x9b"
    "31m"sv,
    "\xc2\x85"sv,
    "\x7f"sv,
    "\b"sv,
    "\r"sv,
    "\v"sv,
    "\f"sv,
    "\t"sv,
    "\0"sv,
    "\n"sv,
    "\xff"sv,
    "\xc3"sv,
    "\xed\xa0\x80"sv,
    "\xf4\x90\x80\x80"sv,
    "\xc0\xaf"sv,
    "\xe2\x80\xae"sv,
    "\xe2\x81\xa6"sv,
    "\xe2\x80\x8f"sv,
    "\xd8\x9c"sv,
    "\xe2\x80\x8b"sv,
    "\xe2\x81\xa0"sv,
    "\xef\xbb\xbf"sv,
    "\xe2\x80\xa8"sv,
    "\xf3\xa0\x81\x81"sv,
    "\xc2\xad"sv,
    "::error::x"sv,
    "::add-mask::"sv,
    "##[error]x"sv,
    "##vso[x]"sv,
    "\n::error::x"sv,
    "\r::error::x"sv,
    "\n##[error]x"sv,
    "%0A::error::x"sv,
};
constexpr std::array tame{"host"sv,
                          "a"sv,
                          "%h"sv,
                          " "sv,
                          "\""sv,
                          "\\"sv,
                          "="sv,
                          "*"sv,
                          ","sv,
                          "ж"sv,
                          "日"sv,
                          "@"sv,
                          ":"sv,
                          "#"sv,
                          "]]>"sv,
                          "<&"sv,
                          "'"sv,
                          "$x"sv};

std::string soup() {
    std::string text;
    for (int pieces = random_number(1, 6); pieces > 0; --pieces) {
        text += random_number(0, 2) == 0 ? hostile[random_number<std::size_t>(0, hostile.size())]
                                         : tame[random_number<std::size_t>(0, tame.size())];
    }
    return text;
}

/// Soup, or what is meant to stand there: most of a file must be read for much to be printed.
std::string mostly(std::string_view usual) {
    return random_number(0, 3) == 0 ? soup() : std::string{usual};
}

/// Soup in which no line ends and no quote opens, so that ssh goes on reading.
std::string quiet_soup() {
    std::string text = soup();
    std::erase_if(text, [](char c) { return c == '\n' || c == '"' || c == '\'' || c == '\0'; });
    return text;
}

std::string without_tokens(std::string text) {
    std::erase_if(text, [](char c) { return c == '%' || c == '$' || c == '\\'; });
    return text;
}

/// Soup where ssh takes anything, and in every other file also where it does not.
std::string random_configuration() {
    const bool is_accepted = random_number(0, 2) == 0;
    const auto risky = [&](std::string_view usual) {
        return is_accepted ? std::string{usual} : mostly(usual);
    };
    return "# " + quiet_soup() + "\nHost host3 " + risky("host4") + "\n    HostName a" +
           without_tokens(quiet_soup()) + "\n    User " + risky("bob") + "\n    HostKeyAlias x" +
           quiet_soup() + "\n    IdentityFile ~/" + without_tokens(quiet_soup()) +
           "\n    SetEnv A=" + quiet_soup() + "\n    IgnoreUnknown " + risky("x") +
           "\nMatch host * exec \"" + without_tokens(quiet_soup()) + "\"\n    ControlPath /" +
           without_tokens(quiet_soup()) + "\nInclude " + risky("none") + "\n    " +
           risky("Compression") + " " + risky("yes") + "\n    " +
           (random_number(0, 2) == 0 ? "ProxyJump " : "ProxyCommand ") + risky("j1") + "\n";
}

struct Printed {
    std::string out;
    std::string err;
};

/// Whether what a verb prints may be taken for ssh's by other programs.
bool is_as_ssh(const std::string& verb) {
    return verb != "explain" && verb != "hosts" && verb != "lint";
}

/// Most verbs escape wherever they print to; what other programs read as ssh's is escaped on a
/// terminal.
Printed print(const std::string& config, std::vector<std::string> words) {
    const bool is_terminal = is_as_ssh(words.front());
    const std::string path = random_number(0, 2) == 0 ? "/srv/" + soup() : "/srv/config";
    Imaginary machine = laptop_of_ana();
    machine.files[path] = {.bytes = config};
    machine.variables["X"] = soup();
    ImaginaryWorld reading{machine};
    ImaginaryWorld acting{machine};
    std::ostringstream out;
    std::ostringstream err;
    if (words.front() == "hosts" || words.front() == "lint") {
        words.insert(words.end(), {"--", path});
    } else {
        words.insert(words.begin() + 1, {"-F", path});
    }
    static_cast<void>(cli::run(words, reading, acting, {{out, is_terminal}, {err, is_terminal}}));
    return {out.str(), err.str()};
}

/// Whether a CI runner would take this line for an order: some look for "##[" anywhere, and blanks
/// before "::" do not count.
bool is_order(std::string_view line) {
    while (!line.empty() && std::isspace(static_cast<unsigned char>(line.front())) != 0) {
        line.remove_prefix(1);
    }
    return line.starts_with("::") || line.find("##[") != std::string_view::npos ||
           line.find("##vso[") != std::string_view::npos;
}

std::string lines_that(const std::string& text, bool (*is_bad)(const std::string& line)) {
    std::istringstream stream{text};
    std::string found;
    for (std::string line; std::getline(stream, line);) {
        if (is_bad(line)) found += printable(line) + "\n";
    }
    return found;
}

bool is_raw(const std::string& line) { return printable(line) != line; }

/// The lines that are not what printable() makes of them, or that a CI runner would obey.
std::string unsafe_lines(const std::string& text) {
    return lines_that(text, [](const std::string& line) { return is_raw(line) || is_order(line); });
}

/// The same where no runner listens: on a terminal.
std::string raw_lines(const std::string& text) { return lines_that(text, is_raw); }

void check(const std::string& config, const std::vector<std::string>& words) {
    const Printed printed = print(config, words);
    const auto bad_lines = is_as_ssh(words.front()) ? raw_lines : unsafe_lines;
    RC_ASSERT(bad_lines(printed.out) == "");
    RC_ASSERT(bad_lines(printed.err) == "");
    RC_CLASSIFY(!printed.out.empty(), "answered");
    RC_CLASSIFY(!printed.err.empty(), "complained");
}

}  // namespace

TEST_CASE("no byte of a configuration reaches the terminal or the log as it is") {
    rc::prop("text", [] { check(random_configuration(), {"explain", "host3"}); });
    rc::prop("every setting", [] {
        check(random_configuration(), {"explain", "--all", "--openssh", "debian-9.2", "host3"});
    });
    rc::prop("JSON", [] {
        check(random_configuration(), {"explain", "--format", "json", "--openssh=10.5", "host3"});
    });
}

TEST_CASE("no byte of a list of hosts reaches the terminal or the log as it is") {
    rc::prop("all formats", [] {
        check(random_configuration(),
              {"hosts",
               "--openssh",
               random_text({"10.5", "8.4"}),
               "--format",
               random_text({"text", "json", "names", "routes"})});
    });
    rc::prop("what is asked for", [] {
        check("Host host3\n", {"hosts", "--fail-if-any", "--match", soup(), "--via=" + soup()});
        check("Host host3\n", {"hosts", "--root", "/" + soup(), "--" + soup()});
    });
}

/// Comments that lint has something to say about, before what is usual.
std::string judged_configuration() {
    return "# sshplan: " + quiet_soup() + "\n# sshplan: ignore[" + quiet_soup() + "]\nHost " +
           mostly("host3") + "\n    Port 1\n    Port 2 # " + quiet_soup() + "\n" +
           random_configuration();
}

/// The same as unsafe_lines() of annotations: whatever is one, is one of ours.
std::string unsafe_annotations(const std::string& text) {
    return lines_that(text, [](const std::string& line) {
        static const std::regex ours{
            "::(error|warning|notice) file=[^:,]*,line=[0-9]+,col=[0-9]+,endLine=[0-9]+,"
            "endColumn=[0-9]+,title=sshplan [A-Z]{3}[0-9]{3}::.*"};
        return is_raw(line) || line.find("##[") != std::string::npos ||
               !std::regex_match(line, ours);
    });
}

TEST_CASE("no byte of what is judged reaches the terminal, the log or a report as it is") {
    rc::prop("all formats but annotations", [] {
        check(judged_configuration(),
              {"lint",
               "--format",
               random_text({"text",
                            "concise",
                            "json",
                            "json-lines",
                            "sarif",
                            "gitlab",
                            "junit",
                            "checkstyle"}),
               "--all"});
    });
    rc::prop("annotations of GitHub", [] {
        const Printed printed = print(judged_configuration(), {"lint", "--format", "github"});
        RC_ASSERT(unsafe_annotations(printed.out) == "");
        RC_ASSERT(unsafe_lines(printed.err) == "");
    });
    rc::prop("what is asked for", [] {
        check("Host host3\n", {"lint", "--select", soup(), "--statistics"});
        check("Host host3\n", {"lint", "--today=" + soup(), "--ssh-dir", soup()});
        check("Host host3\n", {"lint", "--min-openssh", soup(), "--system-config", soup()});
        check("Host host3\n", {"rule", soup()});
    });
}

TEST_CASE("what ssh prints as it is does not reach a terminal so") {
    rc::prop("resolve", [] {
        check(random_configuration(),
              {"resolve", "--color=never", "--openssh", random_text({"10.5", "8.4"}), "host3"});
    });
    rc::prop("-G", [] { check(random_configuration(), {"-G", "-4", mostly("host3")}); });
}

TEST_CASE("no byte of a command line reaches the terminal or the log as it is") {
    rc::prop("destinations, options and assumptions", [] {
        const std::string format = random_text({"text", "json"});
        check("Host host3\n", {"explain", "--format", format, mostly("host3"), mostly("uptime")});
        check("Host host3\n", {"explain", "--format", format, "-o", soup(), "host3"});
        check("Host host3\n", {"explain", "--format", format, "-o", "User=" + soup(), "host3"});
        check("Host host3\n", {"explain", "--format", format, "-J", soup(), soup()});
        check("Host host3\n", {"explain", "--assume", soup() + "=1", "--openssh", soup(), "a"});
        check("Host host3\n", {"explain", "--assume", soup() + "=1", "a", soup()});
        check("Host host3\n", {soup(), "--" + soup(), "a"});
    });
}

TEST_CASE("the check for raw bytes sees them") {
    for (const std::string_view piece : hostile) {
        const bool is_plain =
            piece == "\n"sv || piece == "\n::error::x"sv || piece.starts_with('%');
        CHECK((is_plain || !unsafe_lines(std::string{piece}).empty()));
    }
    CHECK(!unsafe_lines("a\n  ::error::x\n").empty());
}

}  // namespace sshplan::test
