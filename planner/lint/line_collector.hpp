#pragma once

#include <cstddef>
#include <map>

#include "planner/lint/line_facts.hpp"
#include "planner/resolve/resolution.hpp"

namespace sshplan {

/// Takes down what the resolutions of one case make of the lines that they met. They must have been
/// made with Branching::all_that_sets, so that no value hangs on an outcome.
class LineCollector {
public:
    /// Files that are the same are one: `same` says which stands for a file, if another does.
    LineCollector(std::size_t number,
                  FactsByLine<LineFacts>& lines,
                  FactsByLine<BlockFacts>& blocks,
                  const std::map<const SourceFile*, const SourceFile*>& same)
        : number_(number), lines_(lines), blocks_(blocks), same_(same) {}

    /// Adds what one resolution makes of them.
    void take(const Resolution& resolution);

private:
    void take_setting(const Resolution& resolution, Keyword keyword);
    void take_late_blocks(const Resolution& resolution);
    void take_held(const Obtained& value);
    void take_lost(const Obtained& value, const Obtained* winner);
    [[nodiscard]] LineKey key(const Origin& origin) const;
    [[nodiscard]] LineKey key(const SourceFile* file, std::uint32_t begin) const;
    void note(std::vector<std::size_t>& cases) const;

    std::size_t number_;
    FactsByLine<LineFacts>& lines_;
    FactsByLine<BlockFacts>& blocks_;
    const std::map<const SourceFile*, const SourceFile*>& same_;
};

}  // namespace sshplan
