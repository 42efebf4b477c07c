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

QuietBlocks::Index& QuietBlocks::index_of(std::span<const Block> blocks) {
    const auto [at, is_new] = indexes_.try_emplace(blocks.data());
    if (is_new) {
        std::set<std::size_t>& others = at->second.others;
        for (std::size_t i = 0; i < blocks.size(); ++i) others.insert(others.end(), i);
    }
    return at->second;
}

std::size_t QuietBlocks::next(std::span<const Block> blocks,
                              std::size_t from,
                              std::string_view host) {
    const Index& index = index_of(blocks);
    const auto other = index.others.lower_bound(from);
    std::size_t first = other == index.others.end() ? blocks.size() : *other;
    const auto same = index.by_literal.find(host);
    if (same == index.by_literal.end()) return first;
    const auto at = same->second.lower_bound(from);
    return at == same->second.end() ? first : std::min(first, *at);
}

void QuietBlocks::learn(std::span<const Block> blocks, const Block& block) {
    std::vector<Pattern> patterns;
    const std::span<const Word> words =
        block.kind == BlockKind::host ? block.head->words : std::span<const Word>{};
    for (const Word& word : words) {
        const std::string_view text = word.text.substr(word.text.starts_with('!') ? 1 : 0);
        patterns.push_back({text, text.find_first_of("*?") == std::string_view::npos});
    }
    const auto [known, is_new] = known_.try_emplace(block.head, std::move(patterns));
    const auto is_told_by_host = [](const Pattern& pattern) {
        return pattern.is_literal && !pattern.text.empty();
    };
    const bool is_indexed =
        block.kind == BlockKind::host && std::ranges::all_of(known->second, is_told_by_host);
    if (!is_new || !is_indexed) return;
    const auto position = static_cast<std::size_t>(&block - blocks.data());
    Index& index = index_of(blocks);
    index.others.erase(position);
    for (const Pattern& one : known->second) index.by_literal[one.text].insert(position);
}

}  // namespace sshplan
