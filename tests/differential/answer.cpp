#include "answer.hpp"

#include <fcntl.h>
#include <sched.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <fmt/format.h>

#include "planner/world/real_world.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tools/sshplan/commands/stand_in.hpp"

namespace sshplan::test {

namespace {

/// A shell that runs nothing.
constexpr const char* stub =
    "#!/bin/sh\n"
    "case $2 in\n"
    "yes*) exit 0 ;;\n"
    "die*) kill -9 $$ ;;\n"
    "esac\n"
    "exit 1\n";

void write_to(const char* path, const std::string& text) {
    std::ofstream file{path};
    if (!(file << text) || !file.flush()) throw std::runtime_error{fmt::format("{}: failed", path)};
}

/// A network of one's own; an unprivileged user needs a user namespace of its own for it.
void leave_network() {
    const auto user = ::geteuid();
    const auto group = ::getegid();
    if (::unshare(user == 0 ? CLONE_NEWNET : CLONE_NEWUSER | CLONE_NEWNET) != 0) {
        throw std::runtime_error{"unshare(2) failed: no network namespace of its own"};
    }
    if (user == 0) return;
    write_to("/proc/self/setgroups", "deny");
    write_to("/proc/self/uid_map", fmt::format("{0} {0} 1", user));
    write_to("/proc/self/gid_map", fmt::format("{0} {0} 1", group));
}

/// Puts the ssh that is to be compared with first into PATH.
void choose_ssh(const TemporaryFolder& folder) {
    const char* const named = std::getenv("SSHPLAN_SSH");
    if (named == nullptr) return;
    if (::symlink(named, folder.path("ssh").c_str()) != 0) {
        throw std::runtime_error{"symlink(2) failed"};
    }
    const char* const path = std::getenv("PATH");
    const std::string front = folder.path("ssh").substr(0, folder.path("ssh").rfind('/'));
    ::setenv("PATH", (front + ":" + (path == nullptr ? "/usr/bin:/bin" : path)).c_str(), 1);
}

struct Preparation {
    TemporaryFolder folder{};

    Preparation() {
        leave_network();
        const int nothing = ::open("/dev/null", O_RDONLY);
        ::dup2(nothing, STDIN_FILENO);
        ::close(nothing);
        ::setenv("SHELL", folder.write("stub", stub, true).c_str(), 1);
        ::setenv("WORD", "word", 1);
        ::setenv("SPACED", "a b", 1);
        ::setenv("EMPTY", "", 1);
        ::setenv("TILDE", "~/x", 1);
        ::setenv("PERCENT", "%h", 1);
        ::unsetenv("NOPE");
        choose_ssh(folder);
    }
};

Strings stand_in_words(const Strings& words) {
    Strings all{"-G"};
    all.insert(all.end(), words.begin(), words.end());
    return all;
}

}  // namespace

std::map<std::string, std::string> environment() {
    std::map<std::string, std::string> variables;
    for (char** entry = ::environ; *entry != nullptr; ++entry) {
        const std::string text{*entry};
        const std::size_t equal = text.find('=');
        variables[text.substr(0, equal)] = text.substr(equal + 1);
    }
    return variables;
}

void prepare_process() { static const Preparation done; }

KeptShell::KeptShell() {
    prepare_process();
    before_ = std::getenv("SHELL");
}

KeptShell::~KeptShell() { ::setenv("SHELL", before_.c_str(), 1); }

Answer ask_ssh(const Strings& words) {
    prepare_process();
    Strings command = stand_in_words(words);
    command.insert(command.begin(), "ssh");
    ProcessEnd end = run_process(command, environment());
    if (end.status != 0 && end.status != 255) {
        throw std::runtime_error{fmt::format("ssh cannot be run: {}", end.err)};
    }
    return {end.status, std::move(end.out), std::move(end.err)};
}

Answer ask_sshplan(const Strings& words) {
    prepare_process();
    RealWorld reading{RealWorld::Powers::only_reads};
    RealWorld acting{RealWorld::Powers::acts};
    std::ostringstream out;
    std::ostringstream err;
    const cli::Streams streams{.out = {out}, .err = {err}};
    // Not stand_in(): that would ask an ssh itself that is not known exactly.
    const int status = cli::answer_for(
        installed_dialect(reading), stand_in_words(words), {reading, acting, streams});
    return {status, out.str(), err.str()};
}

Strings values(const Answer& answer, const std::string& keyword) {
    Strings found;
    for (const std::string& line : lines_of(answer.out)) {
        if (line.starts_with(keyword + " ")) found.push_back(line.substr(keyword.size() + 1));
    }
    return found;
}

Strings lines_of(const std::string& text) {
    Strings lines;
    std::istringstream in{text};
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

}  // namespace sshplan::test
