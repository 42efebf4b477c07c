#include "situation.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <regex>
#include <set>

#include "tests/support/case_lines.hpp"
#include "tests/support/golden_case.hpp"
#include "tests/support/wild_corpus.hpp"

namespace sshplan::test {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view home_of_ana = "/home/ana/";

/// A path or a word with another home.
std::string moved(std::string text, const std::string& home) {
    const std::size_t at = text.find(home_of_ana);
    return at == std::string::npos ? text : text.replace(at, home_of_ana.size() - 1, home);
}

/// The words of a case's command as those of ssh; nothing where sshplan is asked for more.
std::optional<Strings> ssh_words_of(const GoldenCommand& command) {
    const Strings& words = command.words;
    constexpr int wrong_usage = 2;
    if (words.front() != "explain" || command.status == wrong_usage) return std::nullopt;
    std::size_t at = 1;
    for (; at < words.size() && words[at].starts_with("--") && words[at] != "--"; ++at) {
        if (words[at] == "--openssh" || words[at] == "--format") {
            ++at;
        } else if (words[at] != "--all") {
            return std::nullopt;
        }
    }
    return Strings{words.begin() + static_cast<std::ptrdiff_t>(at), words.end()};
}

/// The files of ana's home; nothing if the machine has others of its own.
std::optional<std::map<std::string, std::string>> files_of(const Imaginary& machine,
                                                           const std::string& home) {
    std::map<std::string, std::string> files;
    for (const auto& [path, file] : machine.files) {
        if (path.starts_with(home_of_ana)) files[moved(path, home)] = file.bytes;
    }
    const bool has_others = files.size() + laptop_of_ana().files.size() != machine.files.size();
    return has_others ? std::nullopt : std::optional{files};
}

/// The cases about recipes, in order.
std::vector<fs::path> recipe_cases() {
    std::vector<fs::path> cases;
    for (const char* const folder : {"cookbook", "recipes"}) {
        for (const auto& entry :
             fs::directory_iterator{fs::path{SSHPLAN_SOURCE_DIR "/corpus/cases"} / folder}) {
            cases.push_back(entry.path());
        }
    }
    std::ranges::sort(cases);
    return cases;
}

}  // namespace

std::vector<Situation> recipe_situations(const std::string& home) {
    std::vector<Situation> situations;
    for (const fs::path& path : recipe_cases()) {
        const GoldenCase golden = read_golden_case(path);
        const auto files = files_of(golden.machine, home);
        if (!files) continue;
        std::set<Strings> command_lines;
        for (const GoldenCommand& command : golden.commands) {
            auto words = ssh_words_of(command);
            if (!words) continue;
            for (std::string& word : *words) word = moved(word, home);
            command_lines.insert(*std::move(words));
        }
        for (const Strings& words : command_lines) {
            situations.push_back({path.filename(), *files, words});
        }
    }
    return situations;
}

std::vector<Situation> situations_of(const Strings& wild_files, const std::string& home) {
    static const std::regex config_option{R"re(-F\s*"?(\.?/?[A-Za-z][\w./]*))re"};
    std::vector<Situation> situations;
    for (const std::string& file : wild_files) {
        const std::string bytes = read_bytes(file);
        std::map<std::string, std::string> files{{home + "/.ssh/config", bytes}};
        for (std::sregex_iterator match{bytes.begin(), bytes.end(), config_option}, end;
             match != end;
             ++match) {
            const std::string name = (*match)[1];
            if (!name.starts_with('/')) files[home + "/" + name] = bytes;
        }
        for (const std::string& host : hosts_by_pattern(file)) {
            situations.push_back({file, files, {host}});
        }
    }
    return situations;
}

void write_files(const Situation& situation, const std::string& home) {
    fs::remove_all(home);
    fs::create_directories(home + "/.ssh");
    fs::current_path(home);
    for (const auto& [path, bytes] : situation.files) {
        fs::create_directories(fs::path{path}.parent_path());
        std::ofstream{path, std::ios::binary} << bytes;
        fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
    }
}

}  // namespace sshplan::test
