#pragma once

#include <cstdint>
#include <optional>
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
/// The kind with such a name; nothing if there is none.
[[nodiscard]] std::optional<RecipeKind> recipe_kind(std::string_view name);
[[nodiscard]] std::vector<std::string_view> recipe_kind_names();

/// A ProxyCommand line of a judged file; or a RemoteCommand that goes on by ssh, of which nothing
/// but the kind is known.
struct RecipeSite {
    const LintedFile* file = nullptr;
    const Block* block = nullptr;
    const Directive* line = nullptr;
    RecipeShape shape{};
    RecipeKind kind = RecipeKind::wrapper;
    Span comment{};  // what the shell passes over behind the command; may be empty

    /// The file that its ssh is told to read by -F, if it has the name of the recipe's own: then it
    /// is taken to be this file.
    [[nodiscard]] std::optional<std::string> names_own_file() const;
};

/// Every ProxyCommand line but `none`, and every RemoteCommand that is an ssh, in the order of
/// files and lines.
[[nodiscard]] std::vector<RecipeSite> find_recipes(std::span<const LintedFile> files,
                                                   const Client& client,
                                                   World& world);

/// What kind of recipe a ProxyCommand is, by its text and what is read of it.
[[nodiscard]] RecipeKind kind_of(const RecipeShape& shape, std::string_view command);

/// Whether it is a way through an ssh of this machine that may be said by ProxyJump.
[[nodiscard]] constexpr bool is_through_ssh(RecipeKind kind) {
    return kind <= RecipeKind::turned_around;
}

}  // namespace sshplan
