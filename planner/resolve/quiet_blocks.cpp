#include "planner/resolve/quiet_blocks.hpp"

#include <algorithm>
#include <iterator>

#include "parser/config/pattern.hpp"

namespace sshplan {
namespace {

/// Whether a line may count although its block does not apply, or hang on lines elsewhere.
bool may_count(const Directive& directive, const Edition& edition) {
    if (directive.spelling == nullptr || directive.is(Keyword::include)) return true;
    if (!read_keyword(*directive.spelling, edition)) return true;  // IgnoreUnknown may hide it
    const Merge merge = directive.info->merge;
    return merge == Merge::first_anywhere || merge == Merge::last_anywhere;
}

}  // namespace

QuietBlocks::QuietBlocks(std::span<const Block> blocks)
    : blocks_(blocks), plain_(blocks.size()), indexed_(blocks.size()) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        plain_[i] = blocks[i].kind != BlockKind::global && blocks[i].is_plain;
        indexed_[i] = can_be_indexed(blocks[i]);
        // Nothing stands before the first heading: there is nothing to read.
        if (blocks[i].kind == BlockKind::global && blocks[i].is_empty()) {
            plain_[i] = indexed_[i] = true;
        }
        if (!plain_[i] || !indexed_[i]) always_.push_back(static_cast<std::uint32_t>(i));
    }
}

std::string_view QuietBlocks::without_sign(const Word& pattern) {
    return pattern.text.substr(pattern.text.starts_with('!') ? 1 : 0);
}

/// Whether ssh gets as far as an empty pattern hangs on the host, so such a line is always read.
bool QuietBlocks::can_be_indexed(const Block& block) {
    return !block.patterns.empty() &&
           std::ranges::none_of(block.patterns, &std::string_view::empty, without_sign);
}

void QuietBlocks::index() {
    for (std::uint32_t i = 0; i < blocks_.size(); ++i) {
        if (!indexed_[i]) continue;
        for (const Word& word : blocks_[i].patterns) patterns_.add(without_sign(word), i);
    }
}

/// The indexed blocks of which a pattern matches the host, in order; by trying them all.
std::vector<std::uint32_t> QuietBlocks::search(std::string_view host) const {
    const auto matches = [host](const Word& word) {
        return matches_pattern(host, without_sign(word));
    };
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < blocks_.size(); ++i) {
        if (indexed_[i] && std::ranges::any_of(blocks_[i].patterns, matches)) found.push_back(i);
    }
    return found;
}

/// The same. Who asks for a host and those before it, in every release, needs no index.
std::vector<std::uint32_t> QuietBlocks::named_by(std::string_view host) {
    constexpr std::size_t few = 4;
    const auto known = std::ranges::find(first_, host, &Named::host);
    if (known != first_.end()) return known->positions;
    if (first_.size() < few) {
        first_.push_back({std::string{host}, search(host)});
        if (first_.size() == few) index();
        return first_.back().positions;
    }
    std::vector<std::uint32_t> found;
    patterns_.find(host, found);
    std::ranges::sort(found);
    const auto repeated = std::ranges::unique(found);
    found.erase(repeated.begin(), repeated.end());
    return found;
}

QuietBlocks::Known::Known(const Dialect& dialect, const QuietBlocks& blocks)
    : edition_(dialect.edition),
      differences_(dialect.differences),
      blocks_(blocks),
      quiet_(blocks.plain_),
      always_(blocks.always_) {}

void QuietBlocks::Known::learn(std::size_t position) {
    if (quiet_[position]) return;
    const Block& block = blocks_.blocks_[position];
    const auto counts = [this](const Directive& line) { return may_count(line, edition_); };
    if (block.kind == BlockKind::global || std::ranges::any_of(block.directives(), counts)) return;
    quiet_[position] = true;
    if (blocks_.indexed_[position]) is_tidy_ = false;
}

QuietBlocks::Known& QuietBlocks::in(const Dialect& dialect) {
    for (Known& known : known_) {
        if (known.edition_ == dialect.edition && known.differences_ == dialect.differences) {
            return known;
        }
    }
    return known_.emplace_back(Known{dialect, *this});
}

void QuietBlocks::tidy(Known& known) const {
    std::erase_if(known.always_, [&](std::uint32_t i) { return known.quiet_[i] && indexed_[i]; });
    known.is_tidy_ = true;
}

bool QuietBlocks::are_all_quiet(Known& known) const {
    if (!known.is_tidy_) tidy(known);
    return known.always_.empty();
}

std::vector<std::uint32_t> QuietBlocks::to_read(std::string_view host, Known& known) {
    if (!known.is_tidy_) tidy(known);
    const std::vector<std::uint32_t> named = named_by(host);
    std::vector<std::uint32_t> all;
    all.reserve(named.size() + known.always_.size());
    std::ranges::set_union(named, known.always_, std::back_inserter(all));
    return all;
}

}  // namespace sshplan
