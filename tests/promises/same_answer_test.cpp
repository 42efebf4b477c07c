// Promise 8: the same bytes get the same answer, whatever the working directory, the language, the
// time, the terminal, the network and the order of addresses in memory.

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/promises/laid_out.hpp"
#include "tests/support/golden_case.hpp"
#include "tests/support/process.hpp"
#include "tests/support/terminal.hpp"
#include "tests/support/traced_program.hpp"
#include "tools/sshplan/run.hpp"

namespace sshplan::test {

namespace {

using Environment = std::map<std::string, std::string>;

/// The command lines whose answers are compared, each about one configuration.
std::vector<CommandWords> lines_for(const LaidOut& one) {
    const std::string version = "--openssh=10.5";
    return {{SSHPLAN_BINARY, "explain", "--all", version, "-F", one.config, "--", one.host},
            {SSHPLAN_BINARY, "explain", "--format=json", version, "-F", one.config, one.host},
            {SSHPLAN_BINARY, "hosts", "--format=routes", one.config},
            {SSHPLAN_BINARY, "lint", "--format=sarif", one.config},
            {SSHPLAN_BINARY, "migrate", "--format=json", one.config}};
}

std::vector<CommandWords> all_lines(const LaidOutCorpus& corpus) {
    std::vector<CommandWords> lines;
    for (const LaidOut& one : corpus.all()) {
        for (CommandWords& line : lines_for(one)) lines.push_back(std::move(line));
    }
    return lines;
}

/// What a shell prints that runs all lines in a folder, below another program if one is named.
std::string answers(const std::vector<CommandWords>& lines,
                    const std::string& folder,
                    const Environment& environment,
                    CommandWords below = {}) {
    const TemporaryFolder scratch;
    std::string script = "cd '" + folder + "'\nexec 2>&1\n";
    for (const CommandWords& line : lines) {
        for (const std::string& word : line) script += "'" + word + "' ";
        script += "\necho \"? $?\"\n";
    }
    below.emplace_back("/bin/sh");
    below.push_back(scratch.write("script", script));
    return run_process(below, environment).out;
}

/// The first line in which two texts differ, in both; empty if they are the same.
std::string first_difference(const std::string& one, const std::string& other) {
    const auto [at, there] = std::ranges::mismatch(one, other);
    if (at == one.end() && there == other.end()) return "";
    const auto offset = static_cast<std::size_t>(at - one.begin());
    const std::size_t begin = offset == 0 ? 0 : one.rfind('\n', offset - 1) + 1;
    return one.substr(begin, 300) + "\n--- but ---\n" + other.substr(begin, 300);
}

/// The cookbook, which has no bytes that a shell's script would change.
struct Cookbook : LaidOutCorpus {
    Cookbook() { add_files(SSHPLAN_SOURCE_DIR "/corpus/cookbook"); }
};

const Environment plain{{"SHELL", "/bin/sh"}, {"ASAN_OPTIONS", "detect_leaks=0"}};

/// What must decide nothing.
Environment crowded(const LaidOutCorpus& corpus) {
    Environment variables = plain;
    for (const std::string name : {"HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "TMPDIR"}) {
        variables[name] = corpus.path("elsewhere");
    }
    variables["LC_ALL"] = "tr_TR.UTF-8";
    variables["LANGUAGE"] = "tr:de";
    variables["TZ"] = "Pacific/Kiritimati";
    variables["USER"] = variables["LOGNAME"] = "somebody";
    variables["TERM"] = "xterm-256color";
    variables["SSH_AUTH_SOCK"] = variables["SSH_TTY"] = "/nowhere";
    variables["GIT_DIR"] = variables["GIT_CONFIG"] = "/nowhere";
    variables["PAGER"] = variables["EDITOR"] = "false";
    // Allocations lie in another order, and hold other bytes before they are used.
    variables["GLIBC_TUNABLES"] =
        "glibc.malloc.tcache_count=0:glibc.malloc.perturb=171:glibc.malloc.mmap_threshold=64:"
        "glibc.malloc.top_pad=1";
    return variables;
}

}  // namespace

TEST_CASE("every answer is the same in another place, time, language and memory") {
    const Cookbook corpus;
    const std::vector<CommandWords> lines = all_lines(corpus);
    const std::string usual = answers(lines, "/", plain);
    CHECK(usual.size() > 100'000);
    CHECK(usual.find("? 70") == std::string::npos);
    CHECK(first_difference(usual, answers(lines, "/", plain)) == "");
    CHECK(first_difference(usual, answers(lines, "/usr/lib", crowded(corpus))) == "");
}

TEST_CASE("every answer is the same where no variable is set") {
    const Cookbook corpus;
    const std::vector<CommandWords> lines = all_lines(corpus);
    Environment nothing = plain;
    nothing.erase("SHELL");  // then it is /bin/sh
    CHECK(first_difference(answers(lines, "/", plain), answers(lines, "/", nothing)) == "");
}

TEST_CASE("every answer is the same without a network") {
    const CommandWords cut_off =
        ::geteuid() == 0 ? CommandWords{"unshare", "-n"} : CommandWords{"unshare", "-rn"};
    CommandWords trial = cut_off;
    trial.emplace_back("true");
    if (run_process(trial, plain).status != 0) {
        std::cout << "SKIPPED: unshare(1) makes no network namespace here\n";
        return;
    }
    const Cookbook corpus;
    const std::vector<CommandWords> lines = all_lines(corpus);
    CHECK(first_difference(answers(lines, "/", plain), answers(lines, "/", plain, cut_off)) == "");
}

TEST_CASE("a terminal changes the colour and the width, and no word") {
    const Cookbook corpus;
    const LaidOut& chain = corpus.all().front();
    for (const CommandWords& line : lines_for(chain)) {
        const ProcessEnd piped = run_process(line, plain);
        const TemporaryFolder folder;
        const std::string err = folder.path("err");
        Terminal terminal{[&] {
            std::vector<std::string> words = line;
            std::vector<char*> arguments;
            for (std::string& word : words) arguments.push_back(word.data());
            arguments.push_back(nullptr);
            ::setenv("SHELL", "/bin/sh", 1);
            ::unsetenv("NO_COLOR");
            ::setenv("TERM", "xterm", 1);
            if (std::freopen(err.c_str(), "w", stderr) == nullptr) return 1;
            return ::execv(arguments.front(), arguments.data());
        }};
        terminal.resize(25, 80);
        std::string shown = terminal.read_to_end();
        static const std::regex ours{"\x1b\\[[0-9;]*m|\r"};
        shown = std::regex_replace(shown, ours, "");
        INFO(line[1]);
        CHECK(first_difference(piped.out, shown) == "");
    }
}

TEST_CASE("the day of the clock decides nothing but until when a comment holds") {
    GoldenCase laptop{.story = {}, .machine = laptop_of_ana()};
    laptop.machine.files["ssh/config"] = {
        .bytes = "Host a\n    StrictHostKeyChecking no # sshplan: ignore[SEM013]\n    Port 23\n"};
    std::string first;
    for (const std::string day : {"2026-01-01", "2031-12-31", "1970-01-01"}) {
        laptop.machine.today = day;
        ImaginaryWorld world{laptop.machine};
        std::ostringstream out;
        for (const std::vector<std::string>& words :
             {std::vector<std::string>{"lint", "--select=ALL", "ssh"},
              std::vector<std::string>{"explain", "-F", "ssh/config", "a"},
              std::vector<std::string>{"migrate", "ssh"},
              std::vector<std::string>{"hosts", "ssh"}}) {
            (void)cli::run(words, world, world, {.out = {out}, .err = {out}});
        }
        if (first.empty()) first = out.str();
        CHECK(first_difference(first, out.str()) == "");
    }
    CHECK(first.find("StrictHostKeyChecking") != std::string::npos);
}

}  // namespace sshplan::test
