#include "tools/sshplan/views/json_fix.hpp"

#include <algorithm>

#include "parser/text/utf8.hpp"

namespace sshplan::cli {

const Fix* fix_for_json(const Finding& finding) {
    if (!finding.fix) return nullptr;
    const bool is_exact = std::ranges::all_of(finding.fix->edits.edits(),
                                              [](const Edit& edit) { return is_utf8(edit.text); });
    return is_exact ? &*finding.fix : nullptr;
}

}  // namespace sshplan::cli
