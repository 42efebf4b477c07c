#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "planner/dialect/dialect.hpp"
#include "planner/explore/explanation.hpp"
#include "planner/lint/case.hpp"
#include "planner/lint/line_facts.hpp"
#include "planner/resolve/config_files.hpp"
#include "planner/resolve/inclusions.hpp"

namespace sshplan {

/// A file that is judged.
struct LintedFile {
    const SourceFile* source = nullptr;
    const OpenedFile* opened = nullptr;
    const Config* config = nullptr;  // as the newest of the releases in question reads it
    bool is_top = false;             // read in the place of ssh's own file, and by no Include
    Side side = Side::user;
};

/// Something that ssh says of the files, aloud or not, and in which cases it does.
struct CaseComplaint {
    Complaint complaint;
    std::vector<std::size_t> cases{};
};

/// Everything that rules may know: the files, and what every invocation class, under every outcome,
/// read by every release in question, makes of each of their lines.
class Subject {
public:
    /// The files that are judged, each once, in the order of reading.
    [[nodiscard]] std::span<const LintedFile> files() const { return files_; }

    /// Every invocation class, once for each release and top file.
    [[nodiscard]] std::span<const Case> cases() const { return cases_; }

    /// The releases in question, oldest first; never empty.
    [[nodiscard]] std::span<const Dialect> dialects() const { return dialects_; }
    [[nodiscard]] const Dialect& oldest() const { return dialects_.front(); }
    [[nodiscard]] const Dialect& newest() const { return dialects_.back(); }

    /// What ssh says in some case, errors and warnings, each text and place once.
    [[nodiscard]] std::span<const CaseComplaint> complaints() const { return complaints_; }

    /// What the words of Include lines led to.
    [[nodiscard]] std::span<const Inclusion> inclusions() const { return inclusions_; }

    /// Whether "in no case" means "never": the cases stand for every invocation, and each was
    /// explored to its end.
    [[nodiscard]] bool is_exhaustive() const { return gaps_.empty(); }
    /// Why not, each a sentence.
    [[nodiscard]] std::span<const Note> gaps() const { return gaps_; }

    /// What became of a line, or of a block by its heading. All is empty where no case met it.
    [[nodiscard]] const LineFacts& facts(const LineKey& line) const;
    [[nodiscard]] const BlockFacts& block_facts(const LineKey& heading) const;

    /// The directive that begins at a place; null if none does in a judged file.
    [[nodiscard]] const Directive* directive_at(const LineKey& line) const;
    /// The judged file that holds a place; null if it is none of them.
    [[nodiscard]] const LintedFile* file_of(const SourceFile* source) const;

private:
    friend class Survey;

    std::vector<LintedFile> files_;
    std::vector<Case> cases_;
    std::vector<Dialect> dialects_;
    std::vector<CaseComplaint> complaints_;
    std::vector<Inclusion> inclusions_;
    std::vector<Note> gaps_;
    FactsByLine<LineFacts> lines_;
    FactsByLine<BlockFacts> blocks_;
    FactsByLine<const Directive*> directives_;
};

/// The key of a directive in a file.
[[nodiscard]] inline LineKey key_of(const LintedFile& file, const Directive& directive) {
    return {file.source, directive.span.begin};
}

/// A case whose routes are explored: what a rule that visits may look at.
struct Visit {
    const Subject& subject;  // files and dialects are complete; facts are not yet
    const Case& of;
    std::size_t number = 0;          // its position in Subject::cases()
    const Explanation& explanation;  // routes and outcomes
    const std::vector<Condition>& conditions;
};

}  // namespace sshplan
