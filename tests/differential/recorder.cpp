#include "recorder.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include <fmt/format.h>

#include "own_home.hpp"
#include "tests/support/case_lines.hpp"
#include "tests/support/process.hpp"

namespace sshplan::test {

namespace {

namespace fs = std::filesystem;

/// What leads to a host, as far as it is known.
const Strings proxies{
    "ssh", "nc", "netcat", "ncat", "socat", "connect", "connect-proxy", "corkscrew", "proxytunnel"};
/// What a recipe may run to compute a name. Nothing else is in PATH.
const Strings text_tools{
    "sh", "sed", "cut", "tr", "grep", "basename", "dirname", "cat", "expr", "env"};

/// SHELL answers conditions. Of ProxyCommands, which begin with "exec ", it runs those of known
/// programs, without their paths, which would lead past PATH.
constexpr const char* shell_stub = R"sh(#!/bin/bash
[[ $2 == "exec "* ]] || exit "$CONDITIONS"
text=${2#exec }
program=${text%%[[:space:]]*}
case " $PROXIES " in
*" ${program##*/} "*) exec /bin/sh -c "exec ${program##*/}${text#"$program"}" ;;
esac
printf '%s\0' 2 command "$text" >>"$RECORD"
case $program in sh | env) exec /bin/sh -c "$2" ;; esac
)sh";

constexpr const char* ssh_stub = R"sh(#!/bin/bash
printf '%s\0' $(($# + 1)) ssh "$@" >>"$RECORD"
export MORE=$((MORE - 1))
((MORE > 0)) || exit 1
exec -a ssh "$REAL_SSH" -o ConnectionAttempts=1 "$@"
)sh";

constexpr const char* proxy_stub = R"sh(#!/bin/bash
printf '%s\0' $(($# + 1)) "${0##*/}" "$@" >>"$RECORD"
exit 1
)sh";

/// The file that a program's name stands for.
std::string found_in_path(const std::string& name) {
    const char* const path = std::getenv("PATH");
    std::string rest = path == nullptr ? "/usr/bin:/bin" : path;
    while (!rest.empty()) {
        const std::size_t colon = std::min(rest.find(':'), rest.size());
        const std::string file = rest.substr(0, colon) + "/" + name;
        if (::access(file.c_str(), X_OK) == 0) return fs::canonical(file);
        rest.erase(0, colon + 1);
    }
    throw std::runtime_error{fmt::format("{}: not in PATH", name)};
}

/// The records of the stubs: the number of words, and the words, each ended by a zero byte.
std::vector<Strings> records_in(const std::string& bytes) {
    std::vector<Strings> records;
    std::size_t at = 0;
    const auto next = [&] {
        const std::size_t end = bytes.find('\0', at);
        std::string word = bytes.substr(at, end - at);
        at = end + 1;
        return word;
    };
    while (at < bytes.size()) {
        const int count = std::stoi(next());
        Strings& words = records.emplace_back();
        for (int i = 0; i < count; ++i) words.push_back(next());
    }
    return records;
}

}  // namespace

Recorder::Recorder() : home_{own_home()}, real_{found_in_path("ssh")} {
    (void)folder_.write("shell", shell_stub, true);
    for (const std::string& name : proxies) {
        (void)folder_.write("bin/" + name, name == "ssh" ? ssh_stub : proxy_stub, true);
    }
    for (const std::string& name : text_tools) {
        fs::create_symlink(found_in_path(name), folder_.path("bin/" + name));
    }
}

Recorder::~Recorder() {
    std::error_code ignored;
    fs::current_path(working_folder_, ignored);
}

void Recorder::answer(Conditions conditions) const {
    ::setenv("SHELL", folder_.path("shell").c_str(), 1);
    ::setenv("CONDITIONS", conditions == Conditions::succeed ? "0" : "1", 1);
}

std::vector<Strings> Recorder::started(const Strings& words, Conditions conditions) const {
    answer(conditions);
    const std::string record = folder_.write("record", "");
    Strings command{folder_.path("bin/ssh")};
    command.insert(command.end(), words.begin(), words.end());
    std::map<std::string, std::string> variables = environment();
    variables["PATH"] = folder_.path("bin");
    variables["PROXIES"] = fmt::format("{}", fmt::join(proxies, " "));
    variables["REAL_SSH"] = real_;
    variables["RECORD"] = record;
    variables["MORE"] = std::to_string(most);
    (void)run_process(command, variables);
    return records_in(read_bytes(record));
}

}  // namespace sshplan::test
