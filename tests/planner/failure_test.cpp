#include <charconv>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <rapidcheck/catch.h>

#include "parser/text/printable.hpp"
#include "planner/connect/failure/failure.hpp"
#include "planner/connect/failure/line_pattern.hpp"
#include "tests/properties/random.hpp"
#include "tests/support/case_lines.hpp"
#include "tests/support/explained.hpp"

using namespace sshplan;
using namespace sshplan::test;
using Catch::Matchers::Contains;

namespace {

/// One run of the real ssh that failed where the lab had it fail.
struct Transcript {
    std::string kind{};
    std::size_t fails = 0;  // the hop, from 1; 0: none
    int status = 0;
    std::string config{};
    std::vector<std::string> words{};
    std::string said{};
};

std::vector<std::string> words_of(const std::string& text) {
    std::istringstream stream{text};
    std::vector<std::string> words;
    for (std::string word; stream >> word;) words.push_back(word);
    return words;
}

int number_behind(std::string_view name, const std::string& line) {
    const std::size_t at = line.find(name);
    REQUIRE(at != std::string::npos);
    int number = -1;
    const char* const begin = line.data() + at + name.size();
    REQUIRE(std::from_chars(begin, line.data() + line.size(), number).ec == std::errc{});
    return number;
}

/// The runs of a file of tests/data/failures, whose README says how it is written.
std::vector<Transcript> read_transcripts(const std::filesystem::path& path) {
    std::vector<Transcript> runs;
    std::istringstream lines{read_bytes(path)};
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("== ")) {
            runs.push_back({.kind = words_of(line).at(1),
                            .fails = static_cast<std::size_t>(number_behind("fails=", line)),
                            .status = number_behind("status=", line)});
            continue;
        }
        REQUIRE_FALSE(runs.empty());
        Transcript& run = runs.back();
        if (run.words.empty() && line.starts_with("| ")) {
            run.config += line.substr(2) + "\n";
        } else if (run.words.empty() && line.starts_with("$ ssh ")) {
            run.words = words_of(line.substr(6));
        } else {
            run.said += line + "\n";
        }
    }
    return runs;
}

std::map<std::string, std::vector<Transcript>> all_transcripts() {
    std::map<std::string, std::vector<Transcript>> files;
    const std::filesystem::path folder{SSHPLAN_SOURCE_DIR "/tests/data/failures"};
    for (const auto& entry : std::filesystem::directory_iterator{folder}) {
        if (entry.path().extension() != ".txt") continue;
        files[entry.path().filename()] = read_transcripts(entry.path());
    }
    return files;
}

/// The same with the line ends that ssh writes to a standard error that is no terminal.
std::string with_returns(const std::string& text) {
    std::string result;
    for (const char c : text) {
        if (c == '\n') result += '\r';
        result += c;
    }
    return result;
}

Route route_of(const Transcript& run) {
    const Explained explained = explain_with(run.config, run.words);
    REQUIRE(explained.explanation.routes.size() == 1);
    return explained.explanation.routes.front().route;
}

const std::string chain =
    "Host host1\n  HostName bastion.example.com\n  User ops\n"
    "Host host2\n  HostName 10.1.0.2\n  Port 2222\n  User deploy\n  ProxyJump host1\n"
    "Host host3\n  HostName 10.2.0.3\n  User carol\n  ProxyJump host2\n";

Failure failure_of(const std::string& said, const std::vector<std::string>& words = {"host3"}) {
    const auto failure = find_failure(said, 255, route_of({.config = chain, .words = words}));
    REQUIRE(failure.has_value());
    return *failure;
}

const std::string cut_off =
    "kex_exchange_identification: Connection closed by remote host\n"
    "Connection closed by UNKNOWN port 65535\n";

}  // namespace

TEST_CASE("a pattern gives what its stars stand for") {
    using Parts = std::vector<std::string_view>;
    CHECK(match_line("a b c", "a * c") == Parts{"b"});
    CHECK(match_line("x: y: z", "*: *") == Parts{"x", "y: z"});
    CHECK(match_line("x: y: z", "*: z") == Parts{"x: y"});
    CHECK(match_line("x", "x") == Parts{});
    CHECK_FALSE(match_line("xy", "x").has_value());
    CHECK_FALSE(match_line("ab", "ab*b").has_value());
    CHECK_FALSE(match_line("", "x*").has_value());
    CHECK(match_line("", "*") == Parts{""});
}

TEST_CASE("real failures are put down to the hop that failed") {
    std::size_t count = 0;
    for (const auto& [file, runs] : all_transcripts()) {
        for (const Transcript& run : runs) {
            INFO(file << ": " << run.kind << ", hop " << run.fails << "\n" << run.said);
            const Route route = route_of(run);
            for (const std::string& said : {run.said, with_returns(run.said)}) {
                const auto failure = find_failure(said, run.status, route);
                REQUIRE(failure.has_value() == (run.fails > 0));
                if (!failure) continue;
                INFO(failure->text << "\n" << failure->advice.front());
                CHECK(name_of(failure->kind) == run.kind);
                CHECK(failure->hop == run.fails - 1);
                CHECK_FALSE(failure->text.empty());
                CHECK_FALSE(failure->advice.empty());
            }
            ++count;
        }
    }
    CHECK(count > 100);
}

TEST_CASE("what a remote command says is no failure of ssh") {
    const Route route = route_of({.config = chain, .words = {"host3"}});
    const std::string said =
        "ssh: connect to host bastion.example.com port 22: Connection refused\n";
    for (const int status : {0, 1, 3, 130}) CHECK_FALSE(find_failure(said, status, route));
    CHECK(find_failure(said, 255, route).has_value());
    CHECK_FALSE(find_failure("", 255, route).has_value());
    CHECK_FALSE(find_failure("hello\n", 255, route).has_value());
    CHECK_FALSE(find_failure(said, 255, Route{}).has_value());
}

TEST_CASE("a failure is told in terms of the plan") {
    CHECK(failure_of("deploy@10.1.0.2: Permission denied (publickey).\n" + cut_off).text ==
          "hop 2 of 3 (deploy@10.1.0.2:2222) refused what was offered to log in (it takes "
          "publickey)");
    CHECK(failure_of("ops@bastion.example.com: Permission denied (publickey).\n", {"host1"})
              .text.starts_with("ops@bastion.example.com:22 refused"));
    const Failure name = failure_of(
        "channel 0: open failed: connect failed: Name or service not known\n"
        "stdio forwarding failed\n" +
        cut_off);
    CHECK(name.text ==
          "hop 3 of 3 (carol@10.2.0.3:22) has a name that hop 2 of 3 (deploy@10.1.0.2:2222) does "
          "not know: 10.2.0.3");
    CHECK(name.advice.front() == "ssh host2 getent hosts 10.2.0.3");
    const Failure changed = failure_of(
        "Offending ED25519 key in /home/ana/.ssh/known_hosts:7\n"
        "Host key for [10.1.0.2]:2222 has changed and you have requested strict checking.\n"
        "Host key verification failed.\n" +
        cut_off);
    CHECK(changed.text ==
          "hop 2 of 3 (deploy@10.1.0.2:2222) shows another host key than the one filed as "
          "[10.1.0.2]:2222 in /home/ana/.ssh/known_hosts:7");
    CHECK_THAT(changed.advice.front(),
               Contains("ssh-keygen -R '[10.1.0.2]:2222' -f /home/ana/.ssh/known_hosts"));
    const Failure ignored = failure_of(
        "Permissions 0644 for '/home/ana/.ssh/id' are too open.\n"
        "carol@10.2.0.3: Permission denied (publickey).\n");
    CHECK(ignored.advice.front() == "chmod 600 /home/ana/.ssh/id");
    const Failure tunnel = failure_of("Tunnel forwarding failed\n");
    REQUIRE(tunnel.advice.size() == 4);
    CHECK_THAT(tunnel.advice[0], Contains("PermitTunnel"));
    CHECK_THAT(tunnel.advice[1], Contains("there"));
    CHECK_THAT(tunnel.advice[2], Contains("this machine"));
    CHECK(tunnel.advice[3] == "sshplan preflight host3");
}

TEST_CASE("advice goes the way that failed, and no farther") {
    const auto denied = "deploy@10.1.0.2: Permission denied (publickey).\n" + cut_off;
    CHECK(failure_of(denied, {"-L", "80:web:80", "-N", "host3"}).advice.front() == "ssh -v host2");
    CHECK(failure_of("carol@10.2.0.3: Permission denied (publickey).\n",
                     {"-J", "host2", "-l", "carol", "host3", "rm", "x"})
              .advice.front() == "ssh -v -J host2 -l carol host3");
    CHECK(failure_of(denied, {"-F", "work.conf", "-p", "2222", "-N", "host3"}).advice.back() ==
          "sshplan preflight -F work.conf -p 2222 host3");
}

TEST_CASE("advice lets ssh ask about a host key, also in BatchMode") {
    const std::string unknown =
        "No ED25519 host key is known for bastion.example.com and you have requested strict "
        "checking.\n";
    CHECK_THAT(failure_of(unknown, {"host1"}).advice.front(),
               Contains("ssh -o StrictHostKeyChecking=ask host1 "));
    CHECK_THAT(failure_of(unknown, {"-o", "BatchMode=yes", "host1"}).advice.front(),
               Contains("ssh -o BatchMode=no -o StrictHostKeyChecking=ask -o BatchMode=yes host1"));
}

TEST_CASE("a local port that cannot be listened at is named with the reason") {
    const std::string lines =
        "channel_setup_fwd_listener_tcpip: cannot listen to port: 80\n"
        "Could not request local forwarding.\n";
    CHECK_THAT(failure_of("bind [127.0.0.1]:80: Permission denied\n" + lines).text,
               Contains("cannot listen at 127.0.0.1 port 80: Permission denied"));
    CHECK_THAT(failure_of(lines).text, Contains("cannot listen at a port to be forwarded"));
}

TEST_CASE("what ssh said acts on no terminal") {
    const Failure failure =
        failure_of("Unable to negotiate with UNKNOWN port 65535: \x1b[2J\x07\n");
    CHECK(failure.text.find_first_of("\x1b\x07") == std::string::npos);
    CHECK(failure.kind == FailureKind::negotiation);
}

TEST_CASE("whatever is said, a failure names a hop of the route and can be printed") {
    const Route route = route_of({.config = chain, .words = {"host3"}});
    std::vector<std::string> pieces{"\n", "\n", "\r", ": ", "host1", "\x1b[2J", "\xff"};
    for (const auto& [file, runs] : all_transcripts()) {
        for (const Transcript& run : runs) {
            std::istringstream lines{run.said};
            for (std::string line; std::getline(lines, line);) pieces.push_back(line + "\n");
        }
    }
    rc::prop("some lines of several failures, cut and mixed", [&] {
        std::string said;
        const int count = random_number(0, 12);
        for (int i = 0; i < count; ++i) said += random_text(pieces);
        const auto failure = find_failure(said, 255, route);
        if (!failure) return;
        RC_ASSERT(failure->hop.value_or(0) < route.hops.size());
        RC_ASSERT(printable(failure->text) == failure->text);
        for (const std::string& line : failure->advice) RC_ASSERT(printable(line) == line);
    });
}

TEST_CASE("what an ssh on a host could not dial is no hop's failure") {
    const Explained explained = explain_with("Host web\n  HostName 192.0.2.7\n", {"web"});
    const Route& route = explained.explanation.routes.front().route;
    CHECK_FALSE(
        find_failure("ssh: connect to host foo port 1: Connection refused\r\n", 255, route));
    CHECK(
        find_failure("ssh: connect to host 192.0.2.7 port 22: Connection refused\r\n", 255, route));
    CHECK_FALSE(find_failure(
        "ssh: Could not resolve hostname foo: Name or service not known\r\n", 255, route));
}
