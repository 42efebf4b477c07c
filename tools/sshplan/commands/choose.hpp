#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sshplan::cli {

/// A value that an option may have, by name.
template <typename Value>
struct Choice {
    std::string_view name;
    Value value;
};

/// Stores the value that has this name. Else what it returns lists the names: "text, json or
/// names".
template <typename Value, std::size_t count>
[[nodiscard]] std::optional<std::string> choose(Value& target,
                                                std::string_view name,
                                                const Choice<Value> (&choices)[count]) {
    std::string names;
    for (std::size_t i = 0; i < count; ++i) {
        if (choices[i].name == name) {
            target = choices[i].value;
            return std::nullopt;
        }
        if (i > 0) names += i + 1 == count ? " or " : ", ";
        names += choices[i].name;
    }
    return names;
}

}  // namespace sshplan::cli
