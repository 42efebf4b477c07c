#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace sshplan {

/// What a rewrite changes besides the spelling, by a stable name (docs/reference/migrate.md).
struct KnownDifference {
    /// `loss`: somebody may miss what was. `gain`: hardly anybody will.
    enum class Kind : std::uint8_t { loss, gain };

    std::string_view id;  // "needs-tcp-forwarding"
    Kind kind;
    std::string_view text;  // a sentence without a full stop
};

/// Every difference that a rewrite may have, in the order in which they are told.
[[nodiscard]] std::span<const KnownDifference> all_differences();

/// The difference with an id; null if there is none.
[[nodiscard]] const KnownDifference* find_difference(std::string_view id);

}  // namespace sshplan
