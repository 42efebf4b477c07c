#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace sshplan {

/// What a rewrite changes besides the spelling, by a stable name (docs/reference/migrate.md).
struct Difference {
    /// `loss`: somebody must agree to it. `gain`: nobody can want the old behaviour back.
    enum class Kind : std::uint8_t { loss, gain };

    std::string_view id;  // "needs-tcp-forwarding"
    Kind kind;
    std::string_view text;  // a sentence without a full stop
};

/// Every difference that a rewrite may have, in the order in which they are told.
[[nodiscard]] std::span<const Difference> all_differences();

/// The difference with an id; null if there is none.
[[nodiscard]] const Difference* find_difference(std::string_view id);

}  // namespace sshplan
