#pragma once

#include <span>
#include <string>
#include <vector>

#include "planner/migrate/rewrite.hpp"
#include "planner/recipe/inner_options.hpp"

namespace sshplan {

/// A way to give options to a jump host: edits that make a block for it, and the name by which
/// ProxyJump must call it.
struct JumpBlock {
    std::string name;
    std::vector<FileEdit> edits{};
    bool is_of_host = false;  // the block is the host's own: a direct login sees it, too
};

/// The ways to have lines hold for a jump host when a recipe uses it: by a name of its own, which
/// is added wherever the files spell the host; or in a block of the host itself. The block stands
/// where it comes before others.
[[nodiscard]] std::vector<JumpBlock> jump_blocks(const std::string& host,
                                                 const std::vector<ConfigLine>& lines,
                                                 const RecipeSite& site,
                                                 const RewriteContext& context);

/// The first of these ways with an exception besides: the recipe's own block covers both names.
[[nodiscard]] JumpBlock direct_named_block(const std::string& host,
                                           const std::vector<ConfigLine>& lines,
                                           const RecipeSite& site,
                                           const RewriteContext& context);

/// A block that lets a jump host be reached directly, before others: `ProxyCommand none`.
[[nodiscard]] std::vector<FileEdit> direct_jump_block(const std::string& host,
                                                      const RecipeSite& site);

}  // namespace sshplan
