#include "planner/migrate/recipe_site.hpp"

#include <array>

#include "parser/config/pattern.hpp"
#include "planner/shell/expand_words.hpp"

namespace sshplan {
namespace {

RecipeKind kind_of_connection(const RecipeShape& shape, RecipeKind plain) {
    using Kind = RecipeWord::Kind;
    const bool is_computed = shape.host.kind == Kind::computed || shape.host.kind == Kind::port ||
                             shape.port.kind == Kind::computed || shape.port.kind == Kind::host;
    if (is_computed || !shape.ssh) return RecipeKind::computed;
    const std::string& jump = shape.ssh->destination.host;
    if (jump == "%h" && shape.host.kind == Kind::literal) return RecipeKind::turned_around;
    if (jump.find("%h") != std::string::npos || jump.find("%n") != std::string::npos ||
        jump.find("%p") != std::string::npos || jump.find(shell::unknown) != std::string::npos) {
        return RecipeKind::computed;
    }
    const bool is_literal = shape.host.kind == Kind::literal || shape.port.kind == Kind::literal;
    return is_literal ? RecipeKind::literal : plain;
}

/// Whether a shell computes a part of a command: then what one name shows need not hold for others.
bool is_substituted(std::string_view command) {
    return command.find("$(") != std::string_view::npos ||
           command.find("${") != std::string_view::npos ||
           command.find('`') != std::string_view::npos;
}

}  // namespace

std::string_view name_of(RecipeKind kind) {
    constexpr std::array<std::string_view, 13> names{"dash-w",
                                                     "netcat",
                                                     "dev-tcp",
                                                     "literal",
                                                     "turned-around",
                                                     "tty",
                                                     "port-forward",
                                                     "computed",
                                                     "proxy",
                                                     "vendor",
                                                     "direct-netcat",
                                                     "wrapper",
                                                     "broken"};
    return names[static_cast<std::size_t>(kind)];
}

RecipeKind kind_of(const RecipeShape& shape) {
    switch (shape.recipe.family) {
        case Family::dash_w:
            return kind_of_connection(shape, RecipeKind::dash_w);
        case Family::netcat:
            return kind_of_connection(shape, RecipeKind::netcat);
        case Family::dev_tcp:
            return kind_of_connection(shape, RecipeKind::dev_tcp);
        case Family::tty:
            return RecipeKind::tty;
        case Family::proxy:
            return RecipeKind::proxy;
        case Family::vendor:
            return RecipeKind::vendor;
        case Family::direct_netcat:
            return RecipeKind::direct_netcat;
        case Family::wrapper:
            return RecipeKind::wrapper;
        case Family::broken:
            return RecipeKind::broken;
    }
    return RecipeKind::wrapper;
}

std::vector<RecipeSite> find_recipes(std::span<const LintedFile> files,
                                     const Client& client,
                                     World& world) {
    std::vector<RecipeSite> sites;
    for (const LintedFile& file : files) {
        for (const Block& block : file.config->blocks()) {
            for (const Directive& line : block.directives) {
                if (!line.is(Keyword::proxy_command)) continue;
                const std::string_view text = raw_value(line);
                if (text.empty() || is_none(text)) continue;
                RecipeSite site{&file, &block, &line, read_recipe_shape(text, client, world)};
                site.kind = kind_of(site.shape);
                const bool is_connection = site.kind < RecipeKind::tty;
                if (is_connection && is_substituted(text)) site.kind = RecipeKind::computed;
                sites.push_back(std::move(site));
            }
        }
    }
    return sites;
}

}  // namespace sshplan
