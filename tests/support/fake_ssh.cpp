#include "tests/support/fake_ssh.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>

#include <fmt/format.h>

namespace sshplan::test {

namespace {

/// Its version is found as that of any ssh: on a line of its own.
constexpr std::string_view script = R"(#!/bin/sh
: <<'VERSION'
OpenSSH_9.2p1 Debian-2+deb12u7
VERSION
here={}
printf '%s\n' "$@" >"$here/words"
case $1 in -F) cat "${{2%/*}}"/* >"$here/frozen" ;; esac
. "$here/then"
)";

/// A text in which the folder of frozen files has a name that does not change.
std::string with_frozen(const std::string& text) {
    static const std::regex folder{R"([^ \n]*/sshplan-[0-9][^/ \n]*)"};
    return std::regex_replace(text, folder, "FROZEN");
}

}  // namespace

FakeSsh::FakeSsh() {
    const std::string here = folder_.path("");
    (void)folder_.write("bin/ssh", fmt::format(script, here), true);
    (void)folder_.write("tmp/.keep", "");
    std::filesystem::create_directory(folder_.path("link"));
    std::filesystem::create_symlink(SSHPLAN_BINARY, folder_.path("link/ssh"));
    then("exit 0");
}

void FakeSsh::then(const std::string& text) const { (void)folder_.write("then", text + "\n"); }

ProcessEnd FakeSsh::run(const std::vector<std::string>& words, const std::string& path) const {
    return run_process(words,
                       {{"PATH", path},
                        {"SHELL", "/bin/sh"},
                        {"HERE", folder_.path("")},
                        {"TMPDIR", folder_.path("tmp")}});
}

ProcessEnd FakeSsh::sshplan(const std::vector<std::string>& words) const {
    std::vector<std::string> all{SSHPLAN_BINARY};
    all.insert(all.end(), words.begin(), words.end());
    return run(all, fmt::format("{}:/usr/bin:/bin", folder_.path("bin")));
}

ProcessEnd FakeSsh::sshplan_as_ssh(const std::vector<std::string>& words) const {
    std::vector<std::string> all{folder_.path("link/ssh")};
    all.insert(all.end(), words.begin(), words.end());
    return run(all, fmt::format("{}:{}:/usr/bin:/bin", folder_.path("link"), folder_.path("bin")));
}

std::string FakeSsh::read(const std::string& name) const {
    std::ifstream file{folder_.path(name)};
    return {std::istreambuf_iterator<char>{file}, {}};
}

std::vector<std::string> FakeSsh::words() const {
    std::istringstream text{with_frozen(read("words"))};
    std::vector<std::string> words;
    for (std::string word; std::getline(text, word);) words.push_back(word);
    return words;
}

std::string FakeSsh::frozen() const { return with_frozen(read("frozen")); }

std::vector<std::string> FakeSsh::left_behind() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator{folder_.path("tmp")}) {
        const std::string name = entry.path().filename();
        if (name != ".keep") names.push_back(name);
    }
    return names;
}

}  // namespace sshplan::test
