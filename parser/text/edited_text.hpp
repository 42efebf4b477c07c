#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "parser/text/edit.hpp"

namespace sshplan {

/// A text that is changed several times, each time by edits of what it is then, and still known as
/// one list of edits of what it was.
class EditedText {
public:
    /// `size`: of the text before any change, in bytes.
    explicit EditedText(std::uint32_t size) : pieces_{Span{0, size}}, size_(size) {}

    /// Changes what the last change left. Every span must lie within that.
    void apply(const EditList& edits);

    /// All changes, as edits of the first text.
    [[nodiscard]] EditList edits() const;

private:
    using Piece = std::variant<Span, std::string>;  // bytes that were there, or came in

    std::vector<Piece> pieces_;
    std::uint32_t size_;
};

}  // namespace sshplan
