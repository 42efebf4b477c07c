#include <algorithm>
#include <tuple>

#include "planner/migrate/rewrite.hpp"

namespace sshplan {

std::optional<std::map<const SourceFile*, EditList>> joined(
    const std::vector<const Rewrite*>& rewrites) {
    std::map<const SourceFile*, std::vector<Edit>> by_file;
    for (const Rewrite* const rewrite : rewrites) {
        for (const FileEdit& one : rewrite->edits) {
            std::vector<Edit>& edits = by_file[one.file];
            if (std::ranges::find(edits, one.edit) == edits.end()) edits.push_back(one.edit);
        }
    }
    std::map<const SourceFile*, EditList> lists;
    for (auto& [file, edits] : by_file) {
        std::ranges::stable_sort(
            edits, {}, [](const Edit& edit) { return std::pair{edit.span.begin, edit.span.end}; });
        std::vector<Edit> merged;
        for (Edit& edit : edits) {
            const bool is_next = !merged.empty() && merged.back().span == edit.span;
            if (is_next && edit.span.empty()) {
                merged.back().text += edit.text;
            } else {
                merged.push_back(std::move(edit));
            }
        }
        for (Edit& edit : merged) {
            if (!lists[file].add(std::move(edit))) return std::nullopt;
        }
    }
    return lists;
}

}  // namespace sshplan
