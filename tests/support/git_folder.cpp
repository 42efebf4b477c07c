#include "tests/support/git_folder.hpp"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <stdexcept>

#include "planner/world/real_world.hpp"
#include "tests/support/process.hpp"

namespace sshplan::test {
namespace {

std::string own_path() {
    const char* const path = std::getenv("PATH");
    return path == nullptr ? "/usr/bin:/bin" : path;
}

}  // namespace

bool has_git() {
    RealWorld world{RealWorld::Powers::only_reads};
    const std::string path = own_path();
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find(':', begin), path.size());
        if (world.is_executable(path.substr(begin, end - begin) + "/git")) return true;
        begin = end + 1;
    }
    std::cout << "SKIPPED: git is missing\n";
    return false;
}

GitFolder::GitFolder() {
    folder_.write("home/.keep", "");
    folder_.write("repo/ssh/config", "");
    git({"init", "-q", "-b", "main"});
}

std::string GitFolder::path(std::string_view name) const {
    return folder_.path(name.empty() ? "repo" : "repo/" + std::string{name});
}

std::string GitFolder::write(std::string_view name, std::string_view bytes) const {
    return folder_.write("repo/" + std::string{name}, bytes);
}

std::string GitFolder::git(std::vector<std::string> words) const {
    const std::vector<std::string> common{"/usr/bin/env",
                                          "git",
                                          "-c",
                                          "user.name=ana",
                                          "-c",
                                          "user.email=ana@example.com",
                                          "-C",
                                          path("")};
    words.insert(words.begin(), common.begin(), common.end());
    ProcessEnd end = run_process(words, environment());
    if (end.status != 0) throw std::runtime_error{"git: " + end.err};
    return std::move(end.out);
}

void GitFolder::commit() const {
    git({"add", "--all"});
    git({"commit", "-q", "-m", "a state"});
}

std::map<std::string, std::string> GitFolder::environment() const {
    return {{"PATH", own_path()},
            {"HOME", folder_.path("home")},
            {"GIT_CONFIG_NOSYSTEM", "1"},
            {"LC_ALL", "C"}};
}

}  // namespace sshplan::test
