#include "planner/recipe/recipe.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "planner/recipe/call.hpp"
#include "planner/shell/read_script.hpp"

namespace sshplan {
namespace {

using namespace recipe;

/// Builtins that are no programs: behind `exec` there is nothing to run.
constexpr std::array<std::string_view, 24> builtins{
    ".",      ":",     "alias",  "bg",   "cd",      "eval",  "exec",     "exit",
    "export", "fg",    "hash",   "jobs", "local",   "read",  "readonly", "return",
    "set",    "shift", "source", "trap", "typeset", "umask", "unset",    "wait"};

std::string_view written(const shell::Word& word, std::string_view text) {
    return text.substr(word.span.begin, word.span.end - word.span.begin);
}

/// Why a command cannot be run behind `exec`; nothing if it can.
std::optional<RecipeFlaw> flaw_of(const shell::Command& command, std::string_view text) {
    using enum RecipeFault;
    if (command.body) {
        return RecipeFlaw{behind_exec,
                          "a list in parentheses cannot stand behind the shell's exec"};
    }
    if (!command.assignments.empty()) {
        return RecipeFlaw{
            behind_exec,
            fmt::format("{} is taken for a program, as it stands behind the shell's exec",
                        written(command.assignments.front(), text))};
    }
    if (command.words.empty()) return RecipeFlaw{no_program, "there is no program to run"};
    const std::string_view first = written(command.words.front(), text);
    if ((shell::is_reserved(first) && first != "time") ||
        std::ranges::find(builtins, first) != builtins.end()) {
        return RecipeFlaw{
            behind_exec,
            fmt::format("{} is no program, and it stands behind the shell's exec", first)};
    }
    if (first.starts_with('-')) {
        return RecipeFlaw{no_program, fmt::format("{} stands where a program should", first)};
    }
    const bool is_quoted = first.starts_with('"') || first.starts_with('\'');
    if (is_quoted && command.words.size() == 1 && first.find(' ') != std::string_view::npos) {
        return RecipeFlaw{all_quoted, "its quotes make all of it the name of one program"};
    }
    return std::nullopt;
}

/// Whether a later command that never runs is one that would connect.
bool holds_transport(const shell::Script& script,
                     const shell::Scope& scope,
                     const RecipeContext& context) {
    for (auto step = script.steps.begin() + 1; step != script.steps.end(); ++step) {
        for (const shell::Command& command : step->pipeline.commands) {
            Call call{.context = context};
            for (const shell::Argument& word : shell::expand_words(command.words, scope).all) {
                call.words.push_back(word.text);
            }
            if (call.words.empty()) continue;
            const Family family = read_call(call).family;
            if (family != Family::wrapper && family != Family::broken) return true;
        }
    }
    return false;
}

/// Whether the first command is one that surely makes no connection.
bool connects_nothing(const shell::Script& script) {
    constexpr std::array<std::string_view, 8> programs{
        "true", "false", "echo", "printf", "sleep", "test", "[", "touch"};
    const shell::Command& first = script.steps.front().pipeline.commands.front();
    if (first.words.empty() || first.words.front().parts.size() != 1) return false;
    return std::ranges::find(programs, first.words.front().parts.front().text) != programs.end();
}

/// What follows the first command, which replaces the shell.
void judge_rest(Recipe& recipe,
                const shell::Script& script,
                const shell::Scope& scope,
                const RecipeContext& context) {
    if (script.steps.size() < 2) return;
    if (recipe.family == Family::wrapper && connects_nothing(script) &&
        holds_transport(script, scope, context)) {
        recipe = broken({RecipeFault::rest_never_runs,
                         "only its first command runs, as that replaces the shell; the one that "
                         "would connect never does"});
        return;
    }
    recipe.notes.push_back(
        {"never-runs", "what follows the first command never runs, as that replaces the shell"});
    if (!recipe.flaw) {
        recipe.flaw = {RecipeFault::rest_never_runs, recipe.notes.back().text};
    }
}

Recipe read_first(const shell::Script& script,
                  const shell::Scope& scope,
                  std::string_view text,
                  const RecipeContext& context) {
    const shell::Step& first = script.steps.front();
    const shell::Command& command = first.pipeline.commands.front();
    if (auto flaw = flaw_of(command, text)) return broken(*std::move(flaw));
    if (first.pipeline.commands.size() > 1) return opaque("it is a pipeline");
    if (first.then == shell::Then::background) return opaque("it goes on in the background");
    const shell::Arguments arguments = shell::expand_words(command.words, scope);
    Call call{.context = context};
    for (const shell::Argument& argument : arguments.all) call.words.push_back(argument.text);
    if (call.words.empty()) {
        return broken({RecipeFault::no_program, "nothing is left of it to run"});
    }
    Recipe recipe = as_connected(read_call(call), command, arguments);
    const bool is_other = scope.dialect == shell::Scope::Dialect::other;
    for (const std::string& reason : arguments.reasons) {
        recipe.notes.push_back({is_other ? "shell-not-posix" : "not-computed", reason});
    }
    judge_rest(recipe, script, scope, context);
    return recipe;
}

}  // namespace

std::string_view name_of(Family family) {
    constexpr std::array<std::string_view, 9> names{"dash-w",
                                                    "netcat",
                                                    "dev-tcp",
                                                    "tty",
                                                    "proxy",
                                                    "vendor",
                                                    "direct-netcat",
                                                    "wrapper",
                                                    "broken"};
    return names[static_cast<std::size_t>(family)];
}

Recipe read_proxy_command(std::string_view text, const RecipeContext& context) {
    if (text == "-") return opaque("the connection is ssh's own standard input and output");
    const auto answer = shell::read_script(text);
    if (const auto* const fault = std::get_if<shell::ScriptFault>(&answer)) {
        if (fault->kind == shell::ScriptFault::Kind::unbalanced) {
            return broken(fmt::format("no shell can read it: {}", fault->reason));
        }
        return opaque(fmt::format("it is not read: {}", fault->reason));
    }
    const auto& script = std::get<shell::Script>(answer);
    if (script.steps.empty()) {
        return broken({RecipeFault::no_program, "there is no program to run"});
    }
    const std::string& path = context.client.shell;
    const bool is_posix = shell::is_posix_shell(path);
    const shell::Scope scope{
        .world = context.world,
        .home = context.client.home,
        .dialect = is_posix ? shell::Scope::Dialect::posix : shell::Scope::Dialect::other,
        .shell = path.substr(path.rfind('/') + 1)};
    return read_first(script, scope, text, context);
}

Recipe read_remote_command(std::string_view text, const RecipeContext& context) {
    const Call there{.where = Where::there, .context = context};
    return read_commands(text, there, {});
}

}  // namespace sshplan
