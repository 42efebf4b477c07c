#include <fmt/format.h>

#include "planner/lint/findings.hpp"
#include "planner/lint/rule.hpp"
#include "planner/lint/ways_out.hpp"

namespace sshplan {
namespace {

void check(const Subject& subject, Findings& findings) {
    for (const WayOut& way : ways_out(subject)) {
        if (way.how != WayOut::How::by_link) continue;
        std::string link = way.paths.front();
        if (link.size() > 1 && link.ends_with('/')) link.pop_back();
        Finding& finding =
            findings.add(way.place, fmt::format("a link leads from here out of {}", way.root));
        finding.caption = fmt::format("{} is a link, or lies behind one", link);
        finding.notes = {"it was not opened, so that nothing is known of what ssh reads there"};
        finding.help = {"put the file itself in the place of the link",
                        "or judge a root that holds both: --root"};
    }
}

}  // namespace

extern const Rule rep002_symlink_escapes{
    .id = "REP002",
    .name = "symlink-escapes",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "An included file is a link that leads out of the tree",
    .why = R"(
ssh follows links. A link in a repository that leads out of it makes ssh read a file of the machine on
which the checkout lies: another one for each reader, one that no review has seen, and not there at all
for some. Whoever may place a link may also have any file of that machine read, whose lines then stand
in error messages.

What lies outside of `--root` (without it: of the file's folder) is not opened. Where PATH itself is such a
link, nothing is judged, and the exit status is 2.
)",
    .advice =
        "Put the file itself into the tree. If both places belong to what is shared, name a folder "
        "that holds both by `--root`.",
    .bad = {.text = R"(
Include «parts/*.conf»
-- parts/a.conf --
Host a
    User ana
-- parts/b.conf link=/srv/shared/b.conf --
)"},
    .good = {.text = R"(
Include parts/*.conf
-- parts/a.conf --
Host a
    User ana
-- parts/b.conf --
Host b
    User ana
)"},
    .check = check,
};

}  // namespace sshplan
