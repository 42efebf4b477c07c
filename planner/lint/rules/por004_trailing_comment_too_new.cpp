#include <string>
#include <string_view>

#include <fmt/format.h>

#include "planner/lint/line_edit.hpp"
#include "planner/lint/rule.hpp"
#include "planner/lint/too_new.hpp"
#include "planner/lint/trailing_comment.hpp"

namespace sshplan {
namespace {

/// What more words do to a line whose keyword takes them; empty: they are refused.
std::string_view effect_of(const Directive& directive) {
    switch (directive.info->type) {
        case ValueType::patterns:
            return "the words of this comment are more patterns";
        case ValueType::include_paths:
            return "the words of this comment are more files to include";
        case ValueType::known_hosts_paths:
            return "the words of this comment are more files of host keys";
        case ValueType::environment_patterns:
            return "the words of this comment are more variables to send";
        case ValueType::jump_list:
            return "this comment is a part of the last jump host's name";
        default:
            return {};
    }
}

/// Puts the comment on a line of its own, above.
std::optional<Fix> moving(const LintedFile& file, const Directive& directive, Span comment) {
    const SourceFile& source = *file.source;
    const Span line = whole_line(source, directive);
    const std::string_view indent = source.at({line.begin, directive.span.begin});
    const auto blanks = indent.find_first_not_of(" \t") == std::string_view::npos ? indent : "";
    const std::string_view before = source.at({line.begin, comment.begin});
    const auto end = line.begin + static_cast<std::uint32_t>(before.find_last_not_of(" \t") + 1);
    const std::string_view line_end = source.at(line).ends_with("\r\n") ? "\r\n" : "\n";
    Fix fix{.title = "Put the comment on a line of its own"};
    const bool is_made =
        fix.edits.add({{line.begin, line.begin},
                       fmt::format("{}{}{}", blanks, source.at(comment), line_end)}) &&
        fix.edits.add({{end, comment.end}, ""});
    if (!is_made) return std::nullopt;
    return fix;
}

void check(const Subject& subject, Findings& findings) {
    for (const LintedFile& file : subject.files()) {
        for (const Directive& directive : file.config->directives()) {
            const DialectSet taking = dialects_that_take_comment(subject, file, directive);
            if (!has_any(taking)) continue;
            const DialectSet refusing = dialects_that_refuse(subject, file, directive);
            if (refusing.back()) continue;  // that is told by the rule of what is wrong
            const Span comment = *trailing_comment(file, directive);
            const std::string_view effect =
                has_any(refusing) ? std::string_view{} : effect_of(directive);
            Finding& finding = findings.add(
                {file.source, comment},
                fmt::format("in {} {}",
                            in_words(subject.dialects(), taking),
                            effect.empty() ? "this comment is a part of the value, which is refused"
                                           : effect));
            if (!effect.empty()) finding.severity = Severity::warning;
            finding.help = {"put the comment on a line of its own"};
            finding.fix = moving(file, directive, comment);
        }
    }
}

}  // namespace

extern const Rule por004_trailing_comment_too_new{
    .id = "POR004",
    .name = "trailing-comment-too-new",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "Releases before 8.5 do not know comments behind a value",
    .why = R"(
Before 8.5 a `#` begins a comment only where a line begins. Behind a value it is one more word: most
keywords then refuse the line as "garbage at end of line", and ssh exits for every host; Host, SendEnv,
Include and the lists of known hosts files take the words of the comment, so that `Host db # web` is
also about `web`, and nobody is told; ProxyJump takes the comment for a part of the last host's name.

In ProxyCommand, LocalCommand and RemoteCommand a `#` is part of the command in every release; these are
not reported here.
)",
    .advice =
        "Put the comment on a line of its own, above. Where no release before 8.5 must read the "
        "file, raise `--min-openssh`.",
    .bad = {.text = R"(
Host db
    User ana «# until she moves»
)",
            .min_openssh = "8.4"},
    .good = {.text = R"(
Host db
    # until she moves
    User ana
)",
             .min_openssh = "8.4"},
    .versions = "before 8.5, as named by --min-openssh",
    .check = check,
};

}  // namespace sshplan
