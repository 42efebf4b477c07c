#include "planner/invocation/option_table.hpp"

#include <algorithm>
#include <array>

namespace sshplan {

namespace {

using enum OptionInfo::Takes;

constexpr Release always{0, 0};

// clang-format off
// In the order of ssh.c's getopt string.
constexpr std::array options{
    OptionInfo{'1', nothing, always},        OptionInfo{'2', nothing, always},
    OptionInfo{'4', nothing, always},        OptionInfo{'6', nothing, always},
    OptionInfo{'a', nothing, always},        OptionInfo{'b', argument, always},
    OptionInfo{'c', argument, always},       OptionInfo{'e', argument, always},
    OptionInfo{'f', nothing, always},        OptionInfo{'g', nothing, always},
    OptionInfo{'i', argument, always},       OptionInfo{'k', nothing, always},
    OptionInfo{'l', argument, always},       OptionInfo{'m', argument, always},
    OptionInfo{'n', nothing, always},        OptionInfo{'o', argument, always},
    OptionInfo{'p', argument, always},       OptionInfo{'q', nothing, always},
    OptionInfo{'s', nothing, always},        OptionInfo{'t', nothing, always},
    OptionInfo{'v', nothing, always},        OptionInfo{'x', nothing, always},
    OptionInfo{'A', nothing, always},        OptionInfo{'B', argument, {7, 7}},
    OptionInfo{'C', nothing, always},        OptionInfo{'D', argument, always},
    OptionInfo{'E', argument, {6, 3}},       OptionInfo{'F', argument, always},
    OptionInfo{'G', nothing, {6, 8}},        OptionInfo{'I', argument, always},
    OptionInfo{'J', argument, {7, 3}},       OptionInfo{'K', nothing, always},
    OptionInfo{'L', argument, always},       OptionInfo{'M', nothing, always},
    OptionInfo{'N', nothing, always},        OptionInfo{'O', argument, always},
    OptionInfo{'P', nothing, always, {9, 4}},  // once: a port below 1024
    OptionInfo{'P', argument, {9, 4}},         // a tag
    OptionInfo{'Q', argument, {6, 3}},       OptionInfo{'R', argument, always},
    OptionInfo{'S', argument, always},       OptionInfo{'T', nothing, always},
    OptionInfo{'V', nothing, always},        OptionInfo{'w', argument, always},
    OptionInfo{'W', argument, always},       OptionInfo{'X', nothing, always},
    OptionInfo{'Y', nothing, always},        OptionInfo{'y', nothing, always},
    OptionInfo{'Z', nothing, {10, 5}},
};
// clang-format on

}  // namespace

std::span<const OptionInfo> option_table() { return options; }

const OptionInfo* find_option(char letter, const Dialect& dialect) {
    const auto* const found = std::ranges::find_if(options, [&](const OptionInfo& option) {
        return option.letter == letter && option.since <= dialect.release &&
               dialect.release < option.until;
    });
    return found == options.end() ? nullptr : found;
}

}  // namespace sshplan
