#include <algorithm>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "planner/recipe/call.hpp"
#include "planner/shell/read_script.hpp"

namespace sshplan::recipe {
namespace {

constexpr int deepest = 16;

/// A command of a list that some recipe knows, and where its words begin.
struct Found {
    Recipe recipe;
    std::uint32_t begin = 0;
};

/// The variables that a script's assignments set, if it only sets them once.
void assign(shell::Scope& scope, const shell::Command& command) {
    for (const shell::Word& word : command.assignments) {
        const std::string text = shell::expand_unsplit(word, scope).all.front().text;
        const std::size_t equals = text.find('=');
        std::string name = text.substr(0, equals);
        const bool is_new = !scope.variables.contains(name);
        scope.variables[std::move(name)] =
            is_new ? text.substr(equals + 1) : std::string(1, shell::unknown);
    }
}

bool begins_compound(const shell::Command& command) {
    if (command.body) return false;
    if (command.words.empty()) return false;
    const std::vector<shell::Part>& parts = command.words.front().parts;
    return parts.size() == 1 && parts.front().kind == shell::Part::Kind::text &&
           parts.front().quotes == shell::Part::Quotes::none &&
           shell::is_reserved(parts.front().text);
}

/// What one command of a list does, with the words that start it.
std::optional<Recipe> read_command(const shell::Command& command,
                                   const shell::Scope& scope,
                                   const Call& shell_call) {
    const shell::Arguments arguments = shell::expand_words(command.words, scope);
    Call call{
        .where = shell_call.where, .context = shell_call.context, .depth = shell_call.depth + 1};
    for (const shell::Argument& argument : arguments.all) call.words.push_back(argument.text);
    if (call.words.empty()) return std::nullopt;
    Recipe recipe = read_call(call);
    const bool is_followed = recipe.ssh.has_value() || !recipe.between.empty();
    if (recipe.family == Family::wrapper && !is_followed) return std::nullopt;
    recipe = as_connected(std::move(recipe), command, arguments);
    for (const std::string& reason : arguments.reasons) {
        recipe.notes.push_back({"not-computed", reason});
    }
    return recipe;
}

/// All commands of a script that some recipe knows.
std::vector<Found> find_recipes(const shell::Script& script,
                                shell::Scope& scope,
                                const Call& shell_call) {
    std::vector<Found> found;
    for (const shell::Step& step : script.steps) {
        const bool is_alone =
            step.pipeline.commands.size() == 1 && step.then != shell::Then::background;
        for (const shell::Command& command : step.pipeline.commands) {
            assign(scope, command);
            auto recipe = read_command(command, scope, shell_call);
            if (!recipe) continue;
            if (!is_alone) recipe = opaque("what connects is part of a pipeline, or runs beside");
            found.push_back({*std::move(recipe), command.span.begin});
        }
    }
    return found;
}

bool holds_compound(const shell::Script& script) {
    return std::ranges::any_of(script.steps, [](const shell::Step& step) {
        return std::ranges::any_of(step.pipeline.commands, begins_compound);
    });
}

shell::Scope scope_of(const Call& call, const std::vector<std::string>& positional) {
    shell::Scope scope{.world = call.context.world, .home = call.context.client.home};
    // On another host `~` is another directory.
    if (call.where == Where::there) scope.home.assign(1, shell::unknown);
    for (std::size_t i = 0; i < positional.size(); ++i) {
        scope.variables[fmt::format("{}", i)] = positional[i];
    }
    return scope;
}

}  // namespace

Recipe read_commands(std::string_view text,
                     const Call& shell_call,
                     const std::vector<std::string>& positional) {
    if (shell_call.depth > deepest) return opaque("shells within shells, too deep to be followed");
    const auto answer = shell::read_script(text);
    if (const auto* const fault = std::get_if<shell::ScriptFault>(&answer)) {
        const bool is_broken = fault->kind == shell::ScriptFault::Kind::unbalanced;
        std::string reason = fmt::format("'{}' is not read: {}", text, fault->reason);
        return is_broken ? broken(std::move(reason)) : opaque(std::move(reason));
    }
    const auto& script = std::get<shell::Script>(answer);
    if (holds_compound(script)) return opaque(fmt::format("'{}' is a program of its own", text));
    shell::Scope scope = scope_of(shell_call, positional);
    if (auto recipe = read_dev_tcp(script, scope, shell_call.where)) return *std::move(recipe);
    std::vector<Found> found = find_recipes(script, scope, shell_call);
    if (found.empty()) return opaque(fmt::format("what '{}' does is not known", text));
    if (found.size() > 1) {
        return opaque(fmt::format("'{}' connects in one of several ways", text));
    }
    Recipe recipe = std::move(found.front().recipe);
    const std::string_view before = text.substr(0, found.front().begin);
    const std::size_t end = before.find_last_not_of(" \t\n");
    if (end != std::string_view::npos) {
        recipe.prefix = fmt::format(
            "{}{}{}", before.substr(0, end + 1), recipe.prefix.empty() ? "" : " ", recipe.prefix);
    }
    return recipe;
}

}  // namespace sshplan::recipe
