#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "planner/recipe/call.hpp"
#include "planner/shell/read_script.hpp"

namespace sshplan::recipe {
namespace {

constexpr int deepest = 16;

/// A command of a list that some recipe knows, where its words begin, and in which step.
struct Found {
    Recipe recipe;
    std::uint32_t begin = 0;
    std::size_t step = 0;
};

/// Whether a step runs whatever those before it do.
enum class Sureness : std::uint8_t { sure, depends };

/// Builtins behind which the rest may not run, or mean something else.
constexpr std::array<std::string_view, 18> turning{"exit",
                                                   "return",
                                                   "set",
                                                   "shift",
                                                   "eval",
                                                   ".",
                                                   "source",
                                                   "read",
                                                   "unset",
                                                   "trap",
                                                   "false",
                                                   "break",
                                                   "local",
                                                   "readonly",
                                                   "getopts",
                                                   "continue",
                                                   "alias",
                                                   "command"};

std::string first_word(const shell::Command& command) {
    if (command.words.empty() || command.words.front().parts.size() != 1) return {};
    const shell::Part& part = command.words.front().parts.front();
    return part.kind == shell::Part::Kind::text ? part.text : std::string{};
}

/// The variables that the step's assignments set. Only a command that does nothing else sets them
/// for those behind it, and only where it surely runs, its value is known.
void assign(shell::Scope& scope, const shell::Command& command, Sureness sureness) {
    if (!command.words.empty() && first_word(command) != "export") return;
    const auto set = [&](const shell::Word& word) {
        const std::string text = shell::expand_unsplit(word, scope).all.front().text;
        const std::size_t equals = text.find('=');
        const bool is_known = sureness == Sureness::sure && equals != std::string::npos;
        scope.variables[text.substr(0, equals)] =
            is_known ? text.substr(equals + 1) : std::string(1, shell::unknown);
    };
    for (const shell::Word& word : command.assignments) set(word);
    if (command.words.empty()) return;
    for (const shell::Word& word : std::span{command.words}.subspan(1)) set(word);
}

/// Whether the script itself decides what runs, or what words and programs mean.
bool decides_by_itself(const shell::Script& script) {
    const auto is_turning = [](const shell::Command& command) {
        const bool is_bare_exec = command.words.size() == 1 && first_word(command) == "exec";
        const bool turns = std::ranges::find(turning, first_word(command)) != turning.end();
        const auto is_special = [](const shell::Word& word) {
            if (word.parts.empty()) return false;
            const std::string& text = word.parts.front().text;
            return text.starts_with("PATH=") || text.starts_with("IFS=");
        };
        return turns || is_bare_exec || std::ranges::any_of(command.assignments, is_special);
    };
    return std::ranges::any_of(script.steps, [&](const shell::Step& step) {
        return std::ranges::any_of(step.pipeline.commands, is_turning);
    });
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
    for (std::size_t i = 0; i < script.steps.size(); ++i) {
        const shell::Step& step = script.steps[i];
        const bool is_alone =
            step.pipeline.commands.size() == 1 && step.then != shell::Then::background;
        const bool is_sure = is_alone && (i == 0 || script.steps[i - 1].then == shell::Then::next);
        for (const shell::Command& command : step.pipeline.commands) {
            assign(scope, command, is_sure ? Sureness::sure : Sureness::depends);
            auto recipe = read_command(command, scope, shell_call);
            if (!recipe) continue;
            if (!is_alone) recipe = opaque("what connects is part of a pipeline, or runs beside");
            found.push_back({*std::move(recipe), command.span.begin, i});
        }
    }
    return found;
}

/// Whether something else could run in the place of what connects.
bool has_alternative(const shell::Script& script, std::size_t step) {
    const auto then = [&](std::size_t i) { return script.steps[i].then; };
    const auto replaces_shell = [](const shell::Command& command) {
        return first_word(command) == "exec";
    };
    bool depends = false;
    for (std::size_t i = 0; i < step; ++i) {
        if (then(i) == shell::Then::or_else) return true;
        if (std::ranges::any_of(script.steps[i].pipeline.commands, replaces_shell)) return true;
        depends = depends || then(i) == shell::Then::and_then;
    }
    const bool is_last = step + 1 == script.steps.size();
    return !is_last && (depends || then(step) == shell::Then::or_else);
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
    scope.shell = call.where == Where::there ? "the login shell" : call.program();
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
    if (auto recipe = read_dev_tcp(script, scope, shell_call)) return *std::move(recipe);
    if (decides_by_itself(script)) {
        return opaque(fmt::format("'{}' is a program of its own", text));
    }
    std::vector<Found> found = find_recipes(script, scope, shell_call);
    if (found.empty()) return opaque(fmt::format("what '{}' does is not known", text));
    if (found.size() > 1 || has_alternative(script, found.front().step)) {
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
