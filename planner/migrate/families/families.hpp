#pragma once

#include <string>

#include "planner/migrate/rewrite.hpp"

/// How each kind of recipe is said otherwise; a file for each. What is not `kept` goes through an
/// ssh that is run here.
namespace sshplan::families {

/// `ssh -W %h:%p`, netcat and /dev/tcp: they connect what the destination's settings say.
[[nodiscard]] Rewrites through_jump(const RecipeSite& site, const RewriteContext& context);

/// What is dialled is written out: the block says it by HostName and Port, and the key stays filed
/// under the old name.
[[nodiscard]] Rewrites literal(const RecipeSite& site, const RewriteContext& context);

/// What is called with the jump host's name reaches another: the two are told apart again.
[[nodiscard]] Rewrites turned_around(const RecipeSite& site, const RewriteContext& context);

/// Why no rewrite is tried of what is no route through an ssh of ours, or a computed one.
[[nodiscard]] std::string reason_to_keep(RecipeKind kind);
[[nodiscard]] std::string reason_to_keep(const RecipeSite& site);

}  // namespace sshplan::families
