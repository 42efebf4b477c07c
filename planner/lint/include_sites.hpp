#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "planner/lint/subject.hpp"

namespace sshplan {

/// A word of an Include line of a judged file, and what it led to.
struct IncludeSite {
    const LintTarget* target = nullptr;
    const LintedFile* file = nullptr;
    const Directive* line = nullptr;
    const Block* block = nullptr;  // that the line stands in
    const Word* word = nullptr;
    const Inclusion* inclusion = nullptr;
    std::vector<const LintedFile*> files{};  // judged ones that it includes
    std::size_t directories = 0;             // that it names instead

    [[nodiscard]] Place place() const { return {file->source, word->span}; }
};

/// The words of all Include lines that were read, by file and place.
[[nodiscard]] std::vector<IncludeSite> include_sites(const Subject& subject);

/// The configurations that are judged.
[[nodiscard]] std::vector<const LintTarget*> targets_of(const Subject& subject);

/// The judged files that are read for one of them.
[[nodiscard]] std::set<const SourceFile*> files_of(const LintTarget& target,
                                                   const std::vector<IncludeSite>& sites);

/// Whether a path can be told to be there or not: what lies outside the root of a judgement cannot.
[[nodiscard]] bool can_be_seen(const LintTarget& target, const std::string& path);

/// What all paths that a pattern may find begin with: up to the last slash before a wildcard; the
/// pattern itself if it has none.
[[nodiscard]] std::string fixed_part(std::string_view pattern);

}  // namespace sshplan
