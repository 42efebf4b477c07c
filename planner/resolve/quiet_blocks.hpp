#pragma once

#include <cstddef>
#include <set>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "parser/config/config.hpp"

namespace sshplan {

/// The blocks that do nothing where they do not apply: all of their lines can be read, and none
/// counts all the same or is remarked on. Whoever asks for thousands of hosts in one dialect lets
/// them be passed over as soon as this is known of them; of a Host line that is passed over no
/// decision is recorded.
class QuietBlocks {
public:
    /// Whether a block is known to be quiet: once it does not apply its lines need not be read.
    [[nodiscard]] bool is_quiet(const Block& block) const { return known_.contains(block.head); }

    /// Whether nothing of a block needs to be read: it is quiet, and its Host line leaves a host
    /// alone.
    [[nodiscard]] bool may_skip(const Block& block, std::string_view host) const;

    /// The position of the first block of a file, from one on, that may_skip() is to be asked of:
    /// those before it may be skipped. How many that are makes hardly a difference.
    [[nodiscard]] std::size_t next(std::span<const Block> blocks,
                                   std::size_t from,
                                   std::string_view host);

    /// Notes that a block of a file did nothing when it was read without applying.
    void learn(std::span<const Block> blocks, const Block& block);

    /// Whether a block may become known at all, by what stands in it.
    [[nodiscard]] static bool may_be_quiet(const Block& block);

private:
    /// A pattern without its '!'; literals are the same or not, and that is all.
    struct Pattern {
        std::string_view text;
        bool is_literal;
    };

    /// The blocks of a file, by position.
    struct Index {
        std::unordered_map<std::string_view, std::set<std::size_t>> by_literal;
        std::set<std::size_t> others;  // not known, or not to be told by literals
    };

    [[nodiscard]] Index& index_of(std::span<const Block> blocks);

    std::unordered_map<const Directive*, std::vector<Pattern>> known_;  // by heading
    std::unordered_map<const Block*, Index> indexes_;                   // by first block
};

}  // namespace sshplan
