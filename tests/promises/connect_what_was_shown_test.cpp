// Promise 7: connect runs the words and the frozen files that were shown, and nothing else.
// tests/golden/connect_test.cpp and plan_file_test.cpp have the rest: conditions are asked once,
// files that are swapped change nothing, a plan that is stale does not run.

#include <map>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/case_lines.hpp"
#include "tests/support/fake_ssh.hpp"
#include "tests/support/wild_corpus.hpp"

namespace sshplan::test {

namespace {

/// A text with another name for the folder of the frozen files.
std::string renamed(std::string text, const std::string& folder, const std::string& name) {
    for (std::size_t at = 0; (at = text.find(folder, at)) != std::string::npos;) {
        text.replace(at, folder.size(), name);
    }
    return text;
}

/// The words behind `would run`, without the program.
std::vector<std::string> shown_words(const std::string& out) {
    const std::size_t at = out.find("would run");
    if (at == std::string::npos) return {};
    const std::string line = out.substr(at + 9, out.find('\n', at) - at - 9);
    std::vector<std::string> words = shell_words(line);
    if (!words.empty()) words.erase(words.begin());
    for (std::string& word : words) word = renamed(word, "/frozen/", "FROZEN/");
    return words;
}

/// The files of a plan, as FakeSsh::frozen() has them.
std::string frozen_of(const nlohmann::json& plan) {
    std::map<std::string, std::string> files;
    for (const auto& file : plan["files"]) files[file["path"]] = file["text"];
    std::string all;
    for (const auto& [path, text] : files) all += renamed(text, plan["folder"], "FROZEN");
    return all;
}

}  // namespace

TEST_CASE("connect runs the words and the files that the dry run has shown") {
    std::size_t compared = 0;
    for (const std::string& path : files_below(SSHPLAN_SOURCE_DIR "/corpus/cookbook")) {
        const auto hosts = literal_hosts(path);
        if (hosts.empty()) continue;
        const FakeSsh ssh;
        const std::string host = *hosts.rbegin();
        const std::string plan = ssh.folder().path("plan");
        const std::vector<std::string> common{"--assume=*=no", "-F", path};
        const auto run = [&](std::vector<std::string> words) {
            words.insert(words.begin() + 1, common.begin(), common.end());
            words.insert(words.end(), {"-p", "24", host, "echo", "a b"});
            return ssh.sshplan(words);
        };
        const ProcessEnd shown = run({"connect", "--dry-run", "--yes"});
        if (shown.status != 0) continue;  // nothing is frozen: nothing would run
        CHECK(ssh.words().empty());
        const ProcessEnd planned = run({"explain", "--out", plan});
        const ProcessEnd connected = run({"connect", "--yes"});
        INFO(path << " " << host << "\n" << shown.out << planned.err << connected.err);
        CHECK(connected.status == 0);
        CHECK(ssh.words() == shown_words(shown.out));
        if (planned.status == 0) {
            CHECK(ssh.frozen() == frozen_of(nlohmann::json::parse(read_bytes(plan))));
            ++compared;
        }
    }
    CHECK(compared >= 20);
}

}  // namespace sshplan::test
