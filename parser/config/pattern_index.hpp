#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace sshplan {

/// Patterns as of a Host line, and for a text those among them that match it (match.c
/// match_pattern), found without trying them all: a pattern is looked up by a run of literal bytes
/// at its beginning, at its end, or by all of it, whichever fewest others share. Those without such
/// a run are tried each time. The texts of patterns must outlive the index.
class PatternIndex {
public:
    /// Adds a pattern, without a '!', under a number; several may have the same. To be done before
    /// the first find().
    void add(std::string_view pattern, std::uint32_t number) {
        patterns_.push_back({pattern, number});
    }

    /// Appends the numbers of all patterns that match a text, in no order, some perhaps twice.
    void find(std::string_view text, std::vector<std::uint32_t>& numbers);

private:
    /// Where the bytes stand that all texts have in common which a pattern matches.
    struct Shape {
        enum class Anchor : std::uint8_t { whole, begin, end };
        Anchor anchor = Anchor::whole;
        std::size_t offset = 0;  // of the bytes from the beginning, or from the end
        std::size_t length = 0;

        [[nodiscard]] bool is_empty() const { return anchor != Anchor::whole && length == 0; }
        /// The bytes of a text at this place; empty if it is too short for it.
        [[nodiscard]] std::string_view piece_of(std::string_view text) const;
        friend bool operator==(const Shape&, const Shape&) = default;
    };

    struct Pattern {
        std::string_view text;
        std::uint32_t number = 0;
    };

    /// A place of the hash table.
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t pattern = 0;  // from 1; 0: none
    };

    void build();
    [[nodiscard]] std::vector<std::uint32_t> count_pieces();
    [[nodiscard]] static Shape whole_or_head(std::string_view pattern);
    [[nodiscard]] static Shape tail(std::string_view pattern);
    [[nodiscard]] std::uint32_t number_of(const Shape& shape);
    [[nodiscard]] std::uint32_t hash_of(std::string_view text, const Shape& shape);
    void fill_slot(std::uint32_t pattern, std::uint32_t hash);

    bool is_built_ = false;
    std::vector<Pattern> patterns_;
    std::vector<Shape> shapes_;
    std::vector<std::uint32_t> shapeless_;  // positions in patterns_
    std::vector<Slot> slots_;               // as many as a power of two, half of them empty
};

}  // namespace sshplan
