// Promise 1: no verb starts a process, opens a socket, loads a library or asks an agent, unless an
// option or the verb asks for it by name.

#include <string>

#include <catch2/catch.hpp>

#include "tests/promises/breaches.hpp"
#include "tests/promises/canary_lines.hpp"
#include "tests/support/process.hpp"

namespace sshplan::test {

namespace {

/// Calls by which preflight asks what it is for: the agent, and whether the first port answers.
bool is_question(const std::string& call) {
    return call.find("AF_UNIX") != std::string::npos || call.find("AF_INET") != std::string::npos;
}

}  // namespace

TEST_CASE("no verb starts a process, opens a socket or asks an agent") {
    const Canary canary;
    const std::vector<Trace> traces = trace_lines(canary);
    for (std::size_t i = 0; i < traces.size(); ++i) {
        INFO("sshplan " << canary_lines()[i].words << "\n" << traces[i].err);
        CHECK(runs_or_talks(traces[i]) == "");
        CHECK(traces[i].status == canary_lines()[i].status);
    }
    CHECK_FALSE(canary.was_touched());
}

TEST_CASE("preflight and connect --dry-run ask the machine, and run nothing of the configuration") {
    const Canary canary;
    const std::string config = canary.path("home/.ssh/config");
    const std::string assumed = "--assume=*=yes";
    const std::vector<Trace> traces = trace_programs(
        {{SSHPLAN_BINARY, "preflight", assumed, "-F", config, "canary"},
         {SSHPLAN_BINARY, "preflight", assumed, "--format=json", "-F", config, "handed"},
         {SSHPLAN_BINARY, "preflight", assumed, "-F", config, "-J", "second", "third"},
         {SSHPLAN_BINARY, "connect", "--dry-run", "--yes", assumed, "-F", config, "canary"},
         {SSHPLAN_BINARY, "connect", "--dry-run", "--yes", assumed, "-F", config, "handed"}},
        canary.environment());
    for (const Trace& trace : traces) {
        INFO(trace.out << trace.err);
        std::string started;
        for (std::size_t i = 1; i < trace.started.size(); ++i) {
            // A name is looked up in a process that can be ended.
            if (trace.started[i].starts_with("exec")) started += trace.started[i] + "\n";
        }
        CHECK(started == "");
        CHECK(trace.changed.empty());
        CHECK(trace.killed == "");
    }
    CHECK(std::ranges::any_of(traces[0].talked, is_question));
    CHECK_FALSE(canary.was_touched());
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

TEST_CASE("the tracer sees processes, sockets, writing, reading and an end by a signal") {
    const Canary canary;
    const std::string script = "/bin/cat /etc/hostname >/dev/null; : >" + canary.path("new") +
                               "; (exec 3<>/dev/tcp/127.0.0.1/9); kill -SYS $$";
    const Trace trace = trace_program({"/bin/bash", "-c", script}, canary.environment());
    const std::string found = runs_or_talks(trace);
    CHECK(found.find("started: ") != std::string::npos);
    CHECK(found.find("talked: socket") != std::string::npos);
    CHECK(found.find("talked: connect") != std::string::npos);
    CHECK(found.find("killed: by SIGSYS") != std::string::npos);
    CHECK(changes(trace).find("changed: openat") != std::string::npos);
    const std::string opened = opens_besides(trace, [](const std::string&) { return false; });
    CHECK(opened.find("opened: /etc/hostname") != std::string::npos);
}

}  // namespace sshplan::test
