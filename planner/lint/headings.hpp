#pragma once

#include <string>

#include "planner/lint/subject.hpp"

namespace sshplan {

/// A Host or Match line as it is written, for a sentence: "'Host db web'".
[[nodiscard]] std::string quoted_heading(const LintedFile& file, const Directive& head);

/// Whether a block applies to whatever is typed, by its heading alone: it has none, or it is
/// `Host *` (or the like) or `Match all`.
[[nodiscard]] bool is_for_all(const Block& block);

/// Whether a heading picks hosts by their names: a pattern of it that excludes nothing is more than
/// wildcards.
[[nodiscard]] bool picks_hosts(const Directive& head, const Dialect& dialect);

/// Whether a block that applies picks the host of an ssh by its name.
[[nodiscard]] bool is_picked(const Resolution& resolution, const Dialect& dialect);

/// The block that a place lies in, its heading included.
[[nodiscard]] const Block& block_at(const LintedFile& file, std::uint32_t offset);

/// Whether a block is written so that what belongs to it stands further right than its heading; at
/// least one line shows it, `but` left out.
[[nodiscard]] bool is_indented(const LintedFile& file, const Block& block, const Directive& but);

/// In which column (from 0) a directive begins, each byte before it counted.
[[nodiscard]] std::uint32_t indentation(const LintedFile& file, const Directive& directive);

}  // namespace sshplan
