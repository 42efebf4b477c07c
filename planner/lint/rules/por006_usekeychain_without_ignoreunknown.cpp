#include <algorithm>

#include <fmt/format.h>

#include "planner/lint/findings.hpp"
#include "planner/lint/rule.hpp"
#include "planner/lint/subject.hpp"

namespace sshplan {
namespace {

/// Whether ssh calls the keyword of a line a bad one, in some case.
bool is_refused(const Subject& subject, const LintedFile& file, const Directive& directive) {
    return std::ranges::any_of(subject.complaints(), [&](const CaseComplaint& one) {
        const Place& where = one.complaint.where;
        return where.file == file.source && where.span.begin >= directive.span.begin &&
               where.span.begin < directive.span.end &&
               one.complaint.text.find("Bad configuration option") != std::string::npos;
    });
}

/// The IgnoreUnknown lines of all files: of several that apply, the first one counts.
std::vector<Label> present_lines(const Subject& subject) {
    std::vector<Label> lines;
    for (const LintedFile& file : subject.files()) {
        for (const Directive& directive : file.config->directives()) {
            if (!directive.is(Keyword::ignore_unknown)) continue;
            lines.push_back({{file.source, directive.span}, "does not help there"});
        }
    }
    return lines;
}

Fix insertion(const LintedFile& file) {
    constexpr std::string_view mark = "\xef\xbb\xbf";
    const auto begin =
        static_cast<std::uint32_t>(file.source->bytes().starts_with(mark) ? mark.size() : 0);
    Fix fix{.title = "Write IgnoreUnknown UseKeychain as the first line", .safety = Safety::safe};
    (void)fix.edits.add({{begin, begin}, "IgnoreUnknown UseKeychain\n\n"});
    return fix;
}

void check(const Subject& subject, Findings& findings) {
    for (const LintedFile& file : subject.files()) {
        std::vector<const Directive*> refused;
        for (const Directive& directive : file.config->directives()) {
            if (directive.keyword == "usekeychain" && is_refused(subject, file, directive)) {
                refused.push_back(&directive);
            }
        }
        if (refused.empty()) continue;
        Finding& finding = findings.add({file.source, refused.front()->span},
                                        "only Apple's ssh knows UseKeychain, any other one "
                                        "refuses the whole file");
        finding.related = present_lines(subject);
        for (std::size_t i = 1; i < refused.size(); ++i) {
            finding.related.push_back({{file.source, refused[i]->span}, "the same"});
        }
        const bool has_line = !present_lines(subject).empty();
        finding.help = {
            has_line
                ? "name UseKeychain in the first IgnoreUnknown, before any Host or Match line: "
                  "only the first one that applies counts"
                : "write `IgnoreUnknown UseKeychain` as the first line of the top file"};
        if (!has_line && file.is_top) finding.fix = insertion(file);
    }
}

}  // namespace

extern const Rule por006_usekeychain_without_ignoreunknown{
    .id = "POR006",
    .name = "usekeychain-without-ignoreunknown",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "UseKeychain makes every ssh but Apple's refuse the file",
    .why = R"(
UseKeychain is a keyword of Apple's ssh alone. Any other ssh stops at it ("Bad configuration option"),
in whichever block it stands, for every host. `IgnoreUnknown UseKeychain` lets it pass; it has to come
before the line, to apply to every host, and of several that apply only the first one counts
(ssh_config(5)).
)",
    .advice =
        "Write `IgnoreUnknown UseKeychain` as the first line, above any Host or Match line. "
        "Apple's ssh, which knows the keyword, is not changed by it.",
    .bad = {.text = R"(
Host *
    «UseKeychain yes»
)"},
    .good = {.text = R"(
IgnoreUnknown UseKeychain

Host *
    UseKeychain yes
)"},
    .check = check,
};

}  // namespace sshplan
