#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/explore/candidate_files.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/include_sites.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// The folder and the last part of a pattern that has wildcards in the last part only.
struct FolderPattern {
    std::string folder;  // with a slash at its end
    std::string name;
};

std::optional<FolderPattern> last_part(const std::string& pattern) {
    FolderPattern found{fixed_part(pattern), ""};
    found.name = pattern.substr(found.folder.size());
    const bool is_wild = found.folder.size() < pattern.size() && found.folder.ends_with('/');
    if (!is_wild || found.name.find('/') != std::string::npos) return std::nullopt;
    return found;
}

/// Whether a name is one that a pattern takes, with something behind it: `web.conf.bak`.
bool is_put_aside(std::string_view name, std::string_view pattern) {
    for (std::size_t at = name.size(); at > 1; --at) {
        const bool is_cut = name[at - 1] == '.' || name[at - 1] == '~';
        if (is_cut && matches_pattern(name.substr(0, at - 1), pattern)) return true;
    }
    return false;
}

/// Files that are read in some place, without links.
std::set<std::string> read_places(const Subject& subject) {
    std::set<std::string> places;
    for (const LintTarget* const target : targets_of(subject)) {
        for (const OpenedFile* const file : target->files->opened()) places.insert(file->place);
    }
    return places;
}

/// The names beside the files of an Include that look as if they belonged to them.
std::vector<std::string> left_out(const IncludeSite& site,
                                  const FolderPattern& pattern,
                                  const std::set<std::string>& read) {
    World& world = *site.target->world;
    // Beside the top file there are keys and other configurations.
    const std::string folder = pattern.folder.substr(0, pattern.folder.size() - 1);
    const bool is_apart = world.real_path(folder) != world.real_path(site.target->client.ssh_dir);
    std::vector<std::string> names;
    for (const std::string& name : world.list_directory(pattern.folder)) {
        const std::string path = pattern.folder + name;
        const bool belongs =
            is_put_aside(name, pattern.name) || (is_apart && !is_no_configuration(name));
        if (!belongs || matches_pattern(name, pattern.name)) continue;
        if (!read.contains(world.real_path(path)) && !world.exists(path + "/")) {
            names.push_back(name);
        }
    }
    return names;
}

std::string in_words(const std::vector<std::string>& names) {
    constexpr std::size_t most = 3;
    if (names.size() <= most) return fmt::format("{}", fmt::join(names, ", "));
    return fmt::format("{} and {} others",
                       fmt::join(names.begin(), names.begin() + most - 1, ", "),
                       names.size() - (most - 1));
}

void check(const Subject& subject, Findings& findings) {
    const std::set<std::string> read = read_places(subject);
    for (const IncludeSite& site : include_sites(subject)) {
        if (site.files.empty() || site.inclusion->patterns.size() != 1) continue;
        const auto pattern = last_part(site.inclusion->patterns.front());
        if (!pattern || !can_be_seen(*site.target, pattern->folder)) continue;
        const std::vector<std::string> names = left_out(site, *pattern, read);
        if (names.empty()) continue;
        Finding& finding = findings.add(
            site.place(),
            fmt::format("no Include reads {}, beside the files of this one", in_words(names)));
        finding.caption =
            fmt::format("takes {} file{}", site.files.size(), site.files.size() == 1 ? "" : "s");
        finding.help = {"rename what is to be read so that the pattern takes it; delete the rest"};
    }
}

}  // namespace

extern const Rule rep001_unreferenced_file{
    .id = "REP001",
    .name = "unreferenced-file",
    .severity = Severity::info,
    .precision = Precision::medium,
    .summary = "A file lies beside included ones, and no Include reads it",
    .why = R"(
`Include conf.d/*.conf` reads what ends in `.conf`. A file `old.cfg` beside them looks as if it counted,
and does not; `web.conf.bak` keeps what somebody thought was gone. Who edits such a file waits in vain
for an effect.

Only folders are looked at in which an Include with a wildcard has found something. Names of keys, of
documents and of scripts are passed over, and in the folder of the top file all names but those that
are put aside, as `web.conf.bak` or `web.conf~`. Where PATH is a folder, a file that no other one includes
is judged as a configuration of its own; it is read then, and not reported. No file is opened for it.
)",
    .advice =
        "Rename the file so that the pattern takes it, or delete it: the repository's history "
        "keeps it. What is put aside on purpose may be left alone.",
    .bad = {.text = R"(
Include «conf.d/*.conf»
-- conf.d/web.conf --
Host web
    User www
-- conf.d/old.cfg --
Host old
    User ana
)"},
    .good = {.text = R"(
Include conf.d/*.conf
-- conf.d/web.conf --
Host web
    User www
-- conf.d/README.md --
What is here.
)"},
    .audience = Audience::teams,
    .check = check,
};

}  // namespace sshplan
