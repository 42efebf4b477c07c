#pragma once

#include <string>
#include <string_view>

#include "planner/migrate/recipe_site.hpp"
#include "planner/recipe/inner_options.hpp"

namespace sshplan {

/// How the lines around a recipe are written, so that new ones look like them.
struct LineStyle {
    std::string indent{};
    std::string separator = " ";  // between keyword and value: " ", "=", " = "
    std::size_t column = 0;       // of values behind the indent, where several blanks lead to it
    std::string end = "\n";

    enum class Letters : std::uint8_t { mixed, lower, upper } letters = Letters::mixed;

    /// A keyword in these letters, and what stands between it and its value.
    [[nodiscard]] std::string lead(std::string_view spelling) const;
    /// A keyword in these letters.
    [[nodiscard]] std::string keyword(std::string_view spelling) const;
    /// A whole line.
    [[nodiscard]] std::string line(const ConfigLine& line) const;
};

/// The style of a recipe's own line.
[[nodiscard]] LineStyle style_of(const RecipeSite& site);

}  // namespace sshplan
