#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/line_edit.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// The comment behind a `none` whose keyword takes the rest of the line; nothing if there is none.
std::optional<Span> comment_behind_none(const Directive& directive) {
    constexpr std::array keywords{Keyword::proxy_jump,
                                  Keyword::proxy_command,
                                  Keyword::local_command,
                                  Keyword::remote_command,
                                  Keyword::known_hosts_command};
    const auto is_it = [&](Keyword keyword) { return directive.is(keyword); };
    if (std::ranges::none_of(keywords, is_it)) return std::nullopt;
    const std::string_view value = raw_value(directive);
    const std::size_t hash = value.find('#');
    if (hash == std::string_view::npos) return std::nullopt;
    std::string_view word = value.substr(0, hash);
    const std::size_t blank = word.find_first_of(" \t");
    if (blank == std::string_view::npos || !is_none(word.substr(0, blank))) return std::nullopt;
    if (word.find_first_not_of(" \t", blank) != std::string_view::npos) return std::nullopt;
    const auto offset = static_cast<std::uint32_t>(value.size() - hash);
    return Span{directive.span.end - offset, directive.span.end};
}

std::string what_happens(const Directive& directive) {
    if (directive.is(Keyword::proxy_jump)) return "this jumps through a host of the name 'none'";
    return fmt::format("this is a command that begins with 'none', not {} none",
                       directive.info->spelling);
}

/// The comment on a line of its own, above.
std::optional<Fix> comment_above(const SourceFile& source, const Directive& line, Span comment) {
    const Span whole = whole_line(source, line);
    const std::string_view before = source.at({line.span.begin, comment.begin});
    const std::size_t kept = before.find_last_not_of(" \t") + 1;
    const std::string lead{source.at({whole.begin, line.span.begin})};
    const auto cut = line.span.begin + static_cast<std::uint32_t>(kept);
    Fix fix{.title = "Put the comment on a line of its own"};
    const bool is_added = fix.edits.add({{whole.begin, whole.begin},
                                         fmt::format("{}{}\n", lead, source.at(comment))}) &&
                          fix.edits.add({{cut, comment.end}, ""});
    return is_added ? std::optional{fix} : std::nullopt;
}

void check(const Subject& subject, Findings& findings) {
    for (const LintedFile& file : subject.files()) {
        for (const Directive& directive : file.config->directives()) {
            const std::optional<Span> comment = comment_behind_none(directive);
            if (!comment) continue;
            Finding& finding = findings.add({file.source, directive.span}, what_happens(directive));
            finding.related.push_back({{file.source, *comment}, "part of the value"});
            finding.notes = {"ssh looks for 'none' before it looks for a comment"};
            finding.help = {"put the comment on a line of its own"};
            finding.fix = comment_above(*file.source, directive, *comment);
        }
    }
}

}  // namespace

extern const Rule sem026_none_with_comment{
    .id = "SEM026",
    .name = "none-with-comment",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "A comment behind none makes it a host or a command",
    .why = R"(
ProxyCommand, LocalCommand, RemoteCommand and KnownHostsCommand take the rest of the line, comment
included: `ProxyCommand none # direct` runs a program `none`. ProxyJump does cut comments, but only
after it has looked whether the value is `none`: `ProxyJump none # direct` jumps through a host that
is called none, although `ssh -G` prints `proxyjump none`.
)",
    .advice = "Put the comment on a line of its own.",
    .bad = {.text = R"(
Host db
    «ProxyJump none # direct»
)"},
    .good = {.text = R"(
Host db
    # direct
    ProxyJump none
)"},
    .check = check,
};

}  // namespace sshplan
