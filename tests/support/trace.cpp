#include "tests/support/trace.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <sstream>
#include <stdexcept>
#include <string_view>

#include "tests/support/case_lines.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sshplan::test {

namespace {

constexpr std::string_view traced =
    "trace=%process,%network,open,openat,openat2,creat,unlink,unlinkat,rename,renameat,renameat2,"
    "mkdir,mkdirat,mknod,mknodat,symlink,symlinkat,link,linkat,chmod,fchmodat,truncate,utimensat";

constexpr std::array<std::string_view, 6> starting{
    "execve", "execveat", "fork", "vfork", "clone", "clone3"};
constexpr std::array<std::string_view, 4> opening{"open", "openat", "openat2", "creat"};
/// Of strace's %process, what every program does to itself.
constexpr std::array<std::string_view, 8> harmless{
    "exit", "exit_group", "wait4", "waitid", "arch_prctl", "rt_sigqueueinfo", "kill", "tgkill"};
constexpr std::array<std::string_view, 14> changing{"unlink",
                                                    "unlinkat",
                                                    "rename",
                                                    "renameat",
                                                    "renameat2",
                                                    "mkdir",
                                                    "mkdirat",
                                                    "mknod",
                                                    "mknodat",
                                                    "symlink",
                                                    "symlinkat",
                                                    "link",
                                                    "linkat",
                                                    "truncate"};

bool is_one_of(std::string_view name, const auto& names) {
    return std::ranges::find(names, name) != names.end();
}

/// "4711 openat(AT_FDCWD, …" without the process id.
std::string_view without_process(std::string_view line) {
    const auto is_digit = [](unsigned char c) { return std::isdigit(c) != 0; };
    line.remove_prefix(
        static_cast<std::size_t>(std::ranges::find_if_not(line, is_digit) - line.begin()));
    return line.substr(std::min(line.find_first_not_of(' '), line.size()));
}

/// The first string among a call's arguments, its escapes undone.
std::string path_of(std::string_view call) {
    const std::size_t begin = call.find('"');
    std::size_t end = begin + 1;
    while (end < call.size() && call[end] != '"') {
        end += call[end] == '\\' ? 2 : 1;
    }
    return begin == std::string_view::npos
               ? ""
               : without_escapes(call.substr(begin + 1, end - begin - 1));
}

void take_open(std::string_view call, Trace& trace) {
    for (const std::string_view flag : {"O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "creat("}) {
        if (call.find(flag) != std::string_view::npos) {
            trace.changed.emplace_back(call);
            return;
        }
    }
    const bool failed = call.find(") = -1 ") != std::string_view::npos;
    ++(failed ? trace.missed : trace.opened)[path_of(call)];
}

void take_call(std::string_view call, Trace& trace) {
    const std::string_view name = call.substr(0, call.find('('));
    if (is_one_of(name, starting)) {
        trace.started.emplace_back(call);
    } else if (is_one_of(name, opening)) {
        take_open(call, trace);
    } else if (is_one_of(name, changing) || name.starts_with("chmod") || name == "fchmodat" ||
               name == "utimensat") {
        trace.changed.emplace_back(call);
    } else if (!is_one_of(name, harmless)) {
        trace.talked.emplace_back(call);
    }
}

}  // namespace

Trace trace_program(const std::vector<std::string>& words,
                    const std::map<std::string, std::string>& environment) {
    const TemporaryFolder folder;
    const std::string log = folder.write("log", "");
    std::vector<std::string> command{"strace",
                                     "-f",
                                     "-qqq",
                                     "-xx",
                                     "-s",
                                     "4096",
                                     "-e",
                                     std::string{traced},
                                     "-e",
                                     "signal=none",
                                     "-o",
                                     log,
                                     "--"};
    command.insert(command.end(), words.begin(), words.end());
    const ProcessEnd end = run_process(command, environment);
    Trace trace{.started = {}, .status = end.status, .out = end.out, .err = end.err};
    std::istringstream lines{read_bytes(log)};
    for (std::string line; std::getline(lines, line);) {
        const std::string_view call = without_process(line);
        if (!call.starts_with("+++") && !call.starts_with("---") && !call.starts_with("<...")) {
            take_call(call, trace);
        }
    }
    if (trace.started.empty()) {
        throw std::runtime_error{"strace saw nothing: is it installed, and ptrace(2) allowed? " +
                                 end.err};
    }
    return trace;
}

}  // namespace sshplan::test
