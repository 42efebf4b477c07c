#include "planner/lint/refusals.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/odd_bytes.hpp"

namespace sshplan {
namespace {

using LinePlace = std::pair<const SourceFile*, std::uint32_t>;

const Directive* directive_on(const LintedFile& file, std::uint32_t line) {
    const auto directives = file.config->directives();
    const auto found = std::ranges::lower_bound(directives, line, {}, &Directive::line);
    return found == directives.end() || found->line != line ? nullptr : &*found;
}

/// Without "FILE line 3: ", which the place says already.
std::string without_location(const std::string& text, std::uint32_t line) {
    const std::string location = fmt::format(" line {}: ", line);
    const std::size_t at = text.find(location);
    return at == std::string::npos ? text : text.substr(at + location.size());
}

/// How new the newest release is that says something.
std::size_t newest_of(const Subject& subject, const CaseComplaint& said) {
    const DialectSet set = dialects_of(subject, said.cases);
    return static_cast<std::size_t>(std::find(set.rbegin(), set.rend(), true) - set.rbegin());
}

/// Puts together what is said of one line; the newest release speaks.
Refusal join(const Subject& subject, const std::vector<const CaseComplaint*>& all) {
    std::size_t newest = subject.dialects().size();
    for (const CaseComplaint* const said : all) {
        newest = std::min(newest, newest_of(subject, *said));
    }
    Refusal refusal;
    for (const CaseComplaint* const said : all) {
        const Complaint& complaint = said->complaint;
        refusal.cases.insert(refusal.cases.end(), said->cases.begin(), said->cases.end());
        if (newest_of(subject, *said) != newest) continue;
        if (refusal.said.empty()) {
            refusal.kind = complaint.kind;
            refusal.severity = complaint.severity;
            refusal.where = complaint.where;
            refusal.help = complaint.help;
            refusal.is_ours = complaint.is_ours;
        }
        refusal.severity = std::min(refusal.severity, complaint.severity);
        std::string words = without_location(complaint.text, complaint.line);
        if (std::ranges::find(refusal.said, words) == refusal.said.end()) {
            refusal.said.push_back(std::move(words));
        }
    }
    std::ranges::sort(refusal.cases);
    const auto repeated = std::ranges::unique(refusal.cases);
    refusal.cases.erase(repeated.begin(), repeated.end());
    refusal.dialects = dialects_of(subject, refusal.cases);
    return refusal;
}

}  // namespace

std::vector<Refusal> refusals(const Subject& subject, ComplaintKind kind) {
    std::map<LinePlace, std::vector<const CaseComplaint*>> by_line;
    std::vector<LinePlace> order;
    for (const CaseComplaint& said : subject.complaints()) {
        const Place& where = said.complaint.where;
        if (said.complaint.kind != kind || subject.file_of(where.file) == nullptr) continue;
        const LinePlace line{where.file, where.file->position(where.span.begin).line};
        auto& group = by_line[line];
        if (group.empty()) order.push_back(line);
        group.push_back(&said);
    }
    std::vector<Refusal> found;
    for (const LinePlace& line : order) {
        const LintedFile& file = *subject.file_of(line.first);
        if (has_odd_bytes(file, line.second)) continue;
        Refusal refusal = join(subject, by_line[line]);
        refusal.file = &file;
        refusal.directive = directive_on(file, line.second);
        found.push_back(std::move(refusal));
    }
    return found;
}

bool is_sessiontype_with_equals(const Refusal& refusal) {
    constexpr std::string_view word = "sessiontype=";
    std::string_view text = refusal.text();
    if (text.starts_with('!')) text.remove_prefix(1);
    return equals_ignoring_case(text.substr(0, word.size()), word);
}

Finding& add_refusal(Findings& findings,
                     const Subject& subject,
                     const Refusal& refusal,
                     std::string message) {
    Finding& finding = findings.add(refusal.where, std::move(message));
    finding.severity = refusal.severity;
    for (const std::string& words : refusal.said) {
        finding.notes.push_back(refusal.is_ours ? words : quote_ssh(words));
    }
    const bool is_fatal = refusal.severity == Severity::error;
    const DialectGroup refusing{is_fatal ? "refused by" : "remarked on by", refusal.dialects};
    DialectGroup taking{"taken by", content_dialects(subject)};
    for (std::size_t i = 0; i < refusal.dialects.size(); ++i) {
        if (refusal.dialects[i]) taking.dialects[i] = false;
    }
    if (auto note = difference_in_words(subject, refusing, taking)) {
        finding.notes.push_back(*std::move(note));
    }
    return finding;
}

std::string quote_ssh(std::string_view words) { return fmt::format("ssh says: \"{}\"", words); }

}  // namespace sshplan
