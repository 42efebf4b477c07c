#include <algorithm>
#include <utility>

#include "planner/recipe/call.hpp"
#include "planner/shell/script.hpp"

namespace sshplan::recipe {
namespace {

/// Whether a redirection takes standard input or output away.
bool takes_stream(const shell::Redirection& redirection) {
    const bool is_input = redirection.operation.starts_with('<');
    return redirection.descriptor.value_or(is_input ? 0 : 1) <= 1;
}

}  // namespace

Recipe as_connected(Recipe recipe,
                    const shell::Command& command,
                    const shell::Arguments& arguments) {
    if (std::ranges::any_of(command.redirections, takes_stream)) {
        return broken("its standard input or output is redirected, and is not the connection");
    }
    if (recipe.status == RouteStatus::broken && !arguments.reasons.empty()) {
        return opaque("what it does hangs on words that are not known");
    }
    return recipe;
}

}  // namespace sshplan::recipe
