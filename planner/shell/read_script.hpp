#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "planner/shell/script.hpp"

namespace sshplan::shell {

/// Why a text was not read. `unbalanced`: no shell can, as a quote or a parenthesis is not closed.
/// `not_read`: shells know more than is read here.
struct ScriptFault {
    enum class Kind : std::uint8_t { unbalanced, not_read };

    Kind kind = Kind::not_read;
    std::string reason;    // "a here-document is not read"
    std::size_t byte = 0;  // where
};

/// Reads a text as sh -c would. Bounded: nesting deeper than 32, texts longer than 64 KiB or with
/// more than 500 opening brackets are not read.
[[nodiscard]] std::variant<Script, ScriptFault> read_script(std::string_view text);

/// Whether a word is one that opens or closes a compound command where a command may begin.
[[nodiscard]] bool is_reserved(std::string_view word);

}  // namespace sshplan::shell
