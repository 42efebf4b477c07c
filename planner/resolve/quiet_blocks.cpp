#include "planner/resolve/quiet_blocks.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "parser/config/pattern.hpp"

namespace sshplan {
namespace {

/// Whether a line may count although its block does not apply, or depend on lines elsewhere.
bool may_count(const Directive& directive) {
    if (directive.info == nullptr || directive.is(Keyword::include)) return true;
    const Merge merge = directive.info->merge;
    return merge == Merge::first_anywhere || merge == Merge::last_anywhere;
}

}  // namespace

bool QuietBlocks::may_be_quiet(const Block& block) {
    return block.head != nullptr && std::ranges::none_of(block.directives, may_count);
}

bool QuietBlocks::may_skip(const Block& block, std::string_view host) const {
    if (block.kind != BlockKind::host) return false;
    const auto known = known_.find(block.head);
    if (known == known_.end()) return false;
    return std::ranges::none_of(known->second, [host](const Pattern& pattern) {
        // Whether ssh gets as far as an empty pattern hangs on the host.
        if (pattern.text.empty()) return true;
        return pattern.is_literal ? pattern.text == host : matches_pattern(host, pattern.text);
    });
}

void QuietBlocks::learn(const Block& block) {
    std::vector<Pattern> patterns;
    const std::span<const Word> words =
        block.kind == BlockKind::host ? block.head->words : std::span<const Word>{};
    for (const Word& word : words) {
        const std::string_view text = word.text.substr(word.text.starts_with('!') ? 1 : 0);
        patterns.push_back({text, text.find_first_of("*?") == std::string_view::npos});
    }
    known_.try_emplace(block.head, std::move(patterns));
}

}  // namespace sshplan
