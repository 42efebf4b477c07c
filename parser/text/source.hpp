#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sshplan {

/// A run of bytes of one file, `end` exclusive. Offsets only: line and column are computed when
/// they are shown, so that edits never leave stale positions behind.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
    [[nodiscard]] constexpr bool empty() const { return begin == end; }
    friend constexpr bool operator==(Span, Span) = default;
};

/// Where a byte stands, as a reader counts: both from 1, columns in Unicode code points (an invalid
/// byte counts as one).
struct Position {
    std::uint32_t line = 1;
    std::uint32_t column = 1;

    friend constexpr bool operator==(Position, Position) = default;
};

/// The bytes of one file and the name by which it was opened. Bytes never change; spans and views
/// into them live as long as the object, which therefore does not move.
class SourceFile {
public:
    /// What the bytes are: those of a file, or the text of an -o, which ssh calls `command-line`.
    enum class Kind : std::uint8_t { file, option };

    SourceFile(std::string name, std::string bytes, Kind kind = Kind::file);
    SourceFile(const SourceFile&) = delete;
    SourceFile& operator=(const SourceFile&) = delete;
    ~SourceFile() = default;

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] bool is_option() const { return kind_ == Kind::option; }
    [[nodiscard]] std::string_view bytes() const { return bytes_; }
    /// Whether there is a NUL byte, behind which ssh sees nothing of a line.
    [[nodiscard]] bool has_nul() const { return has_nul_; }
    /// Whether a line has more bytes than `most`, without its line end.
    [[nodiscard]] bool has_line_beyond(std::size_t most) const;
    [[nodiscard]] std::string_view at(Span span) const {
        return std::string_view{bytes_}.substr(span.begin, span.size());
    }

    /// Line and column of a byte offset; the end of the file is a valid offset.
    [[nodiscard]] Position position(std::uint32_t offset) const;

    /// The bytes of line `number` (from 1) without its line end; empty if there is no such line.
    [[nodiscard]] std::string_view line(std::uint32_t number) const;

private:
    void index_lines() const;

    std::string name_;
    std::string bytes_;
    Kind kind_;
    bool has_nul_;
    mutable std::vector<std::uint32_t> line_starts_;  // filled when first asked for
};

/// A span together with the file it lies in. `file` is null for what no file says.
struct Place {
    const SourceFile* file = nullptr;
    Span span;

    friend constexpr bool operator==(const Place&, const Place&) = default;
};

}  // namespace sshplan
