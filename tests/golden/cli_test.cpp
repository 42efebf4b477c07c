#include <algorithm>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "planner/world/imaginary_world.hpp"
#include "tools/sshplan/commands/evaluation_options.hpp"
#include "tools/sshplan/run.hpp"
#include "tools/sshplan/session/colour.hpp"

using namespace sshplan;
using namespace sshplan::cli;

namespace {

using Words = std::vector<std::string>;

/// A machine with a configuration whose jump hangs on a command.
Imaginary machine() {
    Imaginary value;
    value.files["/etc/passwd"] = {.bytes = "ana:x:1000:1000::/home/ana:/bin/sh\n"};
    value.files["/home/ana/.ssh/config"] = {.bytes =
                                                "Match host host3 !exec \"probe %h\"\n"
                                                "    ProxyJump host1\n"
                                                "Host host3\n"
                                                "    HostName 192.0.2.3\n"};
    value.files["/usr/bin/ssh"] = {.bytes = std::string{"\0OpenSSH_10.5p1\0", 16}};
    value.variables["PATH"] = "/usr/bin";
    value.executables = {"/usr/bin/ssh"};
    return value;
}

Imaginary machine_with(std::string config) {
    Imaginary value = machine();
    value.files["/home/ana/.ssh/config"].bytes = std::move(config);
    return value;
}

struct Answer {
    int status = 0;
    std::string out;
    std::string err;
};

/// Runs sshplan on a machine that answers commands as `acting` does, where it may.
Answer run_on(const Imaginary& value, const Words& words) {
    Imaginary silent = value;
    silent.exec_answers.clear();
    ImaginaryWorld reading{silent};
    ImaginaryWorld acting{value};
    std::ostringstream out;
    std::ostringstream err;
    const int status = cli::run(words, reading, acting, {{out}, {err}});
    return {status, out.str(), err.str()};
}

Answer run_with(const Words& words) { return run_on(machine(), words); }

nlohmann::json explain_json(const Imaginary& value, Words words) {
    words.insert(words.begin(), {"explain", "--format=json"});
    return nlohmann::json::parse(run_on(value, words).out);
}

}  // namespace

TEST_CASE("what helps is printed to standard output") {
    for (const Words& words : {Words{"--help"},
                               {"-h"},
                               {"help"},
                               {"help", "explain"},
                               {"explain", "--help"},
                               {"hosts", "--help"},
                               {"help", "hosts"},
                               {"explain", "--help", "-?"}}) {
        const Answer answer = run_with(words);
        CAPTURE(words);
        CHECK(answer.status == 0);
        const bool is_of_hosts = std::ranges::find(words, "hosts") != words.end();
        CHECK_THAT(answer.out,
                   Catch::Contains(is_of_hosts ? "usage: sshplan hosts" : "sshplan explain"));
        CHECK(answer.err.empty());
    }
    CHECK(run_with({"--version"}).out == "sshplan 0.1.0\n");
    CHECK(run_with({"help", "nothing"}).status == 2);
}

TEST_CASE("the help fits on a screen and lists every option") {
    const Answer answer = run_with({"help", "explain"});
    for (const std::string_view name : own_option_names("explain")) {
        CHECK_THAT(answer.out, Catch::Contains("  " + std::string{name} + " "));
    }
    std::istringstream lines{run_with({"--help"}).out};
    int count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
        CHECK(line.size() <= 90);
    }
    CHECK(count <= 24);
}

TEST_CASE("the help of hosts lists its own options and those that it shares") {
    const std::string help = run_with({"help", "hosts"}).out;
    for (const std::string_view name : own_option_names("hosts")) {
        CHECK_THAT(help, Catch::Contains("  " + std::string{name} + " "));
    }
    for (const std::string name : {"--match", "--via", "--direct", "--fail-if-any", "--diff"}) {
        CHECK_THAT(help, Catch::Contains("  " + name + " "));
    }
    CHECK_THAT(help, !Catch::Contains("--exec") && !Catch::Contains("--all"));
    std::istringstream lines{help};
    for (std::string line; std::getline(lines, line);) CHECK(line.size() <= 90);
}

TEST_CASE("whoever begins with no verb is helped on") {
    struct Case {
        Words words;
        std::string err;
    };
    const std::vector<Case> cases{
        {{"host3"}, "sshplan: host3 is not a verb. Try: sshplan explain host3\n"},
        {{"host3", "echo", "a b"},
         "sshplan: host3 is not a verb. Try: sshplan explain host3 echo 'a b'\n"},
        {{"explian", "host3"}, "sshplan: explian is not a verb. Try: sshplan explain host3\n"},
        {{"plan", "host3"}, "sshplan: plan is not a verb. Try: sshplan explain host3\n"},
        {{"show"}, "sshplan: show is not a verb. Try: sshplan help explain\n"},
        {{"-p", "22", "x"}, "sshplan: -p: a verb comes first. Try: sshplan explain -p 22 x\n"},
        {{"a\x1b[31m"}, "sshplan: a\\x1b[31m is not a verb. Try: sshplan explain 'a\\x1b[31m'\n"},
    };
    for (const Case& tried : cases) {
        const Answer answer = run_with(tried.words);
        CHECK(answer.status == 2);
        CHECK(answer.out.empty());
        CHECK(answer.err == tried.err);
    }
    const Answer nothing = run_with({});
    CHECK(nothing.status == 2);
    CHECK_THAT(nothing.err, Catch::StartsWith("usage: sshplan VERB"));
}

TEST_CASE("a wrong option is one line on standard error") {
    struct Case {
        Words words;
        std::string says;
    };
    const std::vector<Case> cases{
        {{}, "no destination is given; usage: sshplan explain"},
        {{"--all"}, "no destination is given"},
        {{"--asume", "a=1", "x"}, "unknown option --asume. Did you mean --assume?"},
        {{"--all=true", "x"}, "unknown option --all=true. Did you mean --all?"},
        {{"--worlds", "a", "x"}, "unknown option --worlds. Did you mean --world?"},
        {{"--world", "/a", "x"}, "--world /a: No such file or directory"},
        {{"--for=telnet", "x"}, "--for takes ssh, sftp, scp, rsync or git, not 'telnet'"},
        {{"x", "--exec"}, "--exec needs a value"},
        {{"--exec=", "--all", "x"}, "--exec needs a value: simulate|run"},
        {{"--exec", "foo", "x"}, "--exec takes simulate or run, not 'foo'"},
        {{"--dns=on", "x"}, "--dns takes off or system, not 'on'"},
        {{"--format=xml", "x"}, "--format takes text or json, not 'xml'"},
        {{"--color=x\ny", "x"}, "--color takes auto, always or never, not 'x\\x0ay'"},
        {{"--assume", "x", "y"}, "--assume takes WHAT=ANSWER"},
        {{"--openssh=vms", "x"}, "--openssh: no OpenSSH is known as 'vms'; known are"},
        {{"-V"}, "-V asks ssh about itself"},
        {{"-Q", "key", "x"}, "-Q asks ssh about itself"},
        {{"-?", "x"}, "unknown option -- ?"},
        {{"x", "-p"}, "option requires an argument -- p"},
        {{"@x"}, "'@x' is not a destination"},
    };
    for (Case tried : cases) {
        tried.words.insert(tried.words.begin(), "explain");
        const Answer answer = run_with(tried.words);
        CAPTURE(tried.words);
        CHECK(answer.status == 2);
        CHECK(answer.out.empty());
        CHECK_THAT(answer.err, Catch::StartsWith("sshplan: " + tried.says));
        CHECK(std::ranges::count(answer.err, '\n') == 1);
    }
}

TEST_CASE("own options stand anywhere before the remote command") {
    const auto routes = [](const Words& words) {
        return explain_json(machine(), words)["routes"].size();
    };
    CHECK(routes({"host3"}) == 2);
    CHECK(routes({"host3", "--assume=C1=yes"}) == 1);
    CHECK(routes({"--assume", "C1=yes", "host3"}) == 1);
    CHECK(routes({"-v", "--assume", "probe *=1", "-p", "22", "host3", "--all", "-4"}) == 1);
    CHECK(routes({"host3", "ls", "--assume=C1=yes"}) == 2);
    CHECK(routes({"--", "host3", "--assume=C1=yes"}) == 2);
    CHECK(routes({"--format", "text", "--format", "json", "host3"}) == 2);
}

TEST_CASE("after ssh's -- there are no options of ours") {
    CHECK(run_with({"explain", "--", "host3", "--nonsense"}).status == 0);
    CHECK(run_with({"explain", "--", "--help"}).status == 3);
    CHECK(run_with({"explain", "host3", "ls", "--nonsense"}).status == 0);
}

TEST_CASE("an assumption that matches nothing is named, and does no harm") {
    const Answer answer = run_with({"explain", "--assume", "x=1", "--assume=C1=no", "host3"});
    CHECK(answer.status == 0);
    CHECK(answer.err == "sshplan: --assume 'x=1' matched no condition\n");
}

TEST_CASE("a refusal of ssh's is status 3, in JSON too") {
    const Imaginary value = machine_with("Nonsense yes\n");
    const Answer answer = run_on(value, {"explain", "host3"});
    CHECK(answer.status == 3);
    CHECK_THAT(answer.err,
               Catch::StartsWith("/home/ana/.ssh/config: line 1: Bad configuration "
                                 "option: nonsense\n"));
    const Answer json = run_on(value, {"explain", "--format", "json", "host3"});
    CHECK(json.status == 3);
    CHECK(json.err == answer.err);
    const auto parsed = nlohmann::json::parse(json.out);
    CHECK(parsed["routes"].empty());
    CHECK(parsed["errors"].size() >= 1);
    CHECK(parsed["errors"][0]["line"] == 1);
}

TEST_CASE("what ssh only warns of is said once, next to the answer") {
    const Imaginary value = machine_with("GSSAPIAuthentication yes\n");
    const Answer answer = run_on(value, {"explain", "host3"});
    CHECK(answer.status == 0);
    CHECK_THAT(answer.out, Catch::Contains("Unsupported option \"gssapiauthentication\""));
    CHECK(answer.err.empty());
    const auto json = explain_json(value, {"host3"});
    CHECK_THAT(json.dump(), Catch::Contains("Unsupported option"));
}

TEST_CASE("where a file is refused for safety, the status is 4") {
    Imaginary value = machine();
    value.files["/fifo"] = {.failure = FileFailure{FileFailure::Kind::not_regular, "a FIFO"}};
    CHECK(run_on(value, {"explain", "--user-config", "/fifo", "host3"}).status == 4);
    const Answer terminal = run_with({"explain", "--user-config", "-", "host3"});
    CHECK(terminal.status == 4);
    CHECK_THAT(terminal.err, Catch::StartsWith("standard input is not read: it is a terminal\n"));
}

TEST_CASE("what is read in the place of ssh's own files") {
    Imaginary value = machine();
    value.standard_input = "Host *\n    User stdin\n";
    value.files["/tmp/config"] = {.bytes = "Host *\n    User file\n"};
    value.files["/etc/ssh/ssh_config"] = {.bytes = "Host *\n    Port 2222\n"};
    const auto last_hop = [&](Words words) {
        words.emplace_back("web");
        return explain_json(value, words)["routes"][0]["hops"].back();
    };
    CHECK(last_hop({})["user"] == "ana");
    CHECK(last_hop({})["port"] == 2222);
    CHECK(last_hop({"--user-config", "-"})["user"] == "stdin");
    CHECK(last_hop({"--user-config=/tmp/config"})["user"] == "file");
    CHECK(last_hop({"--user-config=/tmp/config"})["port"] == 2222);
    CHECK(last_hop({"--system-config", "none"})["port"] == 22);
    CHECK(last_hop({"--system-config", "/tmp/config"})["user"] == "file");
    CHECK(last_hop({"--local-user", "bob"})["user"] == "bob");
}

TEST_CASE("who calls is asked of passwd, then of the environment") {
    Imaginary value = machine();
    value.uid = 4711;
    value.files["/home/ana/.ssh/config"].owner = value.uid;
    const Answer unknown = run_on(value, {"explain", "host3"});
    CHECK(unknown.status == 3);
    CHECK_THAT(unknown.err, Catch::StartsWith("No user exists for uid 4711\n"));
    CHECK(run_on(value, {"explain", "--local-user=a", "--home=/home/ana", "host3"}).status == 0);

    value.variables["USER"] = "eve";
    value.variables["HOME"] = "/home/eve";
    const auto known = explain_json(value, {"host3"});
    CHECK(known["routes"][0]["hops"].back()["user"] == "eve");
    CHECK_THAT(known.dump(), Catch::Contains("user-from-environment"));
}

TEST_CASE("commands are run only if that is asked for") {
    Imaginary value = machine();
    value.exec_answers["probe host3"] = 0;
    value.exec_answers["probe host3"] = 0;
    CHECK(explain_json(value, {"host3"})["routes"].size() == 2);
    CHECK(explain_json(value, {"--exec=simulate", "host3"})["routes"].size() == 2);
    CHECK(explain_json(value, {"--exec=run", "host3"})["routes"].size() == 1);
}

TEST_CASE("what other versions do otherwise is a note") {
    const auto notes_of = [](const Imaginary& value, const Words& words) {
        return explain_json(value, words).dump();
    };
    CHECK_THAT(notes_of(machine(), {"host3"}), !Catch::Contains("other-versions"));
    CHECK_THAT(notes_of(machine_with("Match command ls\n    User x\n"), {"host3"}),
               Catch::Contains("7.7–9.9: refuses /home/ana/.ssh/config:1"));
    CHECK_THAT(notes_of(machine(), {"--openssh", "11.0", "host3"}),
               Catch::Contains("openssh-version"));
}

TEST_CASE("colours are for those who can see them") {
    struct Case {
        std::map<std::string, std::string> variables;
        bool on_terminal;
        bool elsewhere;
    };
    const std::vector<Case> cases{
        {{}, true, false},
        {{{"TERM", "dumb"}}, false, false},
        {{{"TERM", "xterm"}}, true, false},
        {{{"NO_COLOR", "1"}}, false, false},
        {{{"NO_COLOR", ""}}, true, false},
        {{{"CLICOLOR", "0"}}, false, false},
        {{{"CLICOLOR", "1"}}, true, false},
        {{{"CLICOLOR_FORCE", "1"}}, true, true},
        {{{"CLICOLOR_FORCE", "0"}}, true, false},
        {{{"CLICOLOR_FORCE", "1"}, {"TERM", "dumb"}}, true, true},
        {{{"CLICOLOR_FORCE", "1"}, {"NO_COLOR", "1"}}, false, false},
    };
    std::ostringstream stream;
    for (const Case& tried : cases) {
        CAPTURE(tried.variables);
        ImaginaryWorld world{Imaginary{.variables = tried.variables}};
        CHECK(wants_colour(ColourWish::automatic, {stream, true}, world) == tried.on_terminal);
        CHECK(wants_colour(ColourWish::automatic, {stream, false}, world) == tried.elsewhere);
        CHECK(wants_colour(ColourWish::always, {stream, false}, world));
        CHECK_FALSE(wants_colour(ColourWish::never, {stream, true}, world));
    }
}

TEST_CASE("preflight reads what ssh here would read, and nobody else's") {
    const Imaginary value = machine_with("Host host1\n    StrictHostKeyChecking yes\n");
    const Answer answer = run_on(value, {"preflight", "host1"});
    CHECK(answer.status == 1);
    CHECK_THAT(answer.out, Catch::StartsWith("host1:  none of 1 hop is ready; 1 thing would stop"));
    CHECK(run_on(value, {"preflight", "-o", "StrictHostKeyChecking=ask", "host1"}).status == 0);
    CHECK(run_on(value, {"preflight", "-F", "/nowhere", "host1"}).status == 3);
    for (const std::string name : {"--user-config",
                                   "--system-config",
                                   "--home",
                                   "--local-user",
                                   "--local-host",
                                   "--ssh-dir"}) {
        const Answer refused = run_on(value, {"preflight", name, "/x", "host1"});
        CHECK(refused.status == 2);
        CHECK_THAT(refused.err, Catch::Contains("unknown option " + name));
    }
}

TEST_CASE("preflight runs a condition only where it may, and looks at both ways where not") {
    Imaginary value = machine();
    value.exec_answers["probe host3"] = 0;
    CHECK_THAT(run_on(value, {"preflight", "host3"}).out,
               Catch::Contains("\nroute 1  only if C1 ") && Catch::Contains("\nroute 2  only if"));
    const Answer ran = run_on(value, {"preflight", "--exec=run", "host3"});
    CHECK_THAT(ran.out, Catch::Contains("Executed: C1.") && !Catch::Contains("route 2"));
}
