#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "planner/lint/rule.hpp"
#include "planner/lint/subject.hpp"

namespace sshplan {

/// A code that a comment names, and where.
struct SuppressedCode {
    std::string text;  // as written: "SEC002", "SEM"
    Span span;
    bool is_used = false;
    const Rule* refused = nullptr;  // what it speaks of and may not silence
};

/// A comment on a line of its own that asks for silence:
///
///     # sshplan: ignore[SEC002] reason="lab machines" until=2027-06-30
///
/// `ignore` speaks of the next line that is no comment, `ignore-block` of the Host or Match block
/// that begins there, `ignore-file` of the file.
struct Suppression {
    Place where{};  // from "sshplan:" to the end
    std::vector<SuppressedCode> codes{};
    std::uint32_t first_line = 0;  // of what it speaks of
    std::uint32_t last_line = 0;
    Span reach{};  // the same in bytes
    std::string reason{};
    std::string until{};      // the last day on which it holds, as 2027-06-30; empty: for ever
    std::string complaint{};  // what is wrong with it; then it silences nothing
};

/// Every such comment of a file, those too that cannot be read.
[[nodiscard]] std::vector<Suppression> find_suppressions(const LintedFile& file);

/// Whether a text is a day, as 2026-11-27.
[[nodiscard]] bool is_day(std::string_view text);

/// Whether a comment holds on a day (as 2026-11-27).
[[nodiscard]] bool is_in_force(const Suppression& suppression, std::string_view today);

}  // namespace sshplan
