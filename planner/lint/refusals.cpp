#include "planner/lint/refusals.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/odd_bytes.hpp"

namespace sshplan {
namespace {

using LinePlace = std::pair<const SourceFile*, std::uint32_t>;

LinePlace line_of(const Complaint& complaint) {
    const Place& where = complaint.where;
    return {where.file, where.file->position(where.span.begin).line};
}

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

/// Whether what ssh complains of keeps it from reading on. It counts errors, and stops at the end
/// of the file; what is wrong with all values together is looked at behind that, and told of no
/// line.
bool stops_reading(const Subject& subject, const Complaint& complaint) {
    if (complaint.severity != Severity::error) return false;
    if (complaint.kind == ComplaintKind::jump_loop || complaint.kind == ComplaintKind::summary) {
        return false;
    }
    const LintedFile* const file = subject.file_of(complaint.where.file);
    if (file == nullptr || !file->is_top) return true;
    const bool is_of_all = complaint.kind == ComplaintKind::bad_value &&
                           without_location(complaint.text, complaint.line) == complaint.text;
    return complaint.voice == Voice::fatal && !is_of_all;
}

/// Whether the newest release reads all files to their ends, for some command line at least.
bool newest_reads_on(const Subject& subject) {
    std::vector<bool> stopped(subject.cases().size());
    for (const CaseComplaint& said : subject.complaints()) {
        if (!stops_reading(subject, said.complaint)) continue;
        for (const std::size_t number : said.cases) stopped[number] = true;
    }
    for (std::size_t i = 0; i < subject.cases().size(); ++i) {
        const bool is_newest = subject.cases()[i].dialect == &subject.newest();
        if (is_newest && !stopped[i]) return true;
    }
    return false;
}

/// Whether the newest release takes a line that it does not complain of, and may not have read.
bool is_taken_by_newest(const Subject& subject, const Complaint& complaint) {
    if (complaint.kind != ComplaintKind::unknown_keyword) return false;
    const Directive* const directive =
        subject.directive_at({complaint.where.file, complaint.where.span.begin});
    return directive != nullptr &&
           read_keyword(directive->keyword, subject.newest().edition).has_value();
}

std::set<LinePlace> outgrown_lines(const Subject& subject) {
    if (subject.dialects().size() == 1) return {};
    const bool reads_on = newest_reads_on(subject);
    std::set<LinePlace> outgrown;
    std::set<LinePlace> refused;
    for (const CaseComplaint& said : subject.complaints()) {
        const Complaint& complaint = said.complaint;
        if (complaint.where.file == nullptr || !is_about_text(complaint.kind)) continue;
        const LinePlace line = line_of(complaint);
        if (newest_of(subject, said) == 0) {
            refused.insert(line);
        } else if (reads_on || is_taken_by_newest(subject, complaint)) {
            outgrown.insert(line);
        }
    }
    std::erase_if(outgrown, [&](const LinePlace& line) { return refused.contains(line); });
    return outgrown;
}

/// The refusals that are wanted, one a line.
template <typename Wanted>
std::vector<Refusal> gather(const Subject& subject, Wanted is_wanted) {
    std::map<LinePlace, std::vector<const CaseComplaint*>> by_line;
    std::vector<LinePlace> order;
    for (const CaseComplaint& said : subject.complaints()) {
        const Complaint& complaint = said.complaint;
        if (subject.file_of(complaint.where.file) == nullptr) continue;
        const LinePlace line = line_of(complaint);
        if (!is_wanted(complaint, line)) continue;
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

}  // namespace

std::vector<Refusal> refusals(const Subject& subject, ComplaintKind kind) {
    const std::set<LinePlace> outgrown = outgrown_lines(subject);
    return gather(subject, [&](const Complaint& complaint, const LinePlace& line) {
        const bool is_too_new = is_about_text(complaint.kind) && outgrown.contains(line);
        return complaint.kind == kind && !is_too_new;
    });
}

std::vector<Refusal> outgrown_refusals(const Subject& subject) {
    const std::set<LinePlace> outgrown = outgrown_lines(subject);
    return gather(subject, [&](const Complaint& complaint, const LinePlace& line) {
        return is_about_text(complaint.kind) && outgrown.contains(line);
    });
}

bool is_about_text(ComplaintKind kind) {
    using enum ComplaintKind;
    constexpr std::array kinds{unknown_keyword,
                               missing_argument,
                               extra_arguments,
                               unbalanced_quote,
                               bad_value,
                               bad_number,
                               bad_algorithm,
                               bad_match,
                               match_all_combined,
                               bad_network,
                               bad_token,
                               bad_variable,
                               too_many_entries,
                               bad_forward,
                               bad_jump,
                               none_not_alone,
                               unsupported_option,
                               empty_pattern};
    return std::ranges::find(kinds, kind) != kinds.end();
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
