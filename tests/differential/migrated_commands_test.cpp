#include <iostream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "chain.hpp"
#include "own_home.hpp"
#include "planner/world/real_world.hpp"
#include "recorder.hpp"
#include "situation.hpp"
#include "tests/support/case_lines.hpp"
#include "tools/sshplan/run.hpp"

using namespace sshplan;
using test::Strings;

namespace {

using Json = nlohmann::ordered_json;

/// What a way is to whoever connects: the same hosts, logins and names of keys.
enum class Key : std::uint8_t { kept, changes };

struct Row {
    std::string command;
    Key key = Key::kept;
};

const std::string config =
    "Host gate\n    HostName gate.example.org\n    User ops\n    Port 2201\n"
    "Host db\n    HostName 10.0.0.9\n    User dora\n    ProxyCommand none\n"
    "Host labelled\n    User fred\n    Port 2222\n"
    "Match originalhost probed exec \"test -e /x\"\n    User xavier\n";

const std::vector<Row> rows{
    {"ssh -o ProxyCommand='ssh -W %h:%p gate' server"},
    {"ssh -p 2222 -o ProxyCommand='ssh -l u -p 2022 -W %h:%p gate' x@db uptime"},
    {"ssh -o ProxyCommand='ssh -J a,b gate -W %h:%p' server"},
    {"ssh -o ProxyCommand='ssh gate nc %h %p' probed"},
    {"ssh -o ProxyCommand='ssh gate exec nc -w 5 %h %p' db"},
    {"ssh -o ProxyCommand='ssh -W lan:22 gate' whatever", Key::changes},
    {"ssh -p 2222 -o ProxyCommand='ssh -W lan:22 gate' whatever", Key::changes},
    {"ssh -o ProxyCommand='ssh -W lan:22 gate' labelled"},
    {"ssh -o ProxyCommand='ssh gate nc %h 22' labelled", Key::changes},
    {"ssh -o 'ProxyCommand ssh %h nc server2 22' -o 'HostKeyAlias server2' jump"},
    {"ssh -l user2 -o 'ProxyCommand ssh -l fred %h nc server2 22' -o 'HostKeyAlias server2' gate"},
    {"ssh -o HostKeyAlias=k -o ProxyCommand='ssh %h nc server2 2200' jump"},
    {"ssh -o ProxyCommand='ssh -l fred j \"exec 3<>/dev/tcp/%h/%p; cat <&3 & cat >&3\"' server"},
};

/// The words behind `ssh` of the command that sshplan prints for another, if it prints one, and
/// whether it says that the key has another name then.
struct Printed {
    Strings words{};
    Key key = Key::kept;
};

Printed migrated(const std::string& command) {
    RealWorld reading{RealWorld::Powers::only_reads};
    RealWorld acting{RealWorld::Powers::acts};
    std::ostringstream out;
    std::ostringstream err;
    const Strings words{
        "migrate", "--openssh", "installed", "--format", "json", "--command", command};
    const int status = cli::run(words, reading, acting, {.out = {out}, .err = {err}});
    INFO(command << "\n" << out.str() << err.str());
    REQUIRE(status == 0);
    const Json recipes = Json::parse(out.str()).at("recipes");
    REQUIRE(recipes.size() == 1);
    const Json& recipe = recipes[0];
    if (recipe.at("words").is_null()) return {};
    Printed printed{.words = recipe.at("words").get<Strings>()};
    printed.words.erase(printed.words.begin());
    for (const Json& difference : recipe.at("differences")) {
        if (difference.at("id") == "host-key-name") printed.key = Key::changes;
    }
    return printed;
}

/// The hosts on the way that the real ssh takes.
std::string way_of(const test::Chain& chain, Key key) {
    std::string text = chain.first == test::First::dials ? "" : "(not dialled) ";
    for (const test::Link& link : chain.links) {
        const bool is_last = &link == &chain.links.back();
        text += fmt::format("{}@{}:{} {}\n",
                            link.user,
                            link.hostname,
                            link.port,
                            is_last && key == Key::changes ? "" : link.key);
    }
    return text;
}

/// What the real ssh -G prints that must stay: not how the way is spelt, nor what the hosts are
/// called, which the chain shows better.
std::set<std::string> settings_of(const Strings& words) {
    static const std::set<std::string> spelling{
        "host", "hostname", "port", "hostkeyalias", "proxycommand", "proxyjump"};
    Strings asked{"-G"};
    asked.insert(asked.end(), words.begin(), words.end());
    const test::Answer answer = test::ask_ssh(asked);
    REQUIRE(answer.status == 0);
    std::set<std::string> settings;
    for (const std::string& line : test::lines_of(answer.out)) {
        if (!spelling.contains(line.substr(0, line.find(' ')))) settings.insert(line);
    }
    return settings;
}

/// Asks the real ssh about a command and about what is printed for it.
void compare(const test::Recorder& recorder, const std::string& command, const Printed& printed) {
    Strings before = test::shell_words(command);
    before.erase(before.begin());
    CHECK(printed.words != before);
    for (const auto conditions : {test::Conditions::succeed, test::Conditions::fail}) {
        const auto old_way = test::chain_of(recorder.started(before, conditions));
        const auto new_way = test::chain_of(recorder.started(printed.words, conditions));
        CHECK(new_way.links.size() >= 2);
        CHECK(way_of(new_way, printed.key) == way_of(old_way, printed.key));
        recorder.answer(conditions);
        CHECK(settings_of(printed.words) == settings_of(before));
    }
}

const Strings recipes{"ssh -W %h:%p gate",
                      "ssh -p 2022 -W %h:%p u@gate",
                      "ssh gate nc %h %p",
                      "ssh gate nc %h 22",
                      "ssh -W lan:2200 gate",
                      "ssh -l fred %h nc server2 22",
                      "ssh %h nc db 22"};
const Strings options{"",
                      "-p 2222",
                      "-p 22",
                      "-l v",
                      "-o Port=2200",
                      "-o User=w",
                      "-o HostKeyAlias=server2",
                      "-o HostName=10.0.0.7",
                      "-o Compression=yes -C -t"};
const Strings hosts{"server", "x@db", "labelled", "probed", "gate"};

}  // namespace

TEST_CASE("migrated commands: the real ssh takes the same way, with the same settings", "[ssh]") {
    if (!test::has_own_home()) return;
    const test::Recorder recorder;
    test::write_files({"", {{recorder.home() + "/.ssh/config", config}}, {}}, recorder.home());
    for (const Row& row : rows) {
        INFO(row.command);
        const Printed printed = migrated(row.command);
        REQUIRE(!printed.words.empty());
        CHECK(printed.key == row.key);
        compare(recorder, row.command, printed);
    }
}

TEST_CASE("migrated commands: ... whatever recipe, option and host come together", "[ssh]") {
    if (!test::has_own_home()) return;
    const test::Recorder recorder;
    test::write_files({"", {{recorder.home() + "/.ssh/config", config}}, {}}, recorder.home());
    constexpr std::size_t stride = 4;  // the rest is more of the same; 4 divides no length
    std::size_t printed_count = 0;
    std::size_t count = 0;
    std::size_t number = 0;
    for (const std::string& recipe : recipes) {
        for (const std::string& option : options) {
            for (const std::string& host : hosts) {
                if (number++ % stride != 0) continue;
                const std::string command =
                    fmt::format("ssh {} -o 'ProxyCommand={}' {}", option, recipe, host);
                INFO(command);
                const Printed printed = migrated(command);
                ++count;
                if (printed.words.empty()) continue;
                ++printed_count;
                INFO(fmt::format("ssh {}", fmt::join(printed.words, " ")));
                compare(recorder, command, printed);
            }
        }
    }
    std::cout << printed_count << " of " << count << " commands migrated\n";
    CHECK(printed_count * 2 > count);
}
