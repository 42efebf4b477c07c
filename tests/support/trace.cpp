#include "tests/support/trace.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "tests/support/case_lines.hpp"

namespace sshplan::test {

namespace {

enum class Kind { starting, opening, changing, looking, harmless, talking };

struct KnownCalls {
    Kind kind;
    std::string_view names;  // between blanks
};

/// What is traced and stands in no row is a call of strace's %network, or unknown: it talks.
constexpr std::array known_calls{
    KnownCalls{Kind::starting, " execve execveat fork vfork clone clone3 "},
    KnownCalls{Kind::opening, " open openat openat2 creat "},
    KnownCalls{Kind::changing,
               " unlink unlinkat rmdir rename renameat renameat2 mkdir mkdirat mknod mknodat "
               "symlink symlinkat link linkat truncate ftruncate fallocate chmod fchmod fchmodat "
               "chown lchown fchown fchownat utimensat setxattr lsetxattr fsetxattr removexattr "
               "lremovexattr fremovexattr "},
    KnownCalls{Kind::looking,
               " stat lstat newfstatat statx access faccessat faccessat2 readlink readlinkat "},
    // Of strace's %process, what every program does to itself.
    KnownCalls{Kind::harmless,
               " exit exit_group wait4 waitid arch_prctl rt_sigqueueinfo kill tgkill "},
};

Kind kind_of(std::string_view name) {
    const std::string word = " " + std::string{name} + " ";
    const auto* const row = std::ranges::find_if(known_calls, [&](const KnownCalls& calls) {
        return calls.names.find(word) != std::string_view::npos;
    });
    return row == known_calls.end() ? Kind::talking : row->kind;
}

/// What strace(1) prints between two marks, its escapes undone; nothing if there is no such thing.
std::string between(std::string_view call, char begin_mark, char end_mark) {
    const std::size_t begin = call.find(begin_mark);
    if (begin == std::string_view::npos) return "";
    const std::size_t end = call.find(end_mark, begin + 1);
    return without_escapes(call.substr(begin + 1, end - begin - 1));
}

/// The path that a call names first. -xx leaves no mark within a string as it is.
std::string path_of(std::string_view call) {
    const std::string_view arguments = call.substr(call.find('(') + 1);
    const std::string path = between(arguments, '"', '"');
    const bool has_folder = arguments.find('<') < arguments.find('"');
    if (path.starts_with('/') || path.empty() || !has_folder) return path;
    return std::filesystem::path{between(arguments, '<', '>')} / path;
}

bool has_failed(std::string_view call) { return call.find(" = -1 ") != std::string_view::npos; }

void take_open(std::string_view call, Trace& trace) {
    for (const std::string_view flag : {"O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "creat("}) {
        if (call.find(flag) != std::string_view::npos) {
            trace.changed.emplace_back(call);
            return;
        }
    }
    if (call.find("O_PATH") != std::string_view::npos) return;  // it can be named, not read
    const std::string path = path_of(call);
    if (path.empty()) return;  // it asks whether there is such a call
    ++(has_failed(call) ? trace.missed : trace.opened)[path];
}

void take_call(std::string_view call, Trace& trace) {
    switch (kind_of(call.substr(0, call.find('(')))) {
        case Kind::starting:
            trace.started.emplace_back(call);
            break;
        case Kind::opening:
            take_open(call, trace);
            break;
        case Kind::changing:
            trace.changed.emplace_back(call);
            break;
        case Kind::looking:
            // Without a name it looks at what is open already.
            if (const std::string path = path_of(call); !path.empty()) trace.looked_at.insert(path);
            break;
        case Kind::harmless:
            break;
        case Kind::talking:
            trace.talked.emplace_back(call);
    }
}

/// "4711 openat(AT_FDCWD, …" cut into the process id and the rest.
std::pair<std::string_view, std::string_view> cut(std::string_view line) {
    const std::size_t end = std::min(line.find_first_not_of("0123456789"), line.size());
    const std::string_view rest = line.substr(end);
    return {line.substr(0, end), rest.substr(std::min(rest.find_first_not_of(' '), rest.size()))};
}

void take_line(std::string_view call, Trace& trace) {
    constexpr std::string_view killing = "+++ killed by ";
    if (call.starts_with(killing)) {
        call.remove_prefix(killing.size());
        trace.killed = call.substr(0, call.find(' '));
    } else if (!call.starts_with("+++") && !call.starts_with("---") && !call.starts_with("<...")) {
        take_call(call, trace);
    }
}

}  // namespace

std::string traced_calls() {
    std::string calls = "trace=%process,%network";
    for (const KnownCalls& row : known_calls) {
        if (row.kind == Kind::starting || row.kind == Kind::harmless) continue;  // of %process
        std::istringstream names{std::string{row.names}};
        // A question mark lets strace(1) pass over what this architecture does not have.
        for (std::string name; names >> name;) calls += ",?" + name;
    }
    return calls;
}

std::vector<Trace> read_trace_log(const std::string& log) {
    std::istringstream lines{log};
    std::string shell;
    std::vector<Trace> traces;
    for (std::string line; std::getline(lines, line);) {
        const auto [process, call] = cut(line);
        if (shell.empty()) shell = process;
        if (process != shell) {
            if (traces.empty()) throw std::runtime_error{"nobody started this process: " + line};
            take_line(call, traces.back());
        } else if (kind_of(call.substr(0, call.find('('))) == Kind::starting &&
                   !call.starts_with("execve")) {
            traces.emplace_back();
        }
    }
    return traces;
}

}  // namespace sshplan::test
