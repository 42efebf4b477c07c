#include "held_script.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <stdexcept>

#include <fmt/format.h>

#include "tests/support/case_lines.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sshplan::test {

namespace {

struct Pipe {
    Pipe() {
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error{std::strerror(errno)};
    }
    std::array<int, 2> ends{};
};

/// Starts a program between two pipes, with what it complains of in a file.
pid_t start(std::vector<std::string>& words, const std::string& errors, int in, int out) {
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions{};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    constexpr int writing = O_WRONLY | O_CREAT | O_TRUNC;
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors.c_str(), writing, 0600);
    pid_t child = 0;
    const int failure =
        ::posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failure != 0) {
        throw std::runtime_error{fmt::format("{}: {}", words[0], std::strerror(failure))};
    }
    return child;
}

}  // namespace

HeldScript::HeldScript(std::vector<std::string> words) {
    const Pipe held;
    const Pipe told;
    const TemporaryFolder errors;
    script_ = start(words, errors.path("err"), held.ends[0], told.ends[1]);
    hold_ = held.ends[1];
    ::close(held.ends[0]);
    ::close(told.ends[1]);
    std::array<char, 2> up{};
    const ssize_t count = ::read(told.ends[0], up.data(), up.size());
    ::close(told.ends[0]);
    if (count == 2) return;
    let_go();
    throw std::runtime_error{fmt::format("{}: {}", words[1], read_bytes(errors.path("err")))};
}

HeldScript::~HeldScript() { let_go(); }

void HeldScript::let_go() const {
    ::close(hold_);
    ::waitpid(script_, nullptr, 0);
}

}  // namespace sshplan::test
