#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "planner/recipe/call.hpp"
#include "planner/shell/script.hpp"

namespace sshplan::recipe {
namespace {

/// Whether a redirection makes a descriptor what it is already: `<&0`, `1>&1`.
bool changes_nothing(const shell::Redirection& redirection, int descriptor) {
    const std::vector<shell::Part>& parts = redirection.target.parts;
    return redirection.operation.ends_with('&') && parts.size() == 1 &&
           parts.front().kind == shell::Part::Kind::text &&
           parts.front().text == std::to_string(descriptor);
}

/// Whether a redirection takes standard input or output away.
bool takes_stream(const shell::Redirection& redirection) {
    const bool is_input = redirection.operation.starts_with('<');
    const int descriptor = redirection.descriptor.value_or(is_input ? 0 : 1);
    return descriptor <= 1 && !changes_nothing(redirection, descriptor);
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
