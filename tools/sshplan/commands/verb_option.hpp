#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "tools/sshplan/commands/choose.hpp"
#include "tools/sshplan/commands/evaluation_options.hpp"

namespace sshplan::cli {

/// What is wrong with an option; nothing if it was stored.
using OptionFault = std::optional<std::string>;

/// How an option is written.
struct OptionShape {
    std::string_view name;      // with its dashes
    std::string_view argument;  // as the help calls it; empty: a flag
    std::string_view summary;   // empty: it is not in the help, being refused with a hint
};

/// An option that one verb alone takes.
template <typename Options>
struct VerbOption {
    OptionShape shape;
    OptionFault (*store)(Options& options, const std::string& value);
};

/// How all options of a verb are written, in their order.
template <typename Options>
[[nodiscard]] std::vector<OptionShape> shapes_of(std::span<const VerbOption<Options>> own) {
    std::vector<OptionShape> shapes;
    for (const VerbOption<Options>& option : own) shapes.push_back(option.shape);
    return shapes;
}

/// A line of a help.
[[nodiscard]] std::string help_line(const OptionShape& shape);

/// The value of an option, and how many words it and its option are.
struct OptionValue {
    std::string text{};
    std::size_t words = 1;
};

/// Reads the option of this name that `rest` begins with, its value glued by `=` or in the next
/// word.
[[nodiscard]] std::variant<OptionValue, WrongOption> take_value(const OptionShape& shape,
                                                                std::span<const std::string> rest);

/// As choose(), and what it returns is a sentence.
template <typename Value, std::size_t count>
[[nodiscard]] OptionFault choose_for(std::string_view option,
                                     Value& target,
                                     std::string_view name,
                                     const Choice<Value> (&choices)[count]) {
    const auto names = choose(target, name, choices);
    if (!names) return std::nullopt;
    return fmt::format("{} takes {}, not '{}'", option, *names, name);
}

}  // namespace sshplan::cli
