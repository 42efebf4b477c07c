#include "real_ssh.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <fmt/format.h>

#include "planner/invocation/quote.hpp"

namespace sshplan::test {
namespace {

namespace fs = std::filesystem;

std::string read(const std::string& path) {
    std::ifstream in{path, std::ios::binary};
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

Strings lines_of(const std::string& text) {
    Strings lines;
    std::istringstream in{text};
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

/// An unprivileged user needs a user namespace of its own for a network of its own.
std::string without_network() {
    return ::geteuid() == 0 ? "unshare -n" : "unshare --map-current-user -n";
}

}  // namespace

Folder::Folder() {
    std::string name = fs::temp_directory_path() / "sshplan-XXXXXX";
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
    path_ = name;
}

Folder::~Folder() { fs::remove_all(path_); }

std::string Folder::write(std::string_view name, std::string_view bytes) const {
    std::ofstream{path_ / name, std::ios::binary} << bytes;
    return path(name);
}

SshAnswer ask_ssh(const Strings& words, int exec_status) {
    static const Folder folder;
    const std::string stub = folder.write("stub", fmt::format("#!/bin/sh\nexit {}\n", exec_status));
    fs::permissions(stub, fs::perms::owner_all);
    const std::string out = folder.path("out");
    const std::string err = folder.path("err");
    const std::string command = fmt::format("SHELL={} {} ssh -G {} </dev/null >{} 2>{}",
                                            stub,
                                            without_network(),
                                            shell_join(words),
                                            out,
                                            err);
    const int end = std::system(command.c_str());
    SshAnswer answer{.status = WIFEXITED(end) ? WEXITSTATUS(end) : -1};
    for (std::string line : lines_of(read(err))) {
        if (line.ends_with('\r')) line.pop_back();  // ssh ends its messages with CR LF
        // Nobody else than the real one looks for terminals and asks for names.
        const bool is_its_own = line.starts_with("Pseudo-terminal will not") ||
                                line.find("Temporary failure in name") != std::string::npos;
        if (!is_its_own) answer.errors.push_back(line);
    }
    if (answer.status != 0 && answer.status != 255) {
        throw std::runtime_error{
            fmt::format("ssh cannot be run: {}", fmt::join(answer.errors, "; "))};
    }
    for (const std::string& line : lines_of(read(out))) {
        const std::size_t blank = line.find(' ');
        answer.settings[line.substr(0, blank)].push_back(
            blank == std::string::npos ? "" : line.substr(blank + 1));
    }
    return answer;
}

}  // namespace sshplan::test
