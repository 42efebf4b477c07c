#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "planner/lint/findings.hpp"
#include "planner/lint/rule.hpp"
#include "planner/lint/shared_folders.hpp"
#include "planner/lint/ways_out.hpp"

namespace sshplan {
namespace {

/// Why others may decide what is read.
struct Danger {
    Severity severity = Severity::error;
    std::string message;
    std::string caption{};
};

/// The first variable that stands in a path, but the reader's own HOME.
std::optional<std::string> variable_in(std::string_view path) {
    for (std::size_t at = path.find("${"); at != std::string_view::npos;
         at = path.find("${", at + 2)) {
        const std::size_t end = path.find('}', at);
        if (end == std::string_view::npos) break;
        const std::string_view name = path.substr(at, end + 1 - at);
        if (name != "${HOME}") return std::string{name};
    }
    return std::nullopt;
}

/// Whose home a path speaks of: `~bob/x`; empty if of nobody by name.
std::string_view named_user(std::string_view path) {
    if (path.size() < 2 || path[0] != '~' || path[1] == '/') return {};
    return path.substr(1, path.find('/') - 1);
}

/// Whether a path lies beside the home of whoever reads the file, where others have theirs.
bool is_beside_home(std::string_view path, std::string_view home) {
    const std::size_t slash = home.rfind('/');
    if (slash == std::string_view::npos || slash == 0) return false;
    return path.starts_with(home.substr(0, slash + 1)) && path != home &&
           !path.starts_with(fmt::format("{}/", home));
}

std::optional<Danger> danger_of_home(std::string_view path, const Client& client) {
    const std::string_view user = named_user(path);
    if (!user.empty() && user != client.user) {
        return Danger{
            .message = fmt::format("ssh reads this for {} alone, and exits for anybody else", user),
            .caption = fmt::format("a file of {} is refused as another account's", user)};
    }
    if (is_beside_home(path, client.home)) {
        return Danger{.message = "ssh exits here, unless the file in another home is yours",
                      .caption = "the home of somebody else"};
    }
    return std::nullopt;
}

/// What is wrong with a place by its name alone.
std::optional<Danger> danger_of(std::string_view path, const Subject& subject) {
    if (const auto folder = shared_folder(path)) {
        return Danger{
            .message = "every account of the machine can put a file there, and ssh then exits",
            .caption =
                fmt::format("anybody may write to {}", folder->substr(0, folder->size() - 1))};
    }
    if (auto danger = danger_of_home(path, subject.cases().front().target->client)) return danger;
    if (path.starts_with("//") || path.starts_with("/net/")) {
        return Danger{.severity = Severity::warning,
                      .message = "what ssh reads here comes from the network",
                      .caption = "whoever answers there decides"};
    }
    const auto variable = variable_in(path);
    if (variable && subject.newest().has(Difference::include_tokens)) {
        return Danger{
            .severity = Severity::warning,
            .message = fmt::format("whoever sets {} decides which file is read", *variable),
            .caption = "from the environment"};
    }
    return std::nullopt;
}

/// Whether a path is where only the reader, or the root of the reader's machine, puts files.
bool is_of_reader(std::string_view path) {
    return path.starts_with("~/") || path.starts_with("%d/") || path.starts_with("/etc/");
}

Danger danger_of(const WayOut& way) {
    return {.severity = is_of_reader(way.word) ? Severity::warning : Severity::error,
            .message = fmt::format("this Include leads out of {}", way.root),
            .caption = "not opened: nobody knows what ssh reads there"};
}

Finding& report(const Place& place, Danger danger, Findings& findings) {
    Finding& finding = findings.add(place, std::move(danger.message));
    finding.severity = danger.severity;
    finding.caption = std::move(danger.caption);
    finding.help = {"include files that lie beside this one, and belong to the same owner"};
    return finding;
}

/// What leads out of the judged tree by its text.
class Exits {
public:
    explicit Exits(const Subject& subject) : ways_(ways_out(subject)) {}

    [[nodiscard]] const WayOut* find(const Place& place) const {
        const auto found = std::ranges::find_if(ways_, [&](const WayOut& way) {
            return way.place == place && way.how == WayOut::How::by_name;
        });
        return found == ways_.end() ? nullptr : &*found;
    }

private:
    std::vector<WayOut> ways_;
};

void check(const Subject& subject, Findings& findings) {
    if (subject.cases().empty()) return;
    const Exits exits{subject};
    for (const LintedFile& file : subject.files()) {
        for (const Directive& directive : file.config->directives()) {
            if (!directive.is(Keyword::include)) continue;
            for (const Word& word : directive.words) {
                const Place place{file.source, word.span};
                if (auto danger = danger_of(word.text, subject)) {
                    report(place, *std::move(danger), findings);
                } else if (const WayOut* const way = exits.find(place)) {
                    report(place, danger_of(*way), findings)
                        .help.emplace_back("or judge a root that holds both: --root");
                }
            }
        }
    }
}

}  // namespace

extern const Rule sec033_include_untrusted_place{
    .id = "SEC033",
    .name = "include-untrusted-place",
    .severity = Severity::error,
    .precision = Precision::high,
    .summary = "An Include reads from where others may write, or out of the judged tree",
    .why = R"(
Whoever writes a file that ssh includes decides where connections go, and may have commands run
(ssh_config(5), Include). ssh takes no file that another account owns or may write: it says "Bad owner or
permissions" and exits, for every host (readconf.c read_config_file_depth). With an Include of `/tmp` any
account can so keep you from connecting, and what you left there yourself is gone after a restart; one of
`~bob` works for bob alone. On a network share the server says who owns what, and behind `${VARIABLE}`
(expanded since 9.9) whoever sets the environment chooses among your files.

Of files that are judged by their PATH, an Include that leads out of `--root` (without it: out of the
file's folder) is reported too: it was not opened, so that nothing at all is known of what ssh reads
there. It is an error, and a warning where the place is below `~` or `/etc`, the reader's own or root's.
A link that leads out is REP002.
)",
    .advice =
        "Include files of the same tree. Where the other place belongs to what is shared, name a "
        "folder that holds both by `--root`. A file that every reader has by an installation "
        "(`/etc/ssh/...`) is named better in the reader's own file.",
    .bad = {.text = R"(
Include «/tmp/hosts.conf» «../other/ssh.conf»

Host db
    User ana
)"},
    .good = {.text = R"(
Include conf.d/hosts.conf

Host db
    User ana
-- conf.d/hosts.conf --
Host web
    User www
)"},
    .check = check,
};

}  // namespace sshplan
