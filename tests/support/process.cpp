#include "tests/support/process.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>
#include <stdexcept>

#include "tests/support/case_lines.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sshplan::test {

namespace {

/// The pointers that exec(3) wants; they live as long as `texts`.
std::vector<char*> pointers_to(std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    for (std::string& text : texts) {
        pointers.push_back(text.data());
    }
    pointers.push_back(nullptr);
    return pointers;
}

/// Where the child's three streams go.
class Redirections {
public:
    Redirections(const std::string& out, const std::string& err) {
        posix_spawn_file_actions_init(&actions_);
        constexpr int writing = O_WRONLY | O_CREAT | O_TRUNC;
        posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, out.c_str(), writing, 0600);
        posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, err.c_str(), writing, 0600);
    }
    ~Redirections() { posix_spawn_file_actions_destroy(&actions_); }
    Redirections(const Redirections&) = delete;
    Redirections& operator=(const Redirections&) = delete;

    [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &actions_; }

private:
    posix_spawn_file_actions_t actions_{};
};

}  // namespace

ProcessEnd run_process(const std::vector<std::string>& words,
                       const std::map<std::string, std::string>& environment) {
    const TemporaryFolder folder;
    const std::string out = folder.path("out");
    const std::string err = folder.path("err");
    std::vector<std::string> arguments = words;
    std::vector<std::string> variables;
    for (const auto& [name, value] : environment) {
        variables.push_back(name + "=" + value);
    }
    const Redirections redirections{out, err};
    pid_t child = 0;
    const int failure = posix_spawnp(&child,
                                     arguments.front().c_str(),
                                     redirections.get(),
                                     nullptr,
                                     pointers_to(arguments).data(),
                                     pointers_to(variables).data());
    if (failure != 0) {
        throw std::runtime_error{words.front() + ": " + std::strerror(failure)};
    }
    int status = 0;
    waitpid(child, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
            read_bytes(out),
            read_bytes(err)};
}

}  // namespace sshplan::test
