#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sshplan::cli {

/// What a run of text is to the reader. Colour is never the only sign of it.
enum class Role : std::uint8_t { plain, heading, hop, dim, good, info, warning, error, code };

enum class Colours : std::uint8_t { off, on };

/// How roles look.
class Style {
public:
    constexpr explicit Style(Colours colours) : colours_(colours) {}

    /// The text as the terminal shall get it. `printable_text` has gone through printable().
    [[nodiscard]] std::string paint(Role role, std::string_view printable_text) const;

private:
    Colours colours_;
};

/// The characters that pictures are drawn with.
namespace glyph {
inline constexpr std::string_view arrow = "→";
inline constexpr std::string_view shaft = "─";
inline constexpr std::string_view loop = "↻";
inline constexpr std::string_view stop = "✗";
inline constexpr std::string_view gutter = "|";
inline constexpr std::string_view caret = "^";
inline constexpr std::string_view dash = "-";
inline constexpr std::string_view ellipsis = "…";
}  // namespace glyph

}  // namespace sshplan::cli
