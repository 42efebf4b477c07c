#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/promises/canary.hpp"
#include "tests/support/process.hpp"
#include "tests/support/trace.hpp"

namespace sshplan::test {

namespace {

/// Which configuration a command line reads: all of it, each file once; what is below ~/.ssh, for
/// one list or for two; or none.
enum class Reads { all, of_folder, of_folder_twice, nothing };

/// A command line that must run nothing. Later verbs are added here.
struct Line {
    std::string words;  // after `sshplan`; $HOME stands for the home directory
    Reads reads = Reads::all;
    int status = 0;
};

const std::array lines{
    Line{"explain canary"},
    Line{"explain --format json canary"},
    Line{"explain --all jumper"},
    Line{"explain -v jumper uptime"},
    Line{"explain --openssh installed canary"},
    Line{"explain --openssh 10.5 canary"},
    Line{"explain -A -X -Y -L 8080:web:80 -D 1080 -w 0:1 -I /tmp/lib.so -S ctl -i key canary"},
    Line{"explain -J canary,second third"},
    Line{"explain --assume C1=no --assume C2=yes jumper"},
    Line{"explain --exec=simulate --dns=off canary"},
    Line{"explain --color=always canary"},
    Line{.words = "resolve canary", .status = 4},
    Line{.words = "resolve --format json jumper", .status = 4},
    Line{.words = "resolve --openssh installed -L 8080:web:80 -J second canary", .status = 4},
    Line{"hosts"},
    Line{"hosts --format json --openssh 10.5"},
    Line{"hosts --format routes --assume C1=no --direct"},
    Line{.words = "hosts $HOME/.ssh", .reads = Reads::of_folder},
    Line{.words = "hosts --format json --root $HOME/.ssh $HOME/.ssh/config",
         .reads = Reads::of_folder},
    Line{.words = "hosts --diff $HOME/.ssh $HOME/.ssh/config", .reads = Reads::of_folder_twice},
    Line{.words = "lint --fail-on never --home $HOME --local-user ana", .reads = Reads::of_folder},
    Line{.words = "lint --fail-on never --format sarif $HOME/.ssh", .reads = Reads::of_folder},
    Line{.words = "lint --fail-on never --format json --min-openssh 9.9 $HOME/.ssh/config",
         .reads = Reads::of_folder},
    Line{.words = "lint --fail-on never --format github --root $HOME/.ssh $HOME/.ssh",
         .reads = Reads::of_folder},
    Line{.words = "lint --fail-on never --format junit $HOME/.ssh", .reads = Reads::of_folder},
    Line{.words = "rule SEM001", .reads = Reads::nothing},
    Line{.words = "rule --format json", .reads = Reads::nothing},
    Line{.words = "explain --help", .reads = Reads::nothing},
    Line{.words = "--help", .reads = Reads::nothing},
    Line{"canary", Reads::nothing, 2},
};

/// Files that say who the user is and what ports are called.
const std::set<std::string> tables{"/etc/passwd", "/etc/group", "/etc/services"};

/// Shared libraries of the C++ runtime. Whatever else is loaded, is loaded because of the input.
constexpr std::array<std::string_view, 9> libraries{"ld.so.cache",
                                                    "ld.so.preload",
                                                    "libstdc++.so.6",
                                                    "libc++.so.1",
                                                    "libm.so.6",
                                                    "libgcc_s.so.1",
                                                    "libc.so.6",
                                                    "libasan.so",
                                                    "libubsan.so"};

bool is_of_loader(const std::string& path) {
#ifdef __SANITIZE_ADDRESS__
    if (path.starts_with("/proc/") || path.starts_with("/sys/")) {
        return true;
    }
#endif
    const std::string name = path.substr(path.rfind('/') + 1);
    const bool is_library = std::ranges::any_of(
        libraries, [&](std::string_view library) { return name.starts_with(library); });
    return is_library && (path.starts_with("/lib") || path.starts_with("/usr/") ||
                          path.starts_with("/etc/ld.so"));
}

/// The same place without `..`, doubled slashes, or one at the end.
std::string normal(const std::string& path) {
    std::string text = std::filesystem::path{path}.lexically_normal();
    if (text.size() > 1 && text.ends_with('/')) {
        text.pop_back();
    }
    return text;
}

/// The same counts for normal paths.
std::map<std::string, int> by_normal_path(const std::map<std::string, int>& counts) {
    std::map<std::string, int> result;
    for (const auto& [path, count] : counts) {
        result[normal(path)] += count;
    }
    return result;
}

bool is_to_be_read(const std::string& path, Reads reads) {
    const bool is_in_folder = path.find("/home/.ssh/") != std::string::npos;
    return reads == Reads::all || (reads != Reads::nothing && is_in_folder);
}

/// All that the promise forbids and this program did; a line each.
std::string violations(const Trace& trace, const Canary& canary, Reads reads) {
    std::ostringstream found;
    for (std::size_t i = 1; i < trace.started.size(); ++i) {
        found << "started: " << trace.started[i] << "\n";  // the first one is the program itself
    }
    for (const std::string& call : trace.talked) {
        found << "talked: " << call << "\n";
    }
    for (const std::string& call : trace.changed) {
        found << "changed: " << call << "\n";
    }
    const std::map<std::string, int> opened = by_normal_path(trace.opened);
    for (const auto& [path, count] : opened) {
        const bool is_configuration = canary.configuration().contains(path);
        if (!is_configuration && !canary.others().contains(path) && !tables.contains(path) &&
            !is_of_loader(path)) {
            found << "opened: " << path << "\n";
        }
        if (is_configuration && count > (reads == Reads::of_folder_twice ? 2 : 1)) {
            found << "opened " << count << " times: " << path << "\n";
        }
    }
    for (const std::string& path : canary.configuration()) {
        if (is_to_be_read(path, reads) && !opened.contains(path)) {
            found << "not read: " << path << "\n";
        }
    }
    if (canary.was_touched()) {
        found << "left a mark\n";
    }
    return found.str();
}

std::vector<std::string> words_of(const Line& line, const Canary& canary) {
    std::istringstream stream{line.words};
    std::vector<std::string> words{SSHPLAN_BINARY};
    for (std::string word; stream >> word;) {
        const std::size_t home = word.find("$HOME");
        if (home != std::string::npos) word.replace(home, 5, canary.options()[1]);
        words.push_back(word);
    }
    if (line.reads == Reads::all) {
        const std::vector<std::string> options = canary.options();
        words.insert(words.begin() + 2, options.begin(), options.end());
    }
    return words;
}

}  // namespace

TEST_CASE("no verb runs anything, talks to anybody or opens what is not configuration") {
    for (const Line& line : lines) {
        const Canary canary;
        const Trace trace = trace_program(words_of(line, canary), canary.environment());
        INFO("sshplan " << line.words << "\n" << trace.err);
        CHECK(violations(trace, canary, line.reads) == "");
        CHECK(trace.status == line.status);
    }
}

TEST_CASE("the canary dies where ssh itself reads it") {
    // Else its configuration would prove nothing.
    for (const std::string shell : {"/bin/sh", ""}) {
        const Canary canary;
        auto environment = canary.environment();
        environment["SHELL"] = shell.empty() ? environment["SHELL"] : shell;
        const std::vector<std::string> options = canary.options();
        const ProcessEnd end = run_process(
            {"ssh", "-G", "-oCanonicalizeHostname=no", "-F", options[1] + "/.ssh/config", "canary"},
            environment);
        INFO(end.err);
        CHECK(canary.was_touched());
    }
}

TEST_CASE("the tracer sees processes, sockets, writing and reading") {
    const Canary canary;
    const std::string script = "/bin/cat /etc/hostname >/dev/null; : >" + canary.options()[1] +
                               "/new; "
                               "exec 3<>/dev/tcp/127.0.0.1/9";
    const Trace trace = trace_program({"/bin/bash", "-c", script}, canary.environment());
    const std::string found = violations(trace, canary, Reads::all);
    INFO(found);
    CHECK(found.find("started: ") != std::string::npos);
    CHECK(found.find("talked: socket") != std::string::npos);
    CHECK(found.find("talked: connect") != std::string::npos);
    CHECK(found.find("changed: openat") != std::string::npos);
    CHECK(found.find("opened: /etc/hostname") != std::string::npos);
    CHECK(found.find("not read: ") != std::string::npos);
}

}  // namespace sshplan::test
