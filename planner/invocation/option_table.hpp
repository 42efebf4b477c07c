#pragma once

#include <cstdint>
#include <span>

#include "planner/dialect/dialect.hpp"

namespace sshplan {

/// One letter of ssh(1)'s getopt string, as some releases know it.
struct OptionInfo {
    enum class Takes : std::uint8_t { nothing, argument };

    char letter = 0;
    Takes takes = Takes::nothing;
    Lifetime lives{};
};

/// All letters that any known release knows.
[[nodiscard]] std::span<const OptionInfo> option_table();

/// What a letter means to a dialect; null if it is no option there.
[[nodiscard]] const OptionInfo* find_option(char letter, const Dialect& dialect);

}  // namespace sshplan
