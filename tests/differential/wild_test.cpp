#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <set>

#include <catch2/catch.hpp>

#include "answer.hpp"
#include "parser/config/config.hpp"
#include "tests/support/case_lines.hpp"
#include "tests/support/line_diff.hpp"

using namespace sshplan;
namespace fs = std::filesystem;

namespace {

/// The names that a file's Host lines write out.
std::set<std::string> literal_hosts(const std::string& path) {
    const SourceFile source{path, test::read_bytes(path)};
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

TEST_CASE("wild: every host of every file is answered for as ssh -G does", "[wild]") {
    const char* const folder = std::getenv("SSHPLAN_WILD_CORPUS");
    if (folder == nullptr) {
        std::cout << "SKIPPED: SSHPLAN_WILD_CORPUS is not set\n";
        return;
    }
    test::prepare_process();
    int compared = 0;
    int refused = 0;
    for (const std::string& file : files_below(folder)) {
        std::set<std::string> hosts = literal_hosts(file);
        hosts.insert("a-host-that-no-block-names");
        for (const std::string& host : hosts) {
            // Shells under which every Match exec succeeds, or fails.
            for (const char* const shell : {"/bin/true", "/bin/false"}) {
                ::setenv("SHELL", shell, 1);
                const test::Strings words{"-F", file, "--", host};
                const test::Answer theirs = test::ask_ssh(words);
                const test::Answer ours = test::ask_sshplan(words);
                ++(theirs.status == 0 ? compared : refused);
                if (ours == theirs) continue;
                CAPTURE(file, host, shell, ours.status, theirs.status);
                INFO(test::line_diff(theirs.out, ours.out));
                INFO(test::line_diff(theirs.err, ours.err));
                CHECK(false);
            }
        }
    }
    std::cout << compared << " answers and " << refused << " refusals compared\n";
    CHECK(compared > 0);
}
