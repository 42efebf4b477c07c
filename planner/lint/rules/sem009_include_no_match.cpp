#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "planner/lint/findings.hpp"
#include "planner/lint/include_sites.hpp"
#include "planner/lint/relative_includes.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// Whether a path is below the home of somebody by name, which is not looked up.
bool is_in_home_of_another(std::string_view path) {
    return path.size() > 1 && path.front() == '~' && path[1] != '/';
}

/// Whether it can be said that a word finds nothing, whoever asks: what it stands for is the same
/// for everybody, and lies where files can be seen.
bool finds_nothing(const IncludeSite& site) {
    if (!site.inclusion->paths.empty() || site.inclusion->patterns.size() != 1) return false;
    if (site.word->text.find_first_of("%$") != std::string_view::npos) return false;
    if (is_in_home_of_another(site.word->text)) return false;
    return can_be_seen(*site.target, fixed_part(site.inclusion->patterns.front()));
}

bool is_wild(const IncludeSite& site) {
    return site.word->text.find_first_of("*?[") != std::string_view::npos;
}

void check(const Subject& subject, Findings& findings) {
    for (const IncludeSite& site : include_sites(subject)) {
        if (!finds_nothing(site) || file_beside(site)) continue;
        Finding& finding =
            findings.add(site.place(),
                         is_wild(site) ? "no file matches this Include" : "this file is not there");
        finding.caption = fmt::format("looked for as {}", site.inclusion->patterns.front());
        if (is_wild(site)) finding.severity = Severity::info;  // whatever is there: perhaps nothing
        finding.notes = {"ssh passes over it in silence"};
        finding.help = {"correct the path, or delete the line"};
    }
}

}  // namespace

extern const Rule sem009_include_no_match{
    .id = "SEM009",
    .name = "include-no-match",
    .severity = Severity::warning,
    .precision = Precision::high,
    .summary = "An Include finds no file",
    .why = R"(
ssh passes over an `Include` that finds nothing, and says so only in its debug output. A path that is
spelled wrong, or a file that was moved, silently takes all of its settings away.

A path is judged only where its place can be seen: below the folder that is judged. A pattern that
finds nothing is only info, as it may be for files that some machines have and others do not.
)",
    .advice =
        "Correct the path. Where the file is optional and lives on some machines only, silence "
        "the finding: `# sshplan: ignore[SEM009] reason=\"optional\"`.",
    .bad = {.text = R"(
Include «conf.d/web.conf»

Host db
    User ana
-- conf.d/www.conf --
Host web
    User www
)"},
    .good = {.text = R"(
Include conf.d/web.conf

Host db
    User ana
-- conf.d/web.conf --
Host web
    User www
)"},
    .check = check,
};

}  // namespace sshplan
