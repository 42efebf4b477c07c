#include <string>
#include <vector>

#include <fmt/format.h>

#include "planner/lint/findings.hpp"
#include "planner/lint/include_sites.hpp"
#include "planner/lint/relative_includes.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// The folder that relative paths of a file begin in.
const std::string& base_of(const IncludeSite& site) {
    const Client& client = site.target->client;
    return site.file->side == Side::system ? client.system_dir : client.ssh_dir;
}

/// The path from where ssh looks to the file that is meant.
std::optional<Fix> from_base(const IncludeSite& site) {
    const std::string& name = site.file->source->name();
    const std::string folder = name.substr(0, name.rfind('/') + 1);
    const std::string base = base_of(site) + "/";
    const bool is_plain = site.file->source->at(site.word->span) == site.word->text;
    if (!is_plain || !folder.starts_with(base) || folder.size() == base.size()) return std::nullopt;
    const std::string path = folder.substr(base.size()) + std::string{site.word->text};
    Fix fix{.title = fmt::format("Include {}", path)};
    if (!fix.edits.add({site.word->span, path})) return std::nullopt;
    return fix;
}

void check(const Subject& subject, Findings& findings) {
    for (const IncludeSite& site : include_sites(subject)) {
        const std::optional<std::string> beside = file_beside(site);
        if (!beside) continue;
        Finding& finding =
            findings.add(site.place(), "this path is not looked for beside this file");
        finding.caption = fmt::format("looked for as {}", site.inclusion->patterns.front());
        finding.notes = {fmt::format("{} is there, and is not read", *beside)};
        finding.help = {fmt::format("write the path from {}, or from ~ or /",
                                    site.file->side == Side::system ? "/etc/ssh" : "~/.ssh")};
        finding.fix = from_base(site);
    }
}

}  // namespace

extern const Rule sem010_include_relative{
    .id = "SEM010",
    .name = "include-relative",
    .severity = Severity::warning,
    .precision = Precision::very_high,
    .summary = "A relative path of an Include is taken for one beside the including file",
    .why = R"(
A path that begins with neither `/` nor `~` is looked for below `~/.ssh` (in the system's file below
`/etc/ssh`), wherever the file lies that includes it (ssh_config(5), Include); even with `ssh -F`.
Here nothing is found there, but a file of that name lies beside the including one, and is not read.
)",
    .advice =
        "Write the path from `~/.ssh`: in `conf.d/web`, the file beside it is `conf.d/other`. A "
        "file that is used from a checkout needs a path from `~` or `/`.",
    .bad = {.text = R"(
Include conf.d/web
-- conf.d/web --
Include «other»

Host web
    User www
-- conf.d/other --
Host db
    User ana
)"},
    .good = {.text = R"(
Include conf.d/web
-- conf.d/web --
Include conf.d/other

Host web
    User www
-- conf.d/other --
Host db
    User ana
)"},
    .check = check,
};

}  // namespace sshplan
