#include <fmt/format.h>

#include "planner/lint/findings.hpp"
#include "planner/lint/held_line.hpp"
#include "planner/lint/rule.hpp"
#include "planner/lint/shared_folders.hpp"

namespace sshplan {
namespace {

void check(const Subject& subject, Findings& findings) {
    for (const HeldLine& line : held_lines(subject, Keyword::control_path)) {
        const auto folder = shared_folder(line.value());
        if (!folder) continue;
        const bool is_below =
            line.value().substr(folder->size()).find('/') != std::string_view::npos;
        Finding& finding = findings.add(
            line.value_place(),
            fmt::format("every account of this machine can put a socket of its own at this path"));
        if (is_below) finding.severity = Severity::warning;
        finding.caption =
            fmt::format("anybody may write to {}", folder->substr(0, folder->size() - 1));
        if (is_below) {
            finding.notes.emplace_back(
                "the folder below it is safe as long as it exists, is yours, and nobody else may "
                "write to it");
        }
        finding.help = {"keep control sockets in a folder of your own: ~/.ssh/cm-%C"};
        finding.fix = Fix{.title = "Write ~/.ssh/cm-%C"};
        (void)finding.fix->edits.add({line.value_place().span, "~/.ssh/cm-%C"});
    }
}

}  // namespace

extern const Rule sec014_controlpath_shared_dir{
    .id = "SEC014",
    .name = "controlpath-shared-dir",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "Control sockets lie in a folder to which everybody may write",
    .why = R"(
Before it connects, ssh looks for a socket at ControlPath, and hands the session to whoever listens
there; it does not ask whose socket it is. In `/tmp` another account can put one there first, and gets
what is typed. ssh_config(5) asks for a folder "that is not writable by other users".

A folder below `/tmp` is reported as a warning: it may be yours, but after a restart whoever comes
first makes it.
)",
    .advice =
        "Use a folder below your home, such as `~/.ssh/cm-%C`; `%C` keeps the path short enough "
        "for a socket.",
    .bad = {.text = R"(
Host db
    ControlPath «/tmp/%r@%h:%p»
)"},
    .good = {.text = R"(
Host db
    ControlPath ~/.ssh/cm-%C
)"},
    .check = check,
};

}  // namespace sshplan
