#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sshplan {

/// Many texts, read byte by byte at the same time.
class LiteralTree {
public:
    using Node = std::uint32_t;
    static constexpr Node nowhere = 0;  // no text goes on like this
    static constexpr Node root = 1;

    void add(std::string_view text);

    [[nodiscard]] Node step(Node node, char byte) const;
    /// The bytes with which some text goes on.
    [[nodiscard]] const std::string& bytes_after(Node node) const { return bytes_[node]; }
    /// The text that ends here, counted from 1; 0: none does.
    [[nodiscard]] std::uint32_t ending_at(Node node) const { return endings_[node]; }

private:
    std::vector<std::string> bytes_{"", ""};  // by node
    std::vector<std::uint32_t> endings_{0, 0};
    std::unordered_map<std::uint64_t, Node> steps_;
    std::uint32_t count_ = 0;
};

}  // namespace sshplan
