#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>

#include "planner/migrate/rewrite.hpp"

namespace sshplan {

std::optional<std::map<const SourceFile*, EditList>> joined(std::span<const ChosenRewrite> chosen) {
    std::map<const SourceFile*, std::vector<Edit>> by_file;
    std::set<std::tuple<const SourceFile*, std::uint32_t, std::uint32_t, std::string_view>> seen;
    for (const ChosenRewrite& one_rewrite : chosen) {
        for (const auto& [file, edit] : one_rewrite.rewrite->edits) {
            if (!seen.emplace(file, edit.span.begin, edit.span.end, edit.text).second) continue;
            by_file[file].push_back(edit);
        }
    }
    std::map<const SourceFile*, EditList> lists;
    for (auto& [file, edits] : by_file) {
        std::ranges::stable_sort(
            edits, {}, [](const Edit& edit) { return std::pair{edit.span.begin, edit.span.end}; });
        std::vector<Edit> merged;
        for (Edit& edit : edits) {
            // What is inserted where something is replaced stands before it.
            const bool is_next = !merged.empty() && merged.back().span.empty() &&
                                 merged.back().span.begin == edit.span.begin;
            if (is_next) {
                merged.back().span.end = edit.span.end;
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
