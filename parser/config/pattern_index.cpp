#include "parser/config/pattern_index.hpp"

#include <algorithm>
#include <bit>
#include <functional>

#include "parser/config/pattern.hpp"

namespace sshplan {
namespace {

constexpr std::string_view wildcards = "*?";

std::uint32_t hash_of_piece(std::string_view piece, std::uint32_t shape) {
    const std::size_t hash = std::hash<std::string_view>{}(piece);
    return static_cast<std::uint32_t>(hash ^ hash >> 32U) + shape * 0x9E3779B9U;
}

struct Run {
    std::size_t begin = 0;
    std::size_t size = 0;
};

/// The longest run of literal bytes of a text without '*'.
Run longest_run(std::string_view text) {
    Run longest;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('?', at), text.size());
        if (end - at > longest.size) longest = {at, end - at};
        at = end + 1;
    }
    return longest;
}

}  // namespace

std::string_view PatternIndex::Shape::piece_of(std::string_view text) const {
    if (anchor == Anchor::whole) return text;
    const bool at_begin = anchor == Anchor::begin;
    if (text.size() < offset + (at_begin ? length : 0)) return {};
    return text.substr(at_begin ? offset : text.size() - offset, length);
}

PatternIndex::Shape PatternIndex::whole_or_head(std::string_view pattern) {
    if (pattern.find_first_of(wildcards) == std::string_view::npos) return {};
    const Run run = longest_run(pattern.substr(0, pattern.find('*')));
    return {Shape::Anchor::begin, run.begin, run.size};
}

PatternIndex::Shape PatternIndex::tail(std::string_view pattern) {
    const std::size_t star = pattern.rfind('*');
    if (star == std::string_view::npos) return {Shape::Anchor::end};
    const std::string_view text = pattern.substr(star + 1);
    const Run run = longest_run(text);
    return {Shape::Anchor::end, text.size() - run.begin, run.size};
}

std::uint32_t PatternIndex::number_of(const Shape& shape) {
    const auto known = std::ranges::find(shapes_, shape);
    const auto number = static_cast<std::uint32_t>(known - shapes_.begin());
    if (known == shapes_.end()) shapes_.push_back(shape);
    return number;
}

std::uint32_t PatternIndex::hash_of(std::string_view text, const Shape& shape) {
    return hash_of_piece(shape.piece_of(text), number_of(shape));
}

/// How many patterns have each piece, more or less: by its hash.
std::vector<std::uint32_t> PatternIndex::count_pieces() {
    std::vector<std::uint32_t> counts(slots_.size());
    for (const Pattern& pattern : patterns_) {
        for (const Shape& shape : {whole_or_head(pattern.text), tail(pattern.text)}) {
            if (!shape.is_empty()) ++counts[hash_of(pattern.text, shape) & (slots_.size() - 1)];
        }
    }
    return counts;
}

void PatternIndex::build() {
    is_built_ = true;
    slots_.assign(std::bit_ceil(2 * patterns_.size() + 1), {});
    const std::vector<std::uint32_t> counts = count_pieces();
    const auto sharers = [&](std::uint32_t hash) { return counts[hash & (slots_.size() - 1)]; };
    for (std::uint32_t i = 0; i < patterns_.size(); ++i) {
        const std::string_view text = patterns_[i].text;
        const Shape head = whole_or_head(text);
        const Shape end = tail(text);
        if (head.is_empty() && end.is_empty()) {
            shapeless_.push_back(i);
        } else if (head.is_empty()) {
            fill_slot(i, hash_of(text, end));
        } else {
            const std::uint32_t by_head = hash_of(text, head);
            const bool is_tail_rarer =
                !end.is_empty() && sharers(hash_of(text, end)) < sharers(by_head);
            fill_slot(i, is_tail_rarer ? hash_of(text, end) : by_head);
        }
    }
}

void PatternIndex::fill_slot(std::uint32_t pattern, std::uint32_t hash) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    while (slots_[at].pattern != 0) at = (at + 1) & mask;
    slots_[at] = {hash, pattern + 1};
}

void PatternIndex::find(std::string_view text, std::vector<std::uint32_t>& numbers) {
    if (!is_built_) build();
    const auto take = [&](std::uint32_t position) {
        const Pattern& pattern = patterns_[position];
        if (matches_pattern(text, pattern.text)) numbers.push_back(pattern.number);
    };
    const std::size_t mask = slots_.size() - 1;
    for (std::uint32_t shape = 0; shape < shapes_.size(); ++shape) {
        const std::string_view piece = shapes_[shape].piece_of(text);
        if (piece.empty() && shapes_[shape].anchor != Shape::Anchor::whole) continue;
        const std::uint32_t hash = hash_of_piece(piece, shape);
        for (std::size_t at = hash & mask; slots_[at].pattern != 0; at = (at + 1) & mask) {
            if (slots_[at].hash == hash) take(slots_[at].pattern - 1);
        }
    }
    std::ranges::for_each(shapeless_, take);
}

}  // namespace sshplan
