#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sshplan::cli {

/// How many brackets may be open in a TOML document, and how many dots a key may have: whoever
/// reads and frees values calls itself for each.
inline constexpr std::size_t most_toml_depth = 16;

/// Why a TOML document is not given to its reader.
struct TomlFlaw {
    /// `depth`: there are more brackets or dots than that. `not_ascii`: outside of strings and
    /// comments, where TOML has only ASCII.
    enum class Kind : std::uint8_t { depth, not_ascii };

    Kind kind = Kind::depth;
    std::uint32_t at = 0;
};

/// The first such place; nothing if there is none. What stands behind the first error of a document
/// may be misjudged: no reader gets there.
[[nodiscard]] std::optional<TomlFlaw> find_flaw(std::string_view toml);

}  // namespace sshplan::cli
