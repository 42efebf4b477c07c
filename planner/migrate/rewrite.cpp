#include "planner/migrate/rewrite.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/migrate/families/families.hpp"

namespace sshplan {

namespace {

/// Whether a command sends what it says on standard error somewhere else than away.
bool keeps_messages(std::string_view command) {
    for (std::size_t at = 0; (at = command.find("2>", at)) != std::string_view::npos;) {
        at = std::min(command.find_first_not_of("> \t", at + 1), command.size());
        if (!command.substr(at).starts_with("/dev/null")) return true;
    }
    return false;
}

}  // namespace

OwnProxies own_proxies(std::span<const LintedFile> files) {
    OwnProxies proxies;
    for (const LintedFile& file : files) {
        for (const Block& block : file.config->blocks()) {
            if (block.kind != BlockKind::host) continue;
            const bool has_proxy =
                std::ranges::any_of(block.directives(), [](const Directive& line) {
                    return (line.is(Keyword::proxy_command) || line.is(Keyword::proxy_jump)) &&
                           !is_none(raw_value(line));
                });
            if (!has_proxy) continue;
            for (const Word& word : block.head()->words) {
                proxies[std::string{word.text}].push_back(&block);
            }
        }
    }
    return proxies;
}

Rewrites rewrites_of(const RecipeSite& site, const RewriteContext& context) {
    if (!is_through_ssh(site.kind)) return {.kept = families::reason_to_keep(site)};
    if (const std::string& constraint = site.shape.recipe.constraint; !constraint.empty()) {
        return {.kept =
                    fmt::format("{} asks more of the connection than ProxyJump can", constraint)};
    }
    if (!site.shape.recipe.prefix.empty()) {
        return {
            .refused = "routing-prefix",
            .explanation = fmt::format("{} has an effect on the way, which ProxyJump would lose",
                                       site.shape.recipe.prefix)};
    }
    if (keeps_messages(raw_value(*site.line))) {
        return {.refused = "where its messages go has no place in ProxyJump"};
    }
    switch (site.kind) {
        case RecipeKind::literal:
            return families::literal(site, context);
        case RecipeKind::turned_around:
            return families::turned_around(site, context);
        default:
            return families::through_jump(site, context);
    }
}

}  // namespace sshplan
