#include "planner/migrate/block_writer.hpp"
#include "planner/migrate/families/families.hpp"

namespace sshplan::families {

Rewrites turned_around(const RecipeSite& site, const RewriteContext& context) {
    const BlockWriter writer{site, context};
    const auto addresses = writer.lines_with(Keyword::hostname);
    const auto name = only_name(*site.block);
    if (!name || addresses.size() > 1) {
        return {.refused = "the block must speak of one host, and name its jump host once"};
    }
    Rewrites rewrites;
    auto jump = jump_of(site, rewrites);
    if (!jump) return rewrites;
    jump->host = addresses.empty() ? *name : std::string{addresses.front()->words.front().text};
    std::vector<FileEdit> target{writer.set(Keyword::hostname, site.shape.host.text)};
    const auto key_names = context.key_names(*name);
    const std::string& port = site.shape.port.text;
    const bool has_port = site.shape.port.kind == RecipeWord::Kind::literal;
    const bool may_be_usual = port == "22" && writer.lines_with(Keyword::port).empty();
    if (!has_port || may_be_usual) writer.add_ways(rewrites, *jump, target, key_names);
    if (has_port) {
        target.push_back(writer.set(Keyword::port, port));
        writer.add_ways(rewrites, *jump, target, key_names);
    }
    name_differences(rewrites, site);
    return rewrites;
}

}  // namespace sshplan::families
