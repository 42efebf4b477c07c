#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "planner/migrate/file_replacement.hpp"
#include "planner/migrate/replacement_wording.hpp"
#include "planner/world/real_world.hpp"
#include "tests/support/case_lines.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sshplan {
namespace {

namespace fs = std::filesystem;
using test::read_bytes;
using test::TemporaryFolder;

const std::string replacing = "replaces two files where the environment says";

std::vector<FileReplacement> files_in(const std::string& folder) {
    return {{folder + "/config", "old one\n", "new one\n"},
            {folder + "/part", "old two", "new two, longer"}};
}

/// One run of this very program under strace(1), which lets calls of the kernel go wrong where they
/// have to do with the files.
class TracedRun {
public:
    /// `fault` as strace's inject= takes it; empty: none.
    explicit TracedRun(const std::string& fault) {
        for (const FileReplacement& file : files()) {
            folder_.write("ssh/" + fs::path{file.path}.filename().string(), file.old_bytes);
        }
        std::vector<std::string> words{"strace", "-qq", "-o", folder_.path("calls")};
        for (const std::string name : {"",
                                       "/config",
                                       "/part",
                                       "/.config.sshplan-new",
                                       "/.part.sshplan-new",
                                       "/.config.sshplan-old",
                                       "/.part.sshplan-old"}) {
            words.insert(words.end(), {"-P", folder_.path("ssh") + name});
        }
        if (!fault.empty()) words.insert(words.end(), {"-e", "inject=" + fault});
        words.insert(words.end(), {fs::read_symlink("/proc/self/exe"), replacing});
        end = test::run_process(words,
                                {{"REPLACED", folder_.path("ssh")},
                                 {"SAID", folder_.path("said")},
                                 {"ASAN_OPTIONS", "detect_leaks=0"}});
    }

    [[nodiscard]] std::vector<FileReplacement> files() const {
        return files_in(folder_.path("ssh"));
    }
    [[nodiscard]] std::string calls() const { return read_bytes(folder_.path("calls")); }
    [[nodiscard]] std::string said() const { return read_bytes(folder_.path("said")); }

    /// How many files hold their new bytes; all others must hold the old ones.
    [[nodiscard]] std::size_t count_new() const {
        std::size_t count = 0;
        for (const FileReplacement& file : files()) {
            const std::string bytes = read_bytes(file.path);
            CHECK((bytes == file.old_bytes || bytes == file.new_bytes));
            count += bytes == file.new_bytes ? 1U : 0U;
        }
        return count;
    }

    /// The names beside the files of which nothing was said.
    [[nodiscard]] std::vector<std::string> left_in_silence() const {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator{folder_.path("ssh")}) {
            const std::string name = entry.path().filename();
            if (name.starts_with('.') && said().find(name) == std::string::npos) {
                names.push_back(name);
            }
        }
        return names;
    }

    test::ProcessEnd end;

private:
    TemporaryFolder folder_;
};

/// How often each call of the kernel is made when nothing goes wrong.
std::map<std::string, int> calls_made() {
    const TracedRun run{""};
    INFO(run.end.out << run.end.err);
    REQUIRE(run.end.status == 0);
    REQUIRE(run.said().empty());
    REQUIRE(run.count_new() == 2);
    std::map<std::string, int> counts;
    std::istringstream lines{run.calls()};
    for (std::string line; std::getline(lines, line);) ++counts[line.substr(0, line.find('('))];
    return counts;
}

}  // namespace

TEST_CASE(replacing, "[.]") {
    const char* const folder = std::getenv("REPLACED");
    const char* const said = std::getenv("SAID");
    REQUIRE(folder != nullptr);
    REQUIRE(said != nullptr);
    RealWorld world{RealWorld::Powers::acts};
    const ReplacementOutcome outcome =
        replace_files(world, files_in(folder), [] { return std::nullopt; });
    std::ofstream{said} << fmt::format("{}", fmt::join(in_words(outcome), "\n"));
}

TEST_CASE("new bytes are on disk before a name is moved, and names before all is well") {
    std::vector<std::string> order;
    std::istringstream lines{TracedRun{""}.calls()};
    for (std::string line; std::getline(lines, line);) {
        const std::string call = line.substr(0, line.find('('));
        if (call == "fsync" || call == "link" || call == "rename" || call == "unlink") {
            order.push_back(call);
        }
    }
    CHECK(order ==
          std::vector<std::string>{
              "fsync", "fsync", "link", "link", "rename", "rename", "fsync", "unlink", "unlink"});
}

TEST_CASE("whatever call of the kernel fails, both files hold the old bytes, or both the new") {
    const std::map<std::string, int> counts = calls_made();
    for (const char* const call :
         {"openat", "write", "fsync", "fchmod", "close", "read", "unlink", "rename", "link"}) {
        CAPTURE(call);
        CHECK(counts.contains(call));
    }
    std::map<std::string, int> failures;
    for (const auto& [call, count] : counts) {
        for (int i = 1; i <= count; ++i) {
            const TracedRun run{fmt::format("{}:error=EIO:when={}", call, i)};
            CAPTURE(call, i, run.calls(), run.said());
            REQUIRE(run.calls().find("(INJECTED)") != std::string::npos);
            CHECK(run.end.status == 0);
            const std::size_t count_new = run.count_new();
            const bool has_failed = run.said().find("nothing was changed") != std::string::npos ||
                                    run.said().find("bytes are back") != std::string::npos;
            CHECK(count_new == (has_failed ? 0 : 2));
            CHECK(run.left_in_silence().empty());
            failures[call] += has_failed ? 1 : 0;
        }
    }
    for (const char* const call : {"write", "fsync", "fchmod", "link", "rename"}) {
        CAPTURE(call);
        CHECK(failures[call] == counts.at(call));
    }
}

TEST_CASE("killed at any call of the kernel, each of two files is whole") {
    std::size_t halves = 0;
    for (const auto& [call, count] : calls_made()) {
        for (int i = 1; i <= count; ++i) {
            const TracedRun run{fmt::format("{}:signal=KILL:when={}", call, i)};
            CAPTURE(call, i, run.calls());
            CHECK(run.end.status == 128 + SIGKILL);
            halves += run.count_new() == 1 ? 1U : 0U;
        }
    }
    CHECK(halves > 0);
}

}  // namespace sshplan
