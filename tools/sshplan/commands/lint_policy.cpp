#include "tools/sshplan/commands/lint_policy.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "planner/lint/all_rules.hpp"

namespace sshplan::cli {

namespace {

constexpr std::string_view standard_input = "-";
constexpr std::string_view standard_input_name = "(standard input)";

FileAnswer read(const std::string& path, World& world) {
    return path == standard_input ? world.read_standard_input() : world.read_file(path);
}

/// "policy.toml:3:1: what is wrong".
std::string placed(const Complaint& complaint) {
    const SourceFile& file = *complaint.where.file;
    const Position at = file.position(complaint.where.span.begin);
    return fmt::format("--policy {}:{}:{}: {}", file.name(), at.line, at.column, complaint.text);
}

}  // namespace

std::variant<std::optional<PolicyFile>, BadPolicy> load_policy(const LintOptions& options,
                                                               const Caller& caller) {
    if (!options.policy) return std::nullopt;
    const std::string& path = *options.policy;
    FileAnswer answer = read(path, caller.reading);
    if (const auto* const failure = std::get_if<FileFailure>(&answer)) {
        return BadPolicy{fmt::format("--policy {}: {}", path, failure->reason)};
    }
    auto& content = std::get<FileContent>(answer);
    if (content.is_directory) return BadPolicy{fmt::format("--policy {}: Is a directory", path)};
    const std::string name{path == standard_input ? standard_input_name : path};
    const auto file = std::make_shared<const SourceFile>(name, std::move(content.bytes));
    auto policy = read_policy(file);
    if (const auto* const wrong = std::get_if<Complaint>(&policy)) return BadPolicy{placed(*wrong)};
    return std::get<PolicyFile>(std::move(policy));
}

std::optional<BadPolicy> policy_among(const JudgedConfigurations& found,
                                      const LintOptions& options,
                                      World& machine) {
    if (!options.policy || *options.policy == standard_input) return std::nullopt;
    const std::string& path = *options.policy;
    // Of a link that lies there, whoever changes the files says where it leads.
    const std::string folder = std::filesystem::path{path}.parent_path().string();
    const std::array places{path, machine.real_path(path), folder.empty() ? "." : folder};
    const bool is_among = std::ranges::any_of(found.all(), [&](const JudgedConfiguration& one) {
        return std::ranges::any_of(
            places, [&](const std::string& place) { return one.world->contains(place); });
    });
    if (!is_among) return std::nullopt;
    return BadPolicy{
        fmt::format("--policy {} lies among the judged files, and whoever changes these could "
                    "loosen it: keep it elsewhere, or take it from where they cannot write: git "
                    "show origin/main:POLICY | sshplan lint --policy - PATH",
                    path)};
}

void select_for_policy(LintOptions& options) {
    if (!options.policy) return;
    RuleSelection& selection = options.selection;
    selection.extend.emplace_back("REP005");
    // Whoever names the rules that are wanted gets no other ones.
    if (selection.select.empty()) selection.extend.emplace_back("NET011");
}

}  // namespace sshplan::cli
