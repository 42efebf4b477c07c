#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/sshplan/views/lint_answer.hpp"

/// How the views of `lint` speak of findings, whatever the format. Texts are not yet printable.
namespace sshplan::cli {

/// "error", "warning", "info", "hint".
[[nodiscard]] std::string_view name_of(Severity severity);

/// "ssh/config:16:1".
[[nodiscard]] std::string place_text(const Place& place, const LintAnswer& answer);

/// The facts that stand below a finding; last, of what was seen on the way, where it was.
[[nodiscard]] std::vector<std::string> notes_of(const Finding& finding, const LintAnswer& answer);

/// "ssh db1".
[[nodiscard]] std::string command_text(const InvocationClass& invocation);

/// "3 files, 9 hosts: 1 error, 2 warnings; 1 suppressed".
[[nodiscard]] std::string counts_text(const LintCounts& counts);

/// Why what was not seen may exist nevertheless, each a sentence; of many only how many there are.
[[nodiscard]] std::vector<std::string> gap_texts(const LintReport& report);

}  // namespace sshplan::cli
