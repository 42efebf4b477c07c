#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <set>

#include <catch2/catch.hpp>

#include "our_answer.hpp"
#include "parser/config/config.hpp"
#include "planner/world/real_world.hpp"

using namespace sshplan;
namespace fs = std::filesystem;

namespace {

/// The names that a file's Host lines write out.
std::set<std::string> literal_hosts(const std::string& path) {
    RealWorld world{RealWorld::Commands::never_runs};
    const auto answer = world.read_file(path);
    const SourceFile source{path, std::get<FileContent>(answer).bytes};
    const Config config{source};
    std::set<std::string> hosts;
    for (const Block& block : config.blocks()) {
        if (block.kind != BlockKind::host) continue;
        for (const Word& word : block.head->words) {
            const bool literal = word.text.find_first_of("*?!") == std::string_view::npos;
            if (literal && !word.text.empty() && !word.text.starts_with('-')) {
                hosts.emplace(word.text);
            }
        }
    }
    return hosts;
}

std::vector<std::string> files_below(const fs::path& folder) {
    std::vector<std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator{folder}) {
        if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

}  // namespace

TEST_CASE("wild: every host of every file goes where ssh -G says", "[wild]") {
    const char* const folder = std::getenv("SSHPLAN_WILD_CORPUS");
    if (folder == nullptr) {
        std::cout << "SKIPPED: SSHPLAN_WILD_CORPUS is not set\n";
        return;
    }
    int compared = 0;
    int refused = 0;
    for (const std::string& file : files_below(folder)) {
        std::set<std::string> hosts = literal_hosts(file);
        hosts.insert("a-host-that-no-block-names");
        for (const std::string& host : hosts) {
            for (const int exec_status : {0, 1}) {
                const test::Strings words{"-F", file, "--", host};
                const test::SshAnswer theirs = test::ask_ssh(words, exec_status);
                const test::SshAnswer ours = test::our_answer(words, exec_status);
                CAPTURE(file, host, exec_status);
                CHECK(ours.status == theirs.status);
                CHECK(ours.errors == theirs.errors);
                if (theirs.status != 0 || ours.status != 0) {
                    ++refused;
                    break;
                }
                for (const std::string& keyword : test::route_keywords) {
                    CAPTURE(keyword);
                    const auto found = theirs.settings.find(keyword);
                    const auto own = ours.settings.find(keyword);
                    const test::Strings none;
                    CHECK((own == ours.settings.end() ? none : own->second) ==
                          (found == theirs.settings.end() ? none : found->second));
                }
                ++compared;
            }
        }
    }
    std::cout << compared << " answers compared, " << refused << " refusals\n";
    CHECK(compared > 0);
}
