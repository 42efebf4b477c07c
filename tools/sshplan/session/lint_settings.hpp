#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "parser/text/source.hpp"
#include "planner/lint/lint.hpp"
#include "planner/resolve/complaint.hpp"

namespace sshplan::cli {

/// From which severity on findings make a run fail; none: they never do.
using FailOn = std::optional<Severity>;

/// What a settings file (`.sshplan.toml`) says of `lint`. What is not set is not said.
struct LintSettings {
    std::shared_ptr<const SourceFile> file{};
    std::string folder{};  // in which it lies, without links: paths in it are below
    Authority by = Authority::judge;
    std::optional<Profile> profile{};
    RuleSelection selection{};
    std::optional<FailOn> fail_on{};
    std::string min_openssh{};
    std::string max_openssh{};
    std::vector<SeverityChoice> severities{};
    std::vector<FileIgnore> file_ignores{};
    std::map<std::string, std::string> worlds{};  // files by the names that --world may give
    std::optional<bool> trusts_comments{};
    std::optional<std::string> root{};
    std::optional<std::string> baseline{};
    std::vector<Loosening> loosenings{};  // keys that were not obeyed
};

/// Reads a settings file. A key that nobody knows, or a value that makes no sense, is complained of
/// at its place. What would loosen the judge is obeyed only where the judge says it.
[[nodiscard]] std::variant<LintSettings, Complaint> read_lint_settings(
    std::shared_ptr<const SourceFile> file, std::string folder, Authority by);

/// The settings file of what is judged: in the folder of a path, or the nearest above it in the
/// same git repository; empty if there is none.
[[nodiscard]] std::string settings_file_of(const std::string& path, World& world);

/// The settings file of whoever runs this, for their own configuration: sshplan/config.toml below
/// $XDG_CONFIG_HOME; empty if there is none.
[[nodiscard]] std::string own_settings_file(World& world);

}  // namespace sshplan::cli
