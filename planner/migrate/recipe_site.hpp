#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "planner/lint/subject.hpp"
#include "planner/migrate/recipe_shape.hpp"

namespace sshplan {

/// What kind of recipe a ProxyCommand is, as reports count them (docs/reference/migrate.md).
enum class RecipeKind : std::uint8_t {
    dash_w,
    netcat,
    dev_tcp,
    literal,        // of one of these, with a host or a port written out
    turned_around,  // ssh %h nc HOST PORT
    tty,
    port_forward,
    computed,
    proxy,
    vendor,
    direct_netcat,
    wrapper,
    broken,
};

/// "dash-w", "netcat", "dev-tcp", "literal", "turned-around", "tty", "port-forward", "computed",
/// "proxy", "vendor", "direct-netcat", "wrapper", "broken".
[[nodiscard]] std::string_view name_of(RecipeKind kind);

/// A ProxyCommand line of a judged file.
struct RecipeSite {
    const LintedFile* file = nullptr;
    const Block* block = nullptr;
    const Directive* line = nullptr;
    RecipeShape shape{};
    RecipeKind kind = RecipeKind::wrapper;
};

/// Every ProxyCommand line but `none`, in the order of files and lines.
[[nodiscard]] std::vector<RecipeSite> find_recipes(std::span<const LintedFile> files,
                                                   const Client& client,
                                                   World& world);

/// What kind of recipe a shape is.
[[nodiscard]] RecipeKind kind_of(const RecipeShape& shape);

}  // namespace sshplan
