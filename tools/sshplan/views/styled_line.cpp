#include "tools/sshplan/views/styled_line.hpp"

#include "parser/text/printable.hpp"
#include "tools/sshplan/views/runner_commands.hpp"

namespace sshplan::cli {

StyledLine& StyledLine::add(std::string_view text, Role role) {
    std::string shown = printable(text);
    width_ += columns(shown);
    pieces_.push_back({std::move(shown), role});
    return *this;
}

StyledLine& StyledLine::add(const StyledLine& line) {
    pieces_.insert(pieces_.end(), line.pieces_.begin(), line.pieces_.end());
    width_ += line.width_;
    return *this;
}

StyledLine& StyledLine::pad_to(std::size_t column) {
    if (column > width_) add(std::string(column - width_, ' '));
    return *this;
}

void StyledLine::write(std::ostream& out, const Style& style) const {
    std::string plain;
    std::string painted;
    for (const Piece& piece : pieces_) {
        plain += piece.text;
        painted += style.paint(piece.role, piece.text);
    }
    // A line that a runner would obey is never ours; it loses its colours with its power.
    const std::string harmless = without_markers(plain, "\\x23");
    if (harmless != plain) painted = plain = harmless;
    if (begins_as_command(plain)) painted = plain.replace(plain.find("::"), 1, "\\x3a");
    out << painted << '\n';
}

}  // namespace sshplan::cli
