#include "planner/migrate/recipe_shape.hpp"

#include <array>
#include <utility>

#include "planner/resolve/expand.hpp"
#include "planner/shell/expand_words.hpp"

namespace sshplan {
namespace {

/// What stands for a token while a command is read: a word that nobody writes, and that every
/// program takes as it is.
struct Stand {
    char letter;
    std::string_view text;
};

constexpr std::array stands{
    Stand{'h', "sshplan-token-h.invalid"},
    Stand{'n', "sshplan-token-n.invalid"},
    Stand{'p', "50723"},
    Stand{'r', "sshplan-token-r"},
    Stand{'k', "sshplan-token-k.invalid"},
};

std::string stand_for(char letter) {
    for (const Stand& stand : stands) {
        if (stand.letter == letter) return std::string{stand.text};
    }
    return letter == '%' ? "%" : "sshplan-token-x";
}

/// The text with its tokens back in their places.
std::string with_tokens(std::string text) {
    for (const Stand& stand : stands) {
        for (std::size_t at = 0; (at = text.find(stand.text, at)) != std::string::npos; at += 2) {
            text.replace(at, stand.text.size(), {'%', stand.letter});
        }
    }
    return text;
}

RecipeWord word_of(const std::string& text) {
    std::string written = with_tokens(text);
    const bool is_whole = written.find(shell::unknown) == std::string::npos;
    using Kind = RecipeWord::Kind;
    if (!is_whole) return {Kind::computed, std::move(written)};
    if (written == "%h") return {Kind::host, std::move(written)};
    if (written == "%p") return {Kind::port, std::move(written)};
    const bool is_fixed = written == text && text.find("sshplan-token") == std::string::npos;
    return {is_fixed ? Kind::literal : Kind::computed, std::move(written)};
}

Invocation with_tokens(Invocation invocation) {
    for (OptionUse& use : invocation.options) use.argument = with_tokens(std::move(use.argument));
    Destination& destination = invocation.destination;
    destination.typed = with_tokens(std::move(destination.typed));
    destination.host = with_tokens(std::move(destination.host));
    if (destination.user) destination.user = with_tokens(*std::move(destination.user));
    return invocation;
}

}  // namespace

RecipeShape read_recipe_shape(std::string_view command, const Client& client, World& world) {
    const ExpandedText text = expand(command,
                                     expansion_rules(Keyword::proxy_command, client.dialect),
                                     stand_for,
                                     {client.dialect, world});
    RecipeShape shape;
    shape.recipe = read_proxy_command(text.text, {world, client});
    shape.host = word_of(shape.recipe.host);
    shape.port = word_of(shape.recipe.port);
    shape.recipe.prefix = with_tokens(std::move(shape.recipe.prefix));
    if (!shape.recipe.ssh) return shape;
    auto read = read_invocation(*shape.recipe.ssh, client.dialect, no_long_options);
    if (auto* const invocation = std::get_if<Invocation>(&read)) {
        shape.ssh = with_tokens(std::move(*invocation));
    }
    return shape;
}

}  // namespace sshplan
