#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "planner/lint/baseline.hpp"
#include "planner/lint/severity.hpp"
#include "tools/sshplan/views/lint_answer.hpp"

/// How the views of `lint` speak of findings, whatever the format. Texts are not yet printable.
namespace sshplan::cli {

/// "ssh/config:16:1".
[[nodiscard]] std::string place_text(const Place& place, const LintAnswer& answer);

/// The facts that stand below a finding; last, of what was seen on the way, where it was.
[[nodiscard]] std::vector<std::string> notes_of(const Finding& finding, const LintAnswer& answer);

/// The command lines that show a finding, the most telling first; none for what shows for all.
[[nodiscard]] std::vector<SeenWith> seen_with(const Finding& finding, const Subject& subject);

/// "ssh db1".
[[nodiscard]] std::string command_text(const InvocationClass& invocation);

/// "3 files, 9 hosts: 1 error, 2 warnings; 1 suppressed".
[[nodiscard]] std::string counts_text(const LintCounts& counts);

/// Why what was not seen may exist nevertheless, each a sentence; of many only how many there are.
[[nodiscard]] std::vector<std::string> gap_texts(const LintReport& report);

/// What a fix does, and which options do it.
[[nodiscard]] std::string fix_text(const Fix& fix);

/// "Fixed 3 findings in 1 file."; empty if none were.
[[nodiscard]] std::string fixed_text(const FixedCount& fixed);

/// What is said of a baseline file that was written.
[[nodiscard]] std::string baseline_text(const NewBaseline& baseline, const std::string& path);

/// What will be fixed, before it is done, with the rules that ask for it.
[[nodiscard]] std::string would_fix_text(const FixedCount& fixed,
                                         const std::map<const Rule*, std::size_t>& by_rule);

}  // namespace sshplan::cli
