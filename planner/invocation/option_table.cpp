#include "planner/invocation/option_table.hpp"

#include <algorithm>
#include <array>

namespace sshplan {

namespace {

using enum OptionInfo::Takes;

// clang-format off
// In the order of ssh.c's getopt string.
constexpr std::array options{
    OptionInfo{'1', nothing}, OptionInfo{'2', nothing}, OptionInfo{'4', nothing},
    OptionInfo{'6', nothing}, OptionInfo{'a', nothing}, OptionInfo{'b', argument},
    OptionInfo{'c', argument}, OptionInfo{'e', argument}, OptionInfo{'f', nothing},
    OptionInfo{'g', nothing}, OptionInfo{'i', argument}, OptionInfo{'k', nothing},
    OptionInfo{'l', argument}, OptionInfo{'m', argument}, OptionInfo{'n', nothing},
    OptionInfo{'o', argument}, OptionInfo{'p', argument}, OptionInfo{'q', nothing},
    OptionInfo{'s', nothing}, OptionInfo{'t', nothing}, OptionInfo{'v', nothing},
    OptionInfo{'x', nothing}, OptionInfo{'A', nothing},
    OptionInfo{'B', argument, {.since = {7, 7}}},
    OptionInfo{'C', nothing}, OptionInfo{'D', argument}, OptionInfo{'E', argument},
    OptionInfo{'F', argument}, OptionInfo{'G', nothing}, OptionInfo{'I', argument},
    OptionInfo{'J', argument, {.since = {7, 3}}},
    OptionInfo{'K', nothing}, OptionInfo{'L', argument}, OptionInfo{'M', nothing},
    OptionInfo{'N', nothing}, OptionInfo{'O', argument},
    OptionInfo{'P', nothing, {.until = {9, 4}}},  // once: a port below 1024
    OptionInfo{'P', argument, {.since = {9, 4}}},  // a tag
    OptionInfo{'Q', argument}, OptionInfo{'R', argument}, OptionInfo{'S', argument},
    OptionInfo{'T', nothing}, OptionInfo{'V', nothing}, OptionInfo{'w', argument},
    OptionInfo{'W', argument}, OptionInfo{'X', nothing}, OptionInfo{'Y', nothing},
    OptionInfo{'y', nothing},
    OptionInfo{'Z', nothing, {.since = {10, 5}}},
};
// clang-format on

}  // namespace

std::span<const OptionInfo> option_table() { return options; }

const OptionInfo* find_option(char letter, const Dialect& dialect) {
    const auto* const found = std::ranges::find_if(options, [&](const OptionInfo& option) {
        return option.letter == letter && option.lives.holds_in(dialect.edition);
    });
    return found == options.end() ? nullptr : found;
}

}  // namespace sshplan
