#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <unordered_map>
#include <vector>

#include "parser/text/source.hpp"

namespace sshplan {

/// A line that begins with a keyword: its file, and where the keyword stands.
struct LineKey {
    const SourceFile* file = nullptr;
    std::uint32_t begin = 0;

    friend auto operator<=>(const LineKey&, const LineKey&) = default;
};

/// For tables by line.
struct LineKeyHash {
    [[nodiscard]] std::size_t operator()(const LineKey& key) const {
        return std::hash<const void*>{}(key.file) * 31 + key.begin;
    }
};

/// What became of a line that sets something, in all cases and under every outcome. Cases are
/// positions in Subject::cases(), each once, in order.
struct LineFacts {
    std::vector<std::size_t> holds{};  // it obtained, or took something away
    std::vector<std::size_t> loses{};  // it came too late, or said nothing new
    std::set<LineKey> winners{};       // the lines to which it lost
    bool loses_to_nothing = false;     // no line is in force in its place
    std::vector<std::size_t> late{};   // of those that it holds in: not before the second pass
};

/// Where a block applies: in which cases, under some outcome.
struct BlockFacts {
    std::vector<std::size_t> applies{};
    std::vector<std::size_t> fits{};  // it would, if what it is included below did
    std::vector<std::size_t> late{};  // only in the second pass, to the name that a HostName gave
};

/// What is known of lines, by where they begin.
template <typename Facts>
using FactsByLine = std::unordered_map<LineKey, Facts, LineKeyHash>;

}  // namespace sshplan
