#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parser/config/config.hpp"
#include "parser/config/pattern_index.hpp"
#include "planner/dialect/dialect.hpp"

namespace sshplan {

/// The blocks of a file that do nothing where they do not apply: all of their lines can be read,
/// and none counts all the same or is remarked on. Plain lines show that by themselves; of others
/// it is learned, for each dialect, when they are read for the first time. So thousands of blocks
/// need not be read for each of thousands of hosts. Of a Host line that is passed over no decision
/// is recorded.
class QuietBlocks {
public:
    explicit QuietBlocks(std::span<const Block> blocks);

    /// What is known for one dialect.
    class Known {
    public:
        /// Whether a block is quiet: once it does not apply its lines need not be read.
        [[nodiscard]] bool is_quiet(std::size_t position) const { return quiet_[position]; }

        /// Notes that a block did nothing when it was read without applying.
        void learn(std::size_t position);

    private:
        friend class QuietBlocks;

        Known(const Dialect& dialect, const QuietBlocks& blocks);

        Edition edition_;
        Dialect::Differences differences_;
        const QuietBlocks& blocks_;
        std::vector<bool> quiet_;
        std::vector<std::uint32_t> always_;  // to be read for every host
        bool is_tidy_ = true;                // nothing quiet is in always_ that need not be
    };

    /// What is known for a dialect: the same object each time.
    [[nodiscard]] Known& in(const Dialect& dialect);

    /// Whether nothing at all has to be read for hosts that no Host line names.
    [[nodiscard]] bool are_all_quiet(Known& known) const;

    /// The positions of the blocks that are to be read for a host, in order: all others may be
    /// passed over.
    [[nodiscard]] std::vector<std::uint32_t> to_read(std::string_view host, Known& known);

private:
    /// The indexed blocks that name a host.
    struct Named {
        std::string host;
        std::vector<std::uint32_t> positions;
    };

    [[nodiscard]] static std::string_view without_sign(const Word& pattern);
    [[nodiscard]] static bool can_be_indexed(const Block& block);
    [[nodiscard]] std::vector<std::uint32_t> search(std::string_view host) const;
    void index();
    [[nodiscard]] std::vector<std::uint32_t> named_by(std::string_view host);
    void tidy(Known& known) const;

    std::span<const Block> blocks_;
    std::vector<bool> plain_;            // all lines are
    std::vector<bool> indexed_;          // Host lines that are found by their patterns
    std::vector<std::uint32_t> always_;  // what everybody has to read, before anything is learned
    std::vector<Named> first_;           // what was found for the first hosts
    PatternIndex patterns_;              // empty until it pays
    std::deque<Known> known_;
};

}  // namespace sshplan
