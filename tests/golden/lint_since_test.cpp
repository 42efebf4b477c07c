#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/case_lines.hpp"
#include "tests/support/git_folder.hpp"
#include "tests/support/process.hpp"

namespace sshplan::test {
namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

const std::string weak = "Host old\n    StrictHostKeyChecking no\n";

/// lint of a folder in a work tree; variables of the caller may be added.
ProcessEnd lint(const GitFolder& folder, Words words, const Words& paths = {"ssh"}) {
    const Words common{SSHPLAN_BINARY, "lint", "--select", "SEC,REP,SYN,SEM"};
    words.insert(words.begin(), common.begin(), common.end());
    for (const std::string& path : paths) words.push_back(folder.path(path));
    return run_process(words, folder.environment());
}

/// The lines at which something is found, as "config:2 SEC001", and how many are set aside.
struct Found {
    Words places{};
    int set_aside = 0;

    friend bool operator==(const Found&, const Found&) = default;
};

Found found(const GitFolder& folder,
            const std::string& since,
            Words words = {},
            const Words& paths = {"ssh"}) {
    for (const std::string word : {"--format", "json"}) words.push_back(word);
    if (!since.empty()) words.push_back("--since=" + since);
    const ProcessEnd end = lint(folder, words, paths);
    INFO(end.err);
    const auto json = nlohmann::json::parse(end.out);
    Found result{.set_aside = json["summary"]["set_aside"]};
    for (const auto& finding : json["findings"]) {
        const std::string file = finding["file"];
        result.places.push_back(file.substr(file.rfind('/') + 1) + ":" +
                                std::to_string(finding["line"].get<int>()));
    }
    return result;
}

}  // namespace

TEST_CASE("what a revision has is silent, wherever its line stands now") {
    if (!has_git()) return;
    const GitFolder folder;
    folder.write("ssh/config", weak);
    folder.commit();
    REQUIRE(found(folder, "") == Found{{"config:2"}, 0});
    CHECK(found(folder, "HEAD") == Found{{}, 1});
    CHECK(lint(folder, {"--since", "HEAD"}).status == 0);

    folder.write("ssh/config", "# a comment\nHost other\n    Port 22\n\n" + weak);
    CHECK(found(folder, "HEAD") == Found{{}, 1});

    folder.write("ssh/config", weak + "Host new\n    StrictHostKeyChecking no\n");
    CHECK(found(folder, "HEAD") == Found{{"config:4"}, 1});
    const ProcessEnd end = lint(folder, {"--since", "main"});
    CHECK(end.status == 1);
    CHECK(end.out.find("; 1 set aside") != std::string::npos);
    CHECK(end.err.empty());

    folder.commit();
    CHECK(found(folder, "HEAD") == Found{{}, 2});
    CHECK(found(folder, "HEAD~1") == Found{{"config:4"}, 1});
}

TEST_CASE("a second finding like one that a revision has is news") {
    if (!has_git()) return;
    const GitFolder folder;
    folder.write("ssh/config", weak);
    folder.commit();
    folder.write("ssh/config", weak + weak);
    const Found now = found(folder, "");
    const Found news = found(folder, "HEAD");
    CHECK(news.set_aside == 1);
    CHECK(news.places.size() + 1 == now.places.size());
}

TEST_CASE("a file that a revision does not have is news, as is one with another name") {
    if (!has_git()) return;
    const GitFolder folder;
    folder.write("ssh/config", weak);
    folder.commit();
    fs::rename(folder.path("ssh/config"), folder.path("ssh/other"));
    CHECK(found(folder, "HEAD") == Found{{"other:2"}, 0});
    CHECK(lint(folder, {"--since", "HEAD"}, {"ssh/other"})
              .err.find("ssh/other: No such file or directory") != std::string::npos);
    CHECK(found(folder, "HEAD", {}, {"ssh/other"}) == Found{{"other:2"}, 0});
    // Beside a PATH that it has.
    folder.write("ssh/config", weak);
    CHECK(found(folder, "HEAD", {}, {"ssh/other", "ssh/config"}) == Found{{"other:2"}, 1});
}

TEST_CASE("a revision is read as git has it, though the work tree has other files") {
    if (!has_git()) return;
    const GitFolder folder;
    folder.write("ssh/config", "Include parts/*\n");
    folder.write("ssh/parts/a", weak);
    folder.commit();
    folder.write("ssh/parts/a", "# nothing\n");
    folder.write("ssh/config", "Include parts/*\n" + weak);
    CHECK(found(folder, "HEAD") == Found{{"config:3"}, 0});
    const std::string before = folder.git({"status", "--porcelain"});
    (void)lint(folder, {"--since", "HEAD"});
    CHECK(folder.git({"status", "--porcelain"}) == before);
}

TEST_CASE("a comment that is taken away makes news") {
    if (!has_git()) return;
    const GitFolder folder;
    const std::string comment = "# sshplan: ignore-file[SEC]\n";
    folder.write("ssh/config", comment + weak);
    folder.commit();
    REQUIRE(found(folder, "", {"--trust-comments"}) == Found{{}, 0});
    folder.write("ssh/config", weak);
    CHECK(found(folder, "HEAD", {"--trust-comments"}) == Found{{"config:2"}, 0});
}

TEST_CASE("a baseline of today counts for both") {
    if (!has_git()) return;
    const GitFolder folder;
    folder.write("ssh/config", weak);
    const std::string baseline = folder.path("baseline");
    REQUIRE(lint(folder, {"--write-baseline", baseline}).status == 0);
    folder.commit();
    CHECK(found(folder, "HEAD", {"--baseline", baseline}) == Found{{}, 1});
    fs::remove(baseline);
    CHECK(found(folder, "HEAD") == Found{{}, 1});
}

TEST_CASE("where ssh refuses a revision, what is found in its text counts") {
    if (!has_git()) return;
    const GitFolder folder;
    folder.write("ssh/config", "Hots x\n" + weak);
    folder.commit();
    folder.write("ssh/config", weak);
    const ProcessEnd end = lint(folder, {"--since", "HEAD"});
    INFO(end.out);
    CHECK(end.err.find("at HEAD: ") != std::string::npos);
    folder.write("ssh/config", "Hots x\n" + weak + "Prot 1\n");
    CHECK(found(folder, "HEAD").places == Words{"config:4"});
}

TEST_CASE("only news is fixed") {
    if (!has_git()) return;
    const GitFolder folder;
    folder.write("ssh/config", weak);
    folder.commit();
    const std::string more = "Host new\n    StrictHostKeyChecking ";
    folder.write("ssh/config", weak + more + "no\n");
    const ProcessEnd patch = lint(folder, {"--diff", "--unsafe-fixes", "--since", "HEAD"});
    CHECK(patch.out.find("@@ -1,4 +1,4 @@\n Host old\n     StrictHostKeyChecking no\n Host new\n"
                         "-    StrictHostKeyChecking no\n") != std::string::npos);
    const ProcessEnd end = lint(folder, {"--fix", "--unsafe-fixes", "--since", "HEAD"});
    INFO(end.out << end.err);
    CHECK(end.status == 0);
    CHECK(read_bytes(folder.path("ssh/config")) == weak + more + "accept-new\n");
    REQUIRE(lint(folder, {"--fix", "--unsafe-fixes"}).status == 0);
    CHECK(read_bytes(folder.path("ssh/config")).find("StrictHostKeyChecking no\n") ==
          std::string::npos);
}

TEST_CASE("without a repository or a revision there is no answer") {
    if (!has_git()) return;
    const GitFolder folder;
    folder.write("ssh/config", weak);
    folder.commit();
    const auto refusal = [&](const Words& words) {
        const ProcessEnd end = lint(folder, words);
        CHECK(end.status == 2);
        CHECK(end.out.empty());
        return end.err;
    };
    CHECK(refusal({"--since", "none"}) == "sshplan: --since: git knows no commit 'none' in " +
                                              folder.path("") + "; a shallow clone lacks most\n");
    CHECK(refusal({"--since", "--all"}).find("git knows no commit '--all'") != std::string::npos);
    CHECK(refusal({"--since", ""}) == "sshplan: --since needs a value: REV\n");
    CHECK(refusal({"--since", "HEAD", "--write-baseline", "x"}).find("exclude each other") !=
          std::string::npos);
    const std::string elsewhere = folder.around().write("home/config", weak);
    CHECK(refusal({"--since", "HEAD", elsewhere}).find("lies in no work tree that git knows") !=
          std::string::npos);
    auto environment = folder.environment();
    environment["PATH"] = folder.path("");
    const ProcessEnd end =
        run_process({SSHPLAN_BINARY, "lint", "--since", "HEAD", folder.path("ssh")}, environment);
    CHECK(end.err == "sshplan: --since: git is in no folder of PATH\n");
    CHECK(end.status == 2);
}

TEST_CASE("relative PATHs lead to the same files from wherever they are given") {
    if (!has_git()) return;
    const GitFolder folder;
    folder.write("ssh/config", weak);
    folder.commit();
    folder.write("ssh/later/there", "");
    const auto from = [&](const std::string& here, const std::string& path) {
        const std::string script = "cd \"$1\" && exec \"$2\" lint --select SEC --since HEAD \"$3\"";
        return run_process({"/bin/sh", "-c", script, "sh", folder.path(here), SSHPLAN_BINARY, path},
                           folder.environment());
    };
    for (const auto& [here, path] : std::map<std::string, std::string>{
             {"", "ssh"}, {"ssh", "."}, {"ssh/later", "../config"}, {".git/..", "./ssh/config"}}) {
        CAPTURE(here, path);
        const ProcessEnd end = from(here, path);
        INFO(end.err);
        CHECK(end.status == 0);
        CHECK(end.out == "1 file, 1 host: nothing found; 1 set aside.\n");
    }
}

TEST_CASE("variables of a hook lead git nowhere else") {
    if (!has_git()) return;
    const GitFolder folder;
    folder.write("ssh/config", weak);
    folder.commit();
    const GitFolder other;
    other.write("ssh/config", "# nothing\n");
    other.commit();
    auto environment = folder.environment();
    environment["GIT_DIR"] = other.path(".git");
    environment["GIT_WORK_TREE"] = other.path("");
    environment["GIT_INDEX_FILE"] = other.path(".git/index");
    environment["GIT_OBJECT_DIRECTORY"] = other.path(".git/objects");
    const ProcessEnd end =
        run_process({SSHPLAN_BINARY, "lint", "--since", "HEAD", folder.path("ssh")}, environment);
    INFO(end.out << end.err);
    CHECK(end.status == 0);
    CHECK(end.out.find("1 set aside") != std::string::npos);
}

}  // namespace sshplan::test
