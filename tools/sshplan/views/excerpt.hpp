#pragma once

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parser/text/source.hpp"
#include "tools/sshplan/views/styled_line.hpp"

namespace sshplan::cli {

/// A place in an excerpt, and what is said beside it.
struct Mark {
    /// `primary` is what a message speaks of; `secondary` shows why.
    enum class Kind : std::uint8_t { primary, secondary };

    Place place;
    Kind kind = Kind::primary;
    std::string label{};  // may be empty
};

/// Whether a place can be shown: it lies in a file, and not behind its end.
[[nodiscard]] bool is_shown(const Place& place);

/// How wide the margin with the numbers of these lines is; 1 without any.
[[nodiscard]] std::size_t margin_of(std::span<const Mark> marks);

/// How excerpts of one message look.
struct ExcerptLook {
    Style style{Colours::off};
    std::size_t width = 80;  // columns
    std::size_t margin = 1;  // as margin_of() says of all marks
    Role primary = Role::error;
};

/// Prints lines of files with what is marked in them, and remarks at their margin:
///
///       --> config:5:7
///       |
///     1 | Host host2
///       | ---------- opened here
///     ...
///     5 | Match host host2 !exec
///       |       ^^^^^^^^^^
///       = help: exec takes a command
class ExcerptPrinter {
public:
    ExcerptPrinter(std::ostream& out, const ExcerptLook& look) : out_(out), look_(look) {}

    /// The lines of one file that hold these marks, which is_shown() lets through. `location` says
    /// where, and is printable.
    void print_marks(std::string_view location, std::span<const Mark> marks);

    /// "= help: some text", wrapped. The role is that of its beginning.
    void print_remark(std::string_view name, std::string_view text, Role role);

    /// A line with nothing but the margin.
    void print_gutter();

private:
    struct Excerpt;

    [[nodiscard]] std::size_t room() const;
    [[nodiscard]] StyledLine gutter(std::string_view number) const;
    void print_line(std::uint32_t number, const std::vector<const Mark*>& marks);
    void print_underline(const Mark& mark, std::size_t begin, std::size_t size);
    void print_gap(const SourceFile& file, std::uint32_t last, std::uint32_t next);
    void write(const StyledLine& line) { line.write(out_, look_.style); }

    std::ostream& out_;
    const ExcerptLook& look_;
};

}  // namespace sshplan::cli
