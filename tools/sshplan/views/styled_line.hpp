#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "tools/sshplan/views/style.hpp"

namespace sshplan::cli {

/// One line of an answer, before it is coloured. The only way in which a view writes text: whatever
/// is added goes through printable(), so that nothing from a file can reach a terminal otherwise.
class StyledLine {
public:
    StyledLine& add(std::string_view text, Role role = Role::plain);
    StyledLine& add(const StyledLine& line);
    /// Adds blanks up to a column, counted from 0; none if the line is longer already.
    StyledLine& pad_to(std::size_t column);

    /// In columns of a terminal.
    [[nodiscard]] std::size_t width() const { return width_; }

    /// Writes it and a line end.
    void write(std::ostream& out, const Style& style) const;

private:
    struct Piece {
        std::string text;
        Role role;
    };

    std::vector<Piece> pieces_;
    std::size_t width_ = 0;
};

}  // namespace sshplan::cli
