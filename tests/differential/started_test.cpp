#include <cstdint>
#include <iostream>
#include <regex>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "chain.hpp"
#include "recorder.hpp"
#include "situation.hpp"
#include "wild_corpus.hpp"

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

TEST_CASE("recipes: the cookbook's hops are those that ssh starts", "[ssh]") {
    const test::Recorder recorder;
    const auto situations = test::cookbook_situations(recorder.home());
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
