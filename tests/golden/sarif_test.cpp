#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "planner/world/imaginary_world.hpp"
#include "tests/support/golden_case.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tools/sshplan/run.hpp"

namespace sshplan::test {

namespace {

namespace fs = std::filesystem;

/// Debian's own interpreter knows Debian's packages, whatever else PATH finds.
std::string python() { return fs::exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3"; }

/// What is wrong with some files, by the schema of SARIF; empty: nothing.
std::string faults_of(const std::vector<std::string>& files) {
    std::vector<std::string> words{python(),
                                   SSHPLAN_SOURCE_DIR "/tests/support/validate_json.py",
                                   SSHPLAN_SOURCE_DIR "/tests/data/sarif/sarif-2.1.0-rtm.5.json"};
    words.insert(words.end(), files.begin(), files.end());
    const ProcessEnd end = run_process(words, {{"PATH", std::getenv("PATH")}});
    if (end.err.find("No module named 'jsonschema'") != std::string::npos) {
        return "python3-jsonschema is not installed: nothing can be validated (tools/dev test "
               "installs it)";
    }
    return end.status == 0 ? "" : end.out + end.err + "status " + std::to_string(end.status);
}

std::string sarif_of(const Imaginary& machine, const std::vector<std::string>& words) {
    ImaginaryWorld world{machine};
    std::ostringstream out;
    std::ostringstream err;
    static_cast<void>(cli::run(words, world, world, {.out = {out}, .err = {err}}));
    return out.str();
}

/// The words of a lint command of a case, so that it prints SARIF.
std::vector<std::string> as_sarif(std::vector<std::string> words) {
    std::erase(words, "--statistics");
    words.insert(words.end(), {"--format", "sarif"});
    return words;
}

/// Every lint command line of the corpus that has an answer, with all rules.
std::vector<std::string> write_answers(const TemporaryFolder& folder) {
    std::vector<std::string> files;
    for (const auto& entry : fs::directory_iterator{SSHPLAN_SOURCE_DIR "/corpus/cases/lint"}) {
        const GoldenCase golden = read_golden_case(entry.path());
        for (const GoldenCommand& command : golden.commands) {
            if (command.words.front() != "lint" || command.status == 2) continue;
            if (std::ranges::find(command.words, "--") != command.words.end()) continue;
            files.push_back(folder.write(fmt::format("{}.sarif", files.size()),
                                         sarif_of(golden.machine, as_sarif(command.words))));
        }
    }
    return files;
}

}  // namespace

TEST_CASE("SARIF logs are what the schema of SARIF 2.1.0 asks for") {
    const TemporaryFolder folder;
    std::vector<std::string> files = write_answers(folder);
    CHECK(files.size() > 20);
    CHECK(faults_of(files) == "");
}

TEST_CASE("the validator finds what is not SARIF") {
    const TemporaryFolder folder;
    CHECK(faults_of({folder.write("a", R"({"version": "2.1.0"})")}).find("runs") !=
          std::string::npos);
    CHECK(faults_of({folder.write("b", "{")}) != "");
}

}  // namespace sshplan::test
