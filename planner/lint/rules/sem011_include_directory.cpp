#include <string>
#include <vector>

#include <fmt/format.h>

#include "planner/lint/findings.hpp"
#include "planner/lint/include_sites.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

std::optional<Fix> with_star(const IncludeSite& site) {
    if (site.file->source->at(site.word->span) != site.word->text) return std::nullopt;
    const bool has_slash = site.word->text.ends_with('/');
    Fix fix{.title = "Include the files in it"};
    const std::uint32_t end = site.word->span.end;
    if (!fix.edits.add({{end, end}, has_slash ? "*" : "/*"})) return std::nullopt;
    return fix;
}

void check(const Subject& subject, Findings& findings) {
    for (const IncludeSite& site : include_sites(subject)) {
        const std::size_t found = site.inclusion->paths.size();
        if (found == 0 || site.directories != found) continue;
        Finding& finding = findings.add(
            site.place(), fmt::format("{} is a directory: nothing in it is read", site.word->text));
        finding.caption = "read as an empty file";
        finding.help = {"write a pattern for the files in it, such as /*"};
        finding.fix = with_star(site);
    }
}

}  // namespace

extern const Rule sem011_include_directory{
    .id = "SEM011",
    .name = "include-directory",
    .severity = Severity::warning,
    .precision = Precision::very_high,
    .summary = "An Include names a directory, of which ssh reads nothing",
    .why = R"(
`Include` takes files. ssh opens a directory like one, finds no line in it, and says nothing: not one
of the files in it is read.
)",
    .advice = "Write `Include conf.d/*`.",
    .bad = {.text = R"(
Include «conf.d»
-- conf.d/web --
Host web
    User www
)"},
    .good = {.text = R"(
Include conf.d/*
-- conf.d/web --
Host web
    User www
)"},
    .check = check,
};

}  // namespace sshplan
