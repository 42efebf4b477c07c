#include <cstdint>
#include <filesystem>
#include <iostream>
#include <regex>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "chain.hpp"
#include "own_home.hpp"
#include "recorder.hpp"
#include "situation.hpp"
#include "tests/support/wild_corpus.hpp"

using namespace sshplan;
using test::Conditions;
using test::Situation;

namespace {

/// How many programs were started; checks that sshplan says which.
std::size_t compare(const test::Recorder& recorder,
                    const Situation& situation,
                    Conditions conditions) {
    const auto started = recorder.started(situation.words, conditions);
    REQUIRE(!started.empty());
    const test::Chain recorded = test::chain_of(started);
    const std::string wrong =
        test::disagreement(recorded, test::explained_chain(situation.words, conditions));
    if (!wrong.empty()) {
        // Catch would break the lines.
        std::cerr << situation.origin << ": ssh "
                  << fmt::format("{}", fmt::join(situation.words, " "))
                  << (conditions == Conditions::succeed ? "" : ", where conditions fail") << "\n"
                  << wrong << "\n";
        FAIL_CHECK(situation.origin);
    }
    return started.size();
}

enum class Way : std::uint8_t { direct, proxied, by_environment };

/// Whether a proxy stands on the way, as `ssh -G` says, and whether it is a command that begins to
/// mean something only with an environment, of which sshplan reads nothing.
Way way_of(const Situation& situation) {
    static const std::regex variable{R"(\$\{?[A-Za-z_])"};
    const test::Answer answer = test::ask_ssh(situation.words);
    const test::Strings commands = values(answer, "proxycommand");
    if (!commands.empty() && std::regex_search(commands.front(), variable)) {
        return Way::by_environment;
    }
    const bool is_direct = commands.empty() && values(answer, "proxyjump").empty();
    return is_direct ? Way::direct : Way::proxied;
}

}  // namespace

TEST_CASE("recipes: the recorder sees every program on the way, and runs no other", "[ssh]") {
    if (!test::has_own_home()) return;
    const test::Recorder recorder;
    const std::string config = recorder.home() + "/.ssh/config";
    const std::string text =
        "Match host a !exec \"touch mark; exit 1\"\n    ProxyJump b\n"
        "Host a\n    ProxyCommand /usr/bin/ssh -W %h:%p \"b\" # by its path\n"
        "Host b\n    ProxyCommand sh -c 'ssh c nc -w 1 %h %p'\n"
        "Host c\n    ProxyCommand nc -x tor:9050 %h %p; touch mark\n"
        "Host d\n    ProxyCommand touch mark\n"
        "Host e\n    ProxyCommand ssh -W %h:%p e\n";
    test::write_files({"", {{config, text}}, {}}, recorder.home());
    const auto started = [&](const std::string& host, Conditions conditions) {
        return recorder.started({host}, conditions);
    };
    using Programs = std::vector<test::Strings>;
    const Programs from_b{{"command", "sh -c 'ssh c nc -w 1 b 22'"},
                          {"ssh", "c", "nc", "-w", "1", "b", "22"},
                          {"nc", "-x", "tor:9050", "c", "22"}};
    for (const Conditions conditions : {Conditions::succeed, Conditions::fail}) {
        const bool succeed = conditions == Conditions::succeed;
        Programs expected{{"ssh", "a"}, {"ssh", "-W", succeed ? "a:22" : "[a]:22", "b"}};
        expected.insert(expected.end(), from_b.begin(), from_b.end());
        CHECK(started("a", conditions) == expected);
    }
    CHECK(started("d", Conditions::succeed) == Programs{{"ssh", "d"}, {"command", "touch mark"}});
    CHECK(started("e", Conditions::succeed).size() == test::Recorder::most);
    CHECK_FALSE(std::filesystem::exists(recorder.home() + "/mark"));
}

TEST_CASE("recipes: the cookbook's hops are those that ssh starts", "[ssh]") {
    if (!test::has_own_home()) return;
    const test::Recorder recorder;
    const auto situations = test::recipe_situations(recorder.home());
    std::size_t count = 0;
    for (const Situation& situation : situations) {
        test::write_files(situation, recorder.home());
        for (const Conditions conditions : {Conditions::succeed, Conditions::fail}) {
            count += compare(recorder, situation, conditions);
        }
    }
    std::cout << situations.size() << " command lines, for which ssh started " << count
              << " programs\n";
    CHECK(situations.size() > 100);
    CHECK(count > 4 * situations.size());  // under each answer one more than itself
}

TEST_CASE("recipes: the hops of wild files are those that ssh starts", "[wild]") {
    const auto files = test::wild_files();
    if (!files) return;
    if (!test::has_own_home()) return;
    const test::Recorder recorder;
    std::size_t count = 0;
    std::size_t routes = 0;
    for (const Situation& situation : test::situations_of(*files, recorder.home())) {
        test::write_files(situation, recorder.home());
        for (const Conditions conditions : {Conditions::succeed, Conditions::fail}) {
            recorder.answer(conditions);
            const Way way = way_of(situation);
            if (way == Way::by_environment) {
                std::cout << "NOT COMPARED, for the variables in its ProxyCommand: "
                          << situation.words.front() << " of " << situation.origin << "\n";
            }
            if (way != Way::proxied) continue;
            ++routes;
            count += compare(recorder, situation, conditions);
        }
    }
    std::cout << routes << " routes of " << files->size() << " files, for which ssh started "
              << count << " programs\n";
    CHECK(routes > 0);
}
