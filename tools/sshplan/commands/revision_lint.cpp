#include "tools/sshplan/commands/revision_lint.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "planner/lint/fingerprint.hpp"
#include "planner/world/folder_name.hpp"
#include "tools/sshplan/commands/lint_judgement.hpp"
#include "tools/sshplan/views/lint_wording.hpp"

namespace sshplan::cli {

RevisionLint::RevisionLint(const LintOptions& options,
                           const std::vector<Dialect>& dialects,
                           const Conditions& conditions,
                           const BaselineFile& baseline,
                           const Caller& caller)
    : options_(options),
      dialects_(dialects),
      conditions_(conditions),
      yardstick_{.baseline = baseline},
      caller_(caller) {}

std::variant<RevisionFindings, WrongOption> RevisionLint::run() {
    auto found = repository();
    if (const auto* const fault = std::get_if<GitFault>(&found)) {
        return WrongOption{fmt::format("--since: {}", fault->text)};
    }
    auto& git = std::get<GitRepository>(found);
    auto tree = git.tree_of(*options_.since);
    if (const auto* const fault = std::get_if<GitFault>(&tree)) {
        return WrongOption{fmt::format("--since: {}", fault->text)};
    }
    GitWorld world{caller_.reading, git, std::get<GitTree>(std::move(tree))};
    auto result = judge(world, git.top());
    if (has_told_) {
        say(caller_.streams,
            fmt::format("what is not found at {} for that reason is taken for new",
                        *options_.since));
    }
    return result;
}

/// The one in which all PATHs lie.
std::variant<GitRepository, GitFault> RevisionLint::repository() {
    std::optional<GitRepository> git;
    std::set<std::string> asked;
    for (const std::string& path : options_.paths) {
        const std::string folder = folder_of(path);
        if (!asked.insert(folder).second) continue;
        auto found = GitRepository::find(caller_.acting, folder);
        if (auto* const fault = std::get_if<GitFault>(&found)) return std::move(*fault);
        auto& one = std::get<GitRepository>(found);
        if (git && git->top() != one.top()) {
            return GitFault{
                fmt::format("{} and {} lie in different repositories: judge them one "
                            "by one",
                            options_.paths.front(),
                            path)};
        }
        git = std::move(one);
    }
    return *std::move(git);
}

std::string RevisionLint::folder_of(const std::string& path) const {
    if (caller_.reading.exists(path + "/")) return path;
    return folder_name(path);
}

RevisionFindings RevisionLint::judge(GitWorld& world, const std::string& top) {
    const Caller then{world, caller_.acting, caller_.streams};
    RevisionFindings result{.top = top};
    LintOptions options = options_;
    options.paths = paths_in(then);
    if (options.paths.empty()) return result;
    ConfigurationSource source{options, "lint", dialects_.back(), then};
    if (const auto fault = source.look()) {
        tell_of(fault->text);
        return result;
    }
    Judgement judgement{options, dialects_, conditions_, yardstick_, then};
    const ReadState state = source.read(world);
    const LintReport report = judgement.judge(state);
    for (const std::string& gap : gap_texts(report)) tell_of(gap);
    for (const Complaint& error : judgement.errors()) tell_of(error.text);
    // What a comment silences there stands behind these, and is not found.
    auto fingerprints = fingerprints_of(report, names_below(top, state, world));
    fingerprints.resize(report.findings.size() + report.known.size());
    for (Fingerprint& one : fingerprints) result.fingerprints.insert(std::move(one.whole));
    return result;
}

/// Those of PATHs that can be judged then.
std::vector<std::string> RevisionLint::paths_in(const Caller& then) {
    std::vector<std::string> paths;
    for (const std::string& path : options_.paths) {
        LintOptions options = options_;
        options.paths = {path};
        const auto fault = ConfigurationSource{options, "lint", dialects_.back(), then}.look();
        if (fault) {
            tell_of(fault->text);
        } else {
            paths.push_back(path);
        }
    }
    return paths;
}

void RevisionLint::tell_of(const std::string& text) {
    say(caller_.streams, fmt::format("at {}: {}", *options_.since, text));
    has_told_ = true;
}

}  // namespace sshplan::cli
