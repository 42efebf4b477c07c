// Promises 1, 2, 3 and 6 for every configuration of the corpus: nothing is run, nobody asked,
// nothing read but configuration, nothing printed raw, no value of a variable shown, no file
// changed.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/promises/breaches.hpp"
#include "tests/promises/canary.hpp"
#include "tests/promises/laid_out.hpp"
#include "tests/support/traced_program.hpp"
#include "tests/support/wild_corpus.hpp"

namespace sshplan::test {

namespace {

/// `some`: for hundreds of configurations of a line or two.
enum class Verbs : std::uint8_t { all, some };

/// The command lines for one configuration. Only what stands in for ssh -G prints values of
/// variables, and as they are.
std::vector<CommandWords> lines_for(const LaidOut& one, const LaidOutCorpus& corpus, Verbs verbs) {
    std::vector<CommandWords> evaluating{
        {"explain", "--all", "--openssh=installed", "--user-config", one.config, one.host},
        {"explain", "--format=json", "--openssh=10.5", "-F", one.config, "--", one.host},
        {"resolve", "--openssh=8.4", "-F", one.config, one.host},
        {"hosts", "--format=routes", "--user-config", one.config}};
    std::vector<CommandWords> judging{{"lint", "--format=json", "--select=ALL", one.config},
                                      {"hosts", "--format=json", one.config},
                                      {"lint", "--diff", one.config},
                                      {"migrate", "--check", "--format=json", one.config}};
    if (verbs == Verbs::some) {
        evaluating.resize(1);
        judging.resize(1);
    }
    std::vector<CommandWords> lines;
    for (const auto* const some : {&evaluating, &judging}) {
        for (CommandWords line : *some) {
            line.insert(line.begin(), SSHPLAN_BINARY);
            if (some == &evaluating) {
                const CommandWords home{"--home", corpus.path("home"), "--system-config", "none"};
                line.insert(line.begin() + 2, home.begin(), home.end());
            }
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

std::string breaches(const Trace& trace,
                     const CommandWords& words,
                     const LaidOut& one,
                     const LaidOutCorpus& corpus) {
    const auto is_allowed = [&](const std::string& path) {
        const bool is_folder_of_it = path == one.folder || one.config.starts_with(path + "/");
        const bool is_own = path == corpus.path("bin/ssh") || path == corpus.path("home/.ssh");
        // Folders are looked through for what an Include names; a name that is not there tells
        // nothing.
        const bool is_folder = !trace.opened.contains(path) || std::filesystem::is_directory(path);
        return one.files.contains(path) || is_folder_of_it || is_own || is_folder;
    };
    std::string found = runs_or_talks(trace) + changes(trace) + opens_besides(trace, is_allowed) +
                        opens_more_than(trace, one.files, 1);
    if (words[1] != "resolve") found += prints(trace, secret);
    // A patch for git apply has the line ends of the file.
    const bool is_patch = std::ranges::find(words, "--diff") != words.end();
    if (words[1] != "resolve" && !is_patch) found += prints_raw(trace);
    if (trace.status == 70 || trace.status >= 128) found += "ended: with a fault\n";
    return found;
}

/// All breaches of a corpus, with the command lines.
std::string breaches_of(const LaidOutCorpus& corpus, Verbs verbs = Verbs::all) {
    std::vector<CommandWords> commands;
    std::vector<const LaidOut*> subjects;
    for (const LaidOut& one : corpus.all()) {
        for (CommandWords& line : lines_for(one, corpus, verbs)) {
            commands.push_back(std::move(line));
            subjects.push_back(&one);
        }
    }
    const std::vector<Trace> traces =
        trace_programs(commands, corpus.environment(std::string{secret}));
    std::string found;
    for (std::size_t i = 0; i < traces.size(); ++i) {
        const std::string some = breaches(traces[i], commands[i], *subjects[i], corpus);
        if (some.empty()) continue;
        found += subjects[i]->name + ": sshplan";
        for (std::size_t k = 1; k < commands[i].size(); ++k) found += " " + commands[i][k];
        found += "\n" + some;
    }
    return found;
}

}  // namespace

TEST_CASE("no promise is broken for a recipe of the cookbook, or for bytes hard to read") {
    LaidOutCorpus corpus;
    corpus.add_files(SSHPLAN_SOURCE_DIR "/corpus/cookbook");
    corpus.add_files(SSHPLAN_SOURCE_DIR "/corpus/bytes");
    CHECK(corpus.all().size() >= 90);
    CHECK(breaches_of(corpus) == "");
}

TEST_CASE("no promise is broken for a case of the corpus") {
    LaidOutCorpus corpus;
    corpus.add_golden_cases(SSHPLAN_SOURCE_DIR "/corpus/cases");
    CHECK(corpus.all().size() >= 200);
    CHECK(breaches_of(corpus) == "");
}

TEST_CASE("no promise is broken for a configuration whose answers were recorded") {
    LaidOutCorpus corpus;
    corpus.add_recorded_cases(SSHPLAN_SOURCE_DIR "/corpus/openssh");
    CHECK(corpus.all().size() >= 300);
    CHECK(breaches_of(corpus, Verbs::some) == "");
}

TEST_CASE("no promise is broken for a configuration from the wild", "[wild]") {
    if (!wild_files()) return;
    LaidOutCorpus corpus;
    corpus.add_files(std::getenv("SSHPLAN_WILD_CORPUS"));
    CHECK(breaches_of(corpus) == "");
}

}  // namespace sshplan::test
