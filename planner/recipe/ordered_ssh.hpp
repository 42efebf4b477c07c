#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/recipe/recipe.hpp"

namespace sshplan {

/// What the ssh inside a command is told besides, or instead of, what the command says.
struct SshOrders {
    std::string config{};                  // the argument of its -F
    std::vector<std::string> settings{};   // arguments of -o that come before all others
    std::optional<std::string> program{};  // what runs where the word is `ssh`, without a path
};

/// A ProxyCommand, expanded already, whose ssh is told that; all else stays as it is written. Only
/// words are changed: nothing is returned where none of them, or more than one, is that ssh, or
/// where its own -F is not a word of its own.
[[nodiscard]] std::optional<std::string> with_orders(std::string_view command,
                                                     const SshOrders& orders,
                                                     const RecipeContext& context);

}  // namespace sshplan
