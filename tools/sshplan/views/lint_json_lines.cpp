#include "tools/sshplan/views/lint_json_lines.hpp"

#include "tools/sshplan/views/lint_document.hpp"

namespace sshplan::cli {

std::string lint_json_lines(const LintAnswer& answer) {
    Json rest = lint_document(answer, Statistics::without);
    std::string lines;
    for (const Json& finding : rest["findings"]) lines += printed_line(finding);
    rest.erase("findings");
    rest["schema"] = "sshplan/lint-lines/1";
    return lines + printed_line(rest);
}

}  // namespace sshplan::cli
