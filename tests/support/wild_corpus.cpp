#include "tests/support/wild_corpus.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <sstream>
#include <stdexcept>

#include "parser/config/config.hpp"
#include "tests/support/case_lines.hpp"

namespace sshplan::test {

namespace fs = std::filesystem;

namespace {

/// The words of all Host lines that can be a destination or a pattern for one.
std::set<std::string> host_words(const std::string& path) {
    const SourceFile source{path, read_bytes(path)};
    const Config config{source};
    std::set<std::string> words;
    for (const Block& block : config.blocks()) {
        if (block.kind != BlockKind::host) continue;
        for (const Word& word : block.head()->words) {
            const bool is_name = word.text.find('!') == std::string_view::npos;
            if (is_name && !word.text.empty() && !word.text.starts_with('-')) {
                words.emplace(word.text);
            }
        }
    }
    return words;
}

/// The last parts of two columns of a table: what a file is called here, and where it comes from.
std::map<std::string, std::string> names_in(const fs::path& manifest) {
    std::map<std::string, std::string> names;
    std::istringstream lines{read_bytes(manifest)};
    for (std::string line; std::getline(lines, line);) {
        std::istringstream columns{line};
        std::string here;
        std::string repository;
        std::string there;
        std::getline(columns, here, '\t');
        std::getline(columns, repository, '\t');
        std::getline(columns, there, '\t');
        names[fs::path{here}.filename()] = fs::path{there}.filename();
    }
    return names;
}

}  // namespace

std::vector<std::string> files_below(const std::string& folder, std::string_view extension) {
    std::vector<std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator{folder}) {
        const bool is_wanted = extension.empty() || entry.path().extension() == extension;
        if (is_wanted && entry.is_regular_file()) files.push_back(fs::absolute(entry.path()));
    }
    std::ranges::sort(files);
    return files;
}

std::optional<std::vector<std::string>> wild_files() {
    const char* const folder = std::getenv("SSHPLAN_WILD_CORPUS");
    if (folder == nullptr) {
        std::cout << "SKIPPED: SSHPLAN_WILD_CORPUS is not set\n";
        return std::nullopt;
    }
    return files_below(folder);
}

std::optional<std::vector<NamedWildFile>> named_wild_files() {
    const auto files = wild_files();
    if (!files) return std::nullopt;
    std::map<std::string, std::string> names;
    std::vector<NamedWildFile> named;
    for (const std::string& path : *files) {
        const fs::path file{path};
        if (names.empty()) names = names_in(file.parent_path().parent_path() / "MANIFEST.tsv");
        const auto found = names.find(file.filename());
        if (found == names.end()) throw std::runtime_error{path + ": not in MANIFEST.tsv"};
        named.push_back({path, found->second});
    }
    return named;
}

std::set<std::string> literal_hosts(const std::string& path) {
    std::set<std::string> hosts = host_words(path);
    std::erase_if(hosts, [](const std::string& word) {
        return word.find_first_of("*?") != std::string::npos;
    });
    return hosts;
}

std::set<std::string> hosts_by_pattern(const std::string& path) {
    std::set<std::string> hosts;
    for (std::string word : host_words(path)) {
        for (char& c : word) {
            if (c == '*' || c == '?') c = '7';
        }
        hosts.insert(word);
    }
    return hosts;
}

}  // namespace sshplan::test
