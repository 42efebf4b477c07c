#include <fmt/format.h>

#include "planner/migrate/block_writer.hpp"
#include "planner/migrate/families/families.hpp"

namespace sshplan::families {
namespace {

/// Only the port is written out: the settings may say the same, or have to.
Rewrites literal_port(const RecipeSite& site, const Jump& jump, const BlockWriter& writer) {
    Rewrites rewrites = writer.write(jump, {});
    Rewrites set = writer.write(jump, {writer.set(Keyword::port, site.shape.port.text)});
    for (Rewrite& way : set.ways) rewrites.ways.push_back(std::move(way));
    return rewrites;
}

}  // namespace

Rewrites literal(const RecipeSite& site, const RewriteContext& context) {
    Rewrites rewrites;
    const auto jump = jump_of(site, rewrites);
    if (!jump) return rewrites;
    const BlockWriter writer{site, context};
    const RecipeShape& shape = site.shape;
    if (shape.host.kind == RecipeWord::Kind::host) {
        rewrites = literal_port(site, *jump, writer);
        name_differences(rewrites, site);
        return rewrites;
    }
    const auto name = only_name(*site.block);
    if (!name) {
        rewrites.refused = fmt::format(
            "every host of this block would dial {}: HostName can only say that for one",
            shape.host.text);
        return rewrites;
    }
    std::vector<FileEdit> target{writer.set(Keyword::hostname, shape.host.text)};
    if (shape.port.kind == RecipeWord::Kind::literal) {
        target.push_back(writer.set(Keyword::port, shape.port.text));
    }
    writer.add_ways(rewrites, *jump, target, context.key_names(*name));
    name_differences(rewrites, site);
    return rewrites;
}

}  // namespace sshplan::families
