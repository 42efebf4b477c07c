#include "planner/migrate/block_writer.hpp"
#include "planner/migrate/families/families.hpp"

namespace sshplan::families {

Rewrites through_jump(const RecipeSite& site, const RewriteContext& context) {
    Rewrites rewrites;
    const auto jump = jump_of(site, rewrites);
    if (!jump) return rewrites;
    rewrites = BlockWriter{site, context}.write(*jump, {});
    name_differences(rewrites, site);
    return rewrites;
}

}  // namespace sshplan::families
