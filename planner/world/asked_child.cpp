#include "planner/world/asked_child.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <optional>
#include <string>
#include <vector>

#include "planner/world/secluded_place.hpp"

namespace sshplan {
namespace {

/// All that the child needs, made before it is.
struct Prepared {
    char* const* words;
    char* const* environment;
    const std::optional<SecludedPlace>& place;
    pid_t parent;
};

bool take_streams(const AskedStart& start) {
    const int null = ::open("/dev/null", O_RDWR);
    // Where standard streams are closed, `null` is one of them: its place is taken last.
    return null >= 0 && ::dup2(null, STDIN_FILENO) >= 0 &&
           ::dup2(start.errors < 0 ? null : start.errors, STDERR_FILENO) >= 0 &&
           ::dup2(start.output, STDOUT_FILENO) >= 0;
}

/// Returns where the report goes now.
int close_others(int report) {
    constexpr int kept = STDERR_FILENO + 1;
    if (report != kept) ::dup3(report, kept, O_CLOEXEC);
    ::closefrom(kept + 1);
    return kept;
}

[[noreturn]] void give_up(int report, AskedStart::Report why) {
    (void)!::write(report, &why, sizeof why);
    ::_exit(127);
}

/// What the child does. Only what is safe between fork and exec is called.
[[noreturn]] void become(const Prepared& prepared, const AskedStart& start) {
    using Report = AskedStart::Report;
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    // Killed before it could be asked for.
    if (::getppid() != prepared.parent) ::_exit(127);
    if (!take_streams(start)) give_up(start.report, Report::not_started);
    const int report = close_others(start.report);
    if (prepared.place && !prepared.place->enter()) give_up(report, Report::not_secluded);
    ::sigaction(SIGCHLD, &start.child_action, nullptr);
    ::sigprocmask(SIG_SETMASK, &start.mask, nullptr);
    ::execve(prepared.words[0], prepared.words, prepared.environment);
    give_up(report, Report::not_started);
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    for (std::string& text : texts) pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

}  // namespace

pid_t start_asked(const ProgramQuestion& question, const AskedStart& start) {
    std::vector<std::string> words = question.words;
    std::vector<std::string> variables;
    for (const auto& [name, value] : question.environment) variables.push_back(name + "=" + value);
    const std::vector<char*> arguments = pointers_to(words);
    const std::vector<char*> environment = pointers_to(variables);
    std::optional<SecludedPlace> place;
    if (question.seclusion) place.emplace(*question.seclusion);
    const Prepared prepared{arguments.data(), environment.data(), place, ::getpid()};
    const pid_t child = ::fork();
    if (child == 0) become(prepared, start);
    if (child > 0) ::setpgid(child, child);  // whoever is first: it is to be ended with its own
    return child;
}

}  // namespace sshplan
