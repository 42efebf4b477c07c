// Promise 2: only the configuration that ssh would read is read, each file once, regular files
// only; never a key.

#include <sys/stat.h>

#include <filesystem>
#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "tests/promises/breaches.hpp"
#include "tests/promises/canary_lines.hpp"
#include "tests/support/process.hpp"

namespace sshplan::test {

namespace {

/// The configuration that a line must read.
std::set<std::string> to_be_read(Reads reads, const Canary& canary) {
    if (reads == Reads::all) return canary.configuration();
    if (reads == Reads::named) return {canary.path("home/.ssh/config")};
    std::set<std::string> paths;
    for (const std::string& path : canary.configuration()) {
        const bool is_in_folder = path.find("/home/.ssh/") != std::string::npos;
        if (is_in_folder && reads != Reads::nothing) paths.insert(path);
    }
    return paths;
}

std::string not_read(const Trace& trace, const std::set<std::string>& wanted) {
    std::set<std::string> opened;
    for (const auto& [path, count] : trace.opened) opened.insert(normal_path(path));
    std::string found;
    for (const std::string& path : wanted) {
        if (!opened.contains(path)) found += "not read: " + path + "\n";
    }
    return found;
}

}  // namespace

TEST_CASE("a FIFO or a device in the place of a configuration is refused and not waited for") {
    const TemporaryFolder folder;
    const std::string fifo = folder.path("fifo");
    REQUIRE(::mkfifo(fifo.c_str(), 0600) == 0);
    folder.write("config", "Include fifo /dev/zero /dev/tty\nHost a\n");
    for (const std::string& path : {fifo, std::string{"/dev/zero"}}) {
        for (const std::string verb : {"explain", "resolve", "-G"}) {
            const ProcessEnd end = run_process({SSHPLAN_BINARY, verb, "-F", path, "a"}, {});
            CHECK(end.status == (verb == "-G" ? 255 : 4));
            CHECK(end.err.find("is not read: it is a") != std::string::npos);
        }
        for (const std::string verb : {"hosts", "lint", "migrate"}) {
            CHECK(run_process({SSHPLAN_BINARY, verb, path}, {}).status == 4);
        }
    }
    const Trace trace = trace_program(
        {SSHPLAN_BINARY, "lint", "--root=/", "--ssh-dir", folder.path(""), folder.path("config")},
        {});
    INFO(trace.out << trace.err);
    CHECK_FALSE(trace.opened.contains("/dev/zero"));
    CHECK_FALSE(trace.opened.contains(fifo));
}

TEST_CASE("what ssh does not open, resolve does not open") {
    const Canary canary;
    auto environment = canary.environment();
    environment["SHELL"] = "/bin/false";
    const std::string config = canary.path("home/.ssh/config");
    const std::vector<Trace> traces = trace_programs(
        {{"/usr/bin/ssh", "-G", "-oCanonicalizeHostname=no", "-F", config, "second"},
         {SSHPLAN_BINARY, "resolve", "-oCanonicalizeHostname=no", "-F", config, "second"}},
        environment);
    std::set<std::string> theirs;
    for (const auto& [path, count] : traces[0].opened) theirs.insert(normal_path(path));
    for (const auto& [path, count] : traces[0].missed) theirs.insert(normal_path(path));
    REQUIRE(theirs.contains(config));
    const auto is_allowed = [&](const std::string& path) {
        const bool is_there = std::filesystem::exists(path);
        return theirs.contains(path) || path == canary.path("bin/ssh") || !is_there;
    };
    INFO(traces[1].out << traces[1].err);
    CHECK(opens_besides(traces[1], is_allowed) == "");
}

TEST_CASE("files that are judged are read below their root, and nothing is looked at outside") {
    const Canary canary;
    const std::string folder = canary.path("home/.ssh");
    const std::vector<Trace> traces =
        trace_programs({{SSHPLAN_BINARY, "lint", "--select=ALL", folder},
                        {SSHPLAN_BINARY, "migrate", folder},
                        {SSHPLAN_BINARY, "lint", "--diff", folder}},
                       canary.environment());
    const auto is_above = [&](const std::string& path) {
        return path == "/" || folder.starts_with(path + "/");
    };
    for (const Trace& trace : traces) {
        std::string outside;
        for (const std::string& path : trace.looked_at) {
            const std::string place = normal_path(path);
            const std::string parent = place.substr(0, place.rfind('/'));
            const bool is_settings = place.ends_with("/.sshplan.toml") || place.ends_with("/.git");
            const bool is_inside = place == folder || place.starts_with(folder + "/");
            // Below the top of a repository settings may stand; links on the way are followed.
            if (is_inside || is_above(place) || (is_settings && is_above(parent))) continue;
            if (place.starts_with("/etc/")) continue;
            outside += place + "\n";
        }
        INFO(trace.out << trace.err);
        CHECK(outside == "");
    }
}

TEST_CASE("every verb reads the configuration, each file once, and nothing else") {
    const Canary canary;
    const std::vector<Trace> traces = trace_lines(canary);
    const auto is_allowed = [&](const std::string& path) {
        // Relative names in a file of -F are below the ~/.ssh of whoever runs this.
        return canary.configuration().contains(path) || canary.others().contains(path) ||
               path.ends_with("/.ssh/parts");
    };
    for (std::size_t i = 0; i < traces.size(); ++i) {
        const CanaryLine& line = canary_lines()[i];
        INFO("sshplan " << line.words << "\n" << traces[i].err);
        CHECK(opens_besides(traces[i], is_allowed) == "");
        // What is written down to be run later is held against the files once more.
        const bool reads_twice = line.reads == Reads::of_folder_twice || !line.writes.empty();
        const int times = reads_twice ? 2 : 1;
        CHECK(opens_more_than(traces[i], canary.configuration(), times) == "");
        CHECK(not_read(traces[i], to_be_read(line.reads, canary)) == "");
    }
}

}  // namespace sshplan::test
