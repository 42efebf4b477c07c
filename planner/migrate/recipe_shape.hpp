#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/invocation/invocation.hpp"
#include "planner/recipe/recipe.hpp"
#include "planner/resolve/client.hpp"
#include "planner/world/world.hpp"

namespace sshplan {

/// A word of a recipe: a token alone, or text that says the same for every host.
struct RecipeWord {
    enum class Kind : std::uint8_t {
        host,      // %h
        port,      // %p
        literal,   // no token in it
        computed,  // anything else
    };

    Kind kind = Kind::literal;
    std::string text{};  // with its tokens, as written

    friend bool operator==(const RecipeWord&, const RecipeWord&) = default;
};

/// A ProxyCommand as it is written, whatever host it is for: what of it is fixed, and where the
/// tokens stand.
struct RecipeShape {
    Recipe recipe{};                  // of a host that stands for all
    std::optional<Invocation> ssh{};  // the ssh that is run here, with its tokens as written
    RecipeWord host{};                // the end
    RecipeWord port{};
};

/// Reads a ProxyCommand with its tokens. What the shell would compute of them makes its words
/// `computed`.
[[nodiscard]] RecipeShape read_recipe_shape(std::string_view command,
                                            const Client& client,
                                            World& world);

}  // namespace sshplan
