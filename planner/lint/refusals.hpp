#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "planner/lint/dialects_wording.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/subject.hpp"

namespace sshplan {

/// What ssh says of one line of a judged file, all of one kind, in some cases.
struct Refusal {
    ComplaintKind kind = ComplaintKind::other;
    Severity severity = Severity::error;
    Place where{};
    const LintedFile* file = nullptr;
    const Directive* directive = nullptr;  // null if the line is none to the newest release
    std::vector<std::string> said{};       // by the newest release that says it, without its place
    std::vector<std::string> help{};       // what the evaluator advises
    std::vector<std::size_t> cases{};
    DialectSet dialects{};
    bool is_ours = false;  // what is said are not ssh's words: we go no further

    /// What is known of the line's keyword; null if nothing is.
    [[nodiscard]] const KeywordInfo* info() const {
        return directive != nullptr ? directive->info : nullptr;
    }
    /// The words that are wrong.
    [[nodiscard]] std::string_view text() const { return file->source->at(where.span); }
};

/// The refusals of a kind, one a line. Lines whose bytes are odd are left out: what ssh says of
/// them is not what is wrong with them. So are those that are outgrown.
[[nodiscard]] std::vector<Refusal> refusals(const Subject& subject, ComplaintKind kind);

/// What older releases among those in question refuse, or pass over with a remark, although the
/// newest takes it, one a line: such a line is too new for them. Rules of portability tell of it.
[[nodiscard]] std::vector<Refusal> outgrown_refusals(const Subject& subject);

/// Whether it depends on the text and the release alone that ssh complains so of a line.
[[nodiscard]] bool is_about_text(ComplaintKind kind);

/// Whether what is wrong with a Match line is `sessiontype=`, which has a rule of its own.
[[nodiscard]] bool is_sessiontype_with_equals(const Refusal& refusal);

/// Adds a finding where the refusal stands, as severe as it is, with the
/// words that are said, and with the releases that refuse if others do not.
Finding& add_refusal(Findings& findings,
                     const Subject& subject,
                     const Refusal& refusal,
                     std::string message);

/// "ssh says: "..."", as a note.
[[nodiscard]] std::string quote_ssh(std::string_view words);

}  // namespace sshplan
