#include "tools/sshplan/views/rule_wording.hpp"

#include <algorithm>
#include <sstream>

#include <fmt/format.h>

#include "parser/text/printable.hpp"
#include "tools/sshplan/views/lint_text.hpp"

namespace sshplan::cli {
namespace {

constexpr std::string_view home = "/home/ana";
constexpr std::uint32_t usual_mode = 0644;

std::string_view folder_of(const Example& example) {
    return example.role == ExampleRole::own_machine ? "~/.ssh" : "ssh";
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of('\n');
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of('\n') - begin + 1);
}

std::string_view versions_of(const Rule& rule) {
    return rule.versions.empty() ? "all" : trimmed(rule.versions);
}

std::string command_of(const Example& example) {
    std::string command = "sshplan lint";
    if (example.role == ExampleRole::system) command += " --as system";
    if (example.profile != name_of(Profile::standard))
        command += fmt::format(" --profile {}", example.profile);
    if (example.policy != nullptr) command += " --policy policy.toml";
    if (!example.min_openssh.empty())
        command += fmt::format(" --min-openssh {}", example.min_openssh);
    if (!example.max_openssh.empty())
        command += fmt::format(" --max-openssh {}", example.max_openssh);
    return example.role == ExampleRole::own_machine ? command : command + " ssh/config";
}

std::string name_of(const ExampleFile& file, const Example& example) {
    const std::string name = file.name.starts_with('/')
                                 ? file.name
                                 : fmt::format("{}/{}", folder_of(example), file.name);
    if (!file.link.empty()) return fmt::format("{} -> {}", name, file.link);
    return file.mode == usual_mode ? name : fmt::format("{} (mode {:o})", name, file.mode);
}

std::vector<std::string> lines_of(const ExampleFile& file) {
    std::vector<std::string> lines;
    std::string_view rest = trimmed(file.bytes);
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        lines.push_back(printable(rest.substr(0, end)));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return lines;
}

std::string findings_of(const Rule& rule, std::size_t width) {
    const LintedExample linted{rule.bad};
    const LintAnswer answer{.report = &linted.report(),
                            .conditions = linted.conditions().all(),
                            .home = std::string{home}};
    std::ostringstream out;
    for (const Finding& finding : linted.report().findings) {
        if (finding.rule != &rule) continue;
        if (out.tellp() > 0) out << '\n';
        print_finding(out, finding, answer, {.width = width});
    }
    return out.str();
}

std::string comment_for(const Rule& rule) {
    // What neither looks at files nor at routes judges the comments themselves.
    const bool is_of_comments = rule.check == nullptr && rule.visit == nullptr;
    return is_of_comments ? "" : fmt::format("# sshplan: ignore[{}] reason=\"...\"", rule.id);
}

std::string_view audience_of(const Rule& rule) {
    switch (rule.audience) {
        case Audience::everyone:
            return "every profile";
        case Audience::teams:
            return "every profile but `personal`";
        case Audience::shared_repo:
            return "the profiles `shared-repo` and `strict`";
        case Audience::strict:
            return "the profile `strict`";
    }
    return "";
}

std::string about_silence(const Rule& rule) {
    const std::string option = fmt::format("`--ignore {}` leaves the rule out of a run.", rule.id);
    if (comment_for(rule).empty()) return option;
    return "The comment stands on a line of its own and speaks of the next line that is no "
           "comment. `ignore-block` speaks of the Host or Match block that begins there, "
           "`ignore-file` of the whole file; `until=YYYY-MM-DD` ends it. " +
           option;
}

}  // namespace sshplan::cli
