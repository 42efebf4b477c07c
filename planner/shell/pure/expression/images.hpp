#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "planner/shell/pure/expression/expression.hpp"

namespace sshplan::shell::pure {

/// A set of places between the bytes of a text: for each of them, whether it is in it.
using Places = std::vector<std::uint8_t>;

/// What finding out may cost, in bytes looked at; it bounds time and memory for any expression.
class Effort {
public:
    /// Throws Unknown if that is too much.
    void spend(std::size_t bytes);

private:
    std::size_t left_ = 50'000'000;  // well below a second
};

/// How the parts of an expression lie over one text, for whole sets of places at a time: nothing is
/// tried and taken back, so nothing is exponential.
class Images {
public:
    Images(std::string_view text, Effort& effort) : text_(text), effort_(effort) {}

    /// Where a part can end if it begins at one of some places.
    [[nodiscard]] Places after(const Node& node, const Places& begins);
    /// Where a part can begin if it ends at one of some places.
    [[nodiscard]] Places before(const Node& node, const Places& ends);

    [[nodiscard]] Places none() const { return Places(text_.size() + 1); }
    [[nodiscard]] Places all() const { return Places(text_.size() + 1, 1); }
    [[nodiscard]] Places only(std::size_t place) const;

private:
    enum class Direction : std::uint8_t { forward, backward };

    Places image(const Node& node, const Places& places, Direction direction);
    [[nodiscard]] Places byte_image(const Node& node, const Places& places, Direction) const;
    Places sequence_image(const Node& node, const Places& places, Direction direction);
    /// Any number of rounds of a part from any of some places, added to these.
    void add_rounds(const Node& part, std::size_t most, Places& places, Direction direction);
    Places repeat_image(const Node& node, const Places& places, Direction direction);

    std::string_view text_;
    Effort& effort_;
};

}  // namespace sshplan::shell::pure
