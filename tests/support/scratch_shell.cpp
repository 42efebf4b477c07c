#include "tests/support/scratch_shell.hpp"

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include <fmt/format.h>

#include "tests/support/case_lines.hpp"

namespace sshplan::test {

namespace {

namespace fs = std::filesystem;

/// Where the n-th command prints to.
std::string output_name(std::size_t n) { return fmt::format("printed/{}", n); }

}  // namespace

ScratchShell::ScratchShell() {
    fs::create_directory(folder_.path("home"));
    fs::create_directory(folder_.path("printed"));
    const char* const path = std::getenv("PATH");
    variables_ = {
        {"PATH",
         fmt::format("{}:{}",
                     fs::path{SSHPLAN_BINARY}.parent_path().string(),
                     path == nullptr ? "/usr/bin:/bin" : path)},
        {"HOME", folder_.path("home")},
        {"LC_ALL", "C.UTF-8"},
        {"GIT_CONFIG_NOSYSTEM", "1"},
    };
    for (const std::string who : {"AUTHOR", "COMMITTER"}) {
        variables_[fmt::format("GIT_{}_NAME", who)] = "Ana";
        variables_[fmt::format("GIT_{}_EMAIL", who)] = "ana@example.org";
    }
}

std::string ScratchShell::path(std::string_view name) const {
    return folder_.path(fmt::format("home/{}", name));
}

ProcessEnd ScratchShell::run(const std::string& script, const Variables& more) const {
    Variables variables = more;
    variables.insert(variables_.begin(), variables_.end());
    return run_process({"sh", "-c", fmt::format("cd \"$HOME\" || exit\n{}", script)}, variables);
}

void ScratchShell::prepare(const std::string& script) const {
    const ProcessEnd end = run("set -e\n" + script);
    if (end.status != 0) throw std::runtime_error{end.out + end.err};
}

std::vector<std::string> ScratchShell::type(const std::vector<std::string>& commands) const {
    std::string script;
    for (std::size_t i = 0; i < commands.size(); ++i) {
        // Another file to print to, and the status of the command before as it was.
        script += fmt::format("last=$?; exec >'{}' 2>&1; (exit $last)\n{}\n",
                              folder_.path(output_name(i)),
                              commands[i]);
    }
    (void)run(script);
    std::vector<std::string> printed;
    for (std::size_t i = 0; i < commands.size(); ++i) {
        const std::string file = folder_.path(output_name(i));
        printed.push_back(fs::exists(file) ? read_bytes(file) : "");
    }
    return printed;
}

}  // namespace sshplan::test
