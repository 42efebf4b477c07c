#include "tools/sshplan/commands/lint_options.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "planner/lint/severity.hpp"
#include "planner/lint/suppression.hpp"
#include "tools/sshplan/commands/rule_names.hpp"

namespace sshplan::cli {

namespace {

constexpr std::string_view verb = "lint";

/// Adds the words of a list with commas between, each of which must select something.
template <std::vector<std::string> RuleSelection::* member>
OptionFault select(LintOptions& options, const std::string& value) {
    std::string_view rest = value;
    while (!rest.empty()) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        const std::string word{rest.substr(0, comma)};
        rest.remove_prefix(std::min(comma + 1, rest.size()));
        if (word.empty()) continue;
        if (!is_selector(word)) return unknown_rule(word);
        (options.selection.*member).push_back(word);
    }
    return std::nullopt;
}

template <std::string LintOptions::* member>
OptionFault store(LintOptions& options, const std::string& value) {
    options.*member = value;
    return std::nullopt;
}

OptionFault store_profile(LintOptions& options, const std::string& value) {
    options.profile = find_profile(value);
    if (options.profile) return std::nullopt;
    return fmt::format("--profile takes default, strict, shared-repo or personal, not '{}'", value);
}

OptionFault store_today(LintOptions& options, const std::string& value) {
    if (!is_day(value)) return fmt::format("--today takes YYYY-MM-DD, not '{}'", value);
    options.today = value;
    return std::nullopt;
}

OptionFault store_fail_on(LintOptions& options, const std::string& value) {
    const std::optional<Severity> from = find_severity(value);
    if (!from && value != "never") {
        return fmt::format("--fail-on takes error, warning, info, hint or never, not '{}'", value);
    }
    options.fail_on = from;
    return std::nullopt;
}

OptionFault store_format(LintOptions& options, const std::string& value) {
    return choose_for("--format",
                      options.format,
                      value,
                      {{"text", LintFormat::text},
                       {"concise", LintFormat::concise},
                       {"json", LintFormat::json},
                       {"json-lines", LintFormat::json_lines},
                       {"sarif", LintFormat::sarif},
                       {"github", LintFormat::github},
                       {"gitlab", LintFormat::gitlab},
                       {"junit", LintFormat::junit},
                       {"checkstyle", LintFormat::checkstyle}});
}

template <std::optional<std::string> LintOptions::* member>
OptionFault store_path(LintOptions& options, const std::string& value) {
    options.*member = value;
    return std::nullopt;
}

OptionFault trust_comments(LintOptions& options, const std::string& /*value*/) {
    options.comments = Comments::silence;
    return std::nullopt;
}

OptionFault ignore_comments(LintOptions& options, const std::string& /*value*/) {
    options.comments = Comments::are_ignored;
    return std::nullopt;
}

OptionFault count_rules(LintOptions& options, const std::string& /*value*/) {
    options.statistics = Statistics::with;
    return std::nullopt;
}

OptionFault cut_nothing(LintOptions& options, const std::string& /*value*/) {
    options.cut = Cut::nothing;
    return std::nullopt;
}

OptionFault store_fix(LintOptions& options, const std::string& /*value*/) {
    if (options.task == LintTask::diff) return "--fix and --diff exclude each other";
    options.task = LintTask::fix;
    return std::nullopt;
}

OptionFault store_diff(LintOptions& options, const std::string& /*value*/) {
    if (options.task == LintTask::fix) return "--fix and --diff exclude each other";
    options.task = LintTask::diff;
    return std::nullopt;
}

OptionFault take_unsafe(LintOptions& options, const std::string& /*value*/) {
    options.fixes = FixWish::all;
    return std::nullopt;
}

OptionFault check(LintOptions& options, const std::string& /*value*/) {
    options.is_check = true;
    return std::nullopt;
}

OptionFault store_policy(LintOptions& options, const std::string& value) {
    options.policy = value;
    return std::nullopt;
}

OptionFault refuse_openssh(LintOptions& /*options*/, const std::string& value) {
    return fmt::format(
        "lint judges for a range of releases: --min-openssh {} --max-openssh {}", value, value);
}

// In the order of the help.
// clang-format off
constexpr std::array<VerbOption<LintOptions>, 23> own_options{{
    {{"--config",          "FILE|none",  "the settings (.sshplan.toml beside PATH or above)"},   store_path<&LintOptions::config>},
    {{"--profile",         "PROFILE",    "for whom: default, strict, shared-repo or personal (default)"}, store_profile},
    {{"--select",          "RULES",      "only these: SEC,SEM001 or names, with commas (ALL)"},  select<&RuleSelection::select>},
    {{"--extend-select",   "RULES",      "these besides"},                                       select<&RuleSelection::extend>},
    {{"--ignore",          "RULES",      "all but these"},                                       select<&RuleSelection::ignore>},
    {{"--min-openssh",     "VERSION",    "the oldest release that reads it: 7.7, ... (newest)"}, store<&LintOptions::min_openssh>},
    {{"--max-openssh",     "VERSION",    "the newest release that reads it (newest)"},           store<&LintOptions::max_openssh>},
    {{"--fail-on",         "SEVERITY",   "exit with 1 from here on: error, ..., hint, never (warning)"}, store_fail_on},
    {{"--format",          "FORMAT",     "in which form, of those below (text)"},               store_format},
    {{"--fix",             "",           "mend in place what changes no answer of ssh"},         store_fix},
    {{"--diff",            "",           "print that as a patch for git apply; exit 0"},         store_diff},
    {{"--check",           "",           "with --diff: exit 1 if there is a patch"},             check},
    {{"--unsafe-fixes",    "",           "with --fix or --diff: also what changes answers"},     take_unsafe},
    {{"--statistics",      "",           "how many findings each rule has"},                     count_rules},
    {{"--all",             "",           "text: cut no long lists"},                             cut_nothing},
    {{"--baseline",        "FILE",       "set aside the findings that FILE names"},              store_path<&LintOptions::baseline>},
    {{"--write-baseline",  "FILE",       "write the findings there are to FILE"},                store_path<&LintOptions::new_baseline>},
    {{"--since",           "REV",        "only what this revision of git does not have; runs git"}, store_path<&LintOptions::since>},
    {{"--trust-comments",  "",           "with PATH: comments silence security findings, too"},  trust_comments},
    {{"--no-suppressions", "",           "comments of the judged files silence nothing"},        ignore_comments},
    {{"--today",           "YYYY-MM-DD", "the day for comments that hold until one (the clock)"}, store_today},
    {{"--policy",          "FILE",       "what must hold besides: a policy, not one of the judged files"}, store_policy},
    {{"--openssh",         "VERSION",    ""},                                                    refuse_openssh},
}};
// clang-format on

OptionFault fault_of_since(const LintOptions& options) {
    if (!options.since) return std::nullopt;
    if (options.paths.empty()) return "--since goes with PATH, in a work tree of git";
    if (std::ranges::find(options.paths, "-") != options.paths.end()) {
        return "--since goes with files: no revision holds standard input";
    }
    if (options.new_baseline) {
        return "--since and --write-baseline exclude each other: a baseline holds all findings";
    }
    return std::nullopt;
}

/// What does not go together.
OptionFault fault_of(const LintOptions& options) {
    const bool prints_findings_only =
        options.format != LintFormat::text && options.format != LintFormat::json;
    if (options.statistics == Statistics::with && prints_findings_only) {
        return "--statistics goes with --format text or json";
    }
    const bool is_read_twice =
        options.policy == "-" && std::ranges::find(options.paths, "-") != options.paths.end();
    if (is_read_twice) return "--policy - and PATH - cannot both be standard input";
    const bool has_form =
        options.format != LintFormat::text || options.statistics == Statistics::with;
    if (options.task == LintTask::diff && has_form) {
        return "--diff prints a patch: --format and --statistics go without it";
    }
    if (options.is_check && options.task != LintTask::diff) return "--check goes with --diff";
    if (options.fixes == FixWish::all && options.task == LintTask::report) {
        return "--unsafe-fixes goes with --fix or --diff";
    }
    using Kind = ConfigChoice::Kind;
    const bool is_input = std::ranges::find(options.paths, "-") != options.paths.end() ||
                          options.evaluation.user_config.kind == Kind::standard_input;
    if (is_input && options.task != LintTask::report) {
        return "--fix and --diff change files, not standard input";
    }
    if (options.new_baseline && options.task != LintTask::report) {
        return "--write-baseline goes without --fix and --diff";
    }
    return fault_of_since(options);
}

}  // namespace

std::variant<LintOptions, WrongOption> read_lint_options(std::span<const std::string> words) {
    return read_verb_options<LintOptions>(words, verb, own_options, fault_of);
}

std::string lint_options_help() {
    return path_options_help(verb, shapes_of<LintOptions>(own_options));
}

}  // namespace sshplan::cli
