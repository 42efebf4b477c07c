#include "planner/recipe/ordered_ssh.hpp"

#include <algorithm>
#include <span>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "planner/invocation/invocation.hpp"
#include "planner/invocation/quote.hpp"
#include "planner/recipe/call.hpp"
#include "planner/shell/expand_words.hpp"
#include "planner/shell/read_script.hpp"

namespace sshplan {
namespace {

using namespace recipe;

/// Other words in the place of some.
struct Change {
    Span span{};
    std::string text{};
};

/// The ways in which a command can be changed: one if it is clear which ssh is meant.
using Versions = std::vector<std::string>;

constexpr int deepest = 16;

std::string changed(std::string_view text, std::vector<Change> changes) {
    std::ranges::sort(changes, {}, [](const Change& change) { return change.span.begin; });
    std::string result;
    std::uint32_t at = 0;
    for (const Change& change : changes) {
        result += text.substr(at, change.span.begin - at);
        result += change.text;
        at = change.span.end;
    }
    return result + std::string{text.substr(at)};
}

/// Whether an argument is the only one that its word makes.
bool is_own_word(std::span<const shell::Argument> arguments, std::size_t at) {
    return std::ranges::count(arguments, arguments[at].span, &shell::Argument::span) == 1 &&
           shell::is_known(arguments[at].text);
}

/// The changes that name another file for every -F of an ssh, whose name is the first of the
/// arguments; nothing where one of them is bundled with other options.
std::optional<std::vector<Change>> own_config_replaced(std::span<const shell::Argument> arguments,
                                                       const SshOrders& orders,
                                                       const Dialect& dialect) {
    std::vector<std::string> words;
    for (const shell::Argument& argument : arguments.subspan(1)) words.push_back(argument.text);
    const auto read = read_invocation(words, dialect, no_long_options);
    const auto* const invocation = std::get_if<Invocation>(&read);
    if (invocation == nullptr) return std::nullopt;
    std::vector<Change> changes;
    // What stands behind the host and its options is another program's.
    const std::size_t end = arguments.size() - invocation->command.size();
    for (std::size_t i = 1; i < end; ++i) {
        const std::string& word = arguments[i].text;
        if (!word.starts_with("-F")) continue;
        const bool is_glued = word.size() > 2;
        const std::size_t at = is_glued ? i : i + 1;
        if (at >= end || !is_own_word(arguments, at)) return std::nullopt;
        changes.push_back({arguments[at].span, (is_glued ? "-F" : "") + orders.config});
    }
    const auto own = static_cast<std::size_t>(invocation->count('F'));
    return own == changes.size() ? std::optional{changes} : std::nullopt;
}

class Orderer {
public:
    Orderer(const SshOrders& orders, const RecipeContext& context)
        : orders_(orders), context_(context) {}

    /// What can be made of a text.
    Versions versions(std::string_view text, const shell::Scope& scope, int depth) const {
        const auto answer = shell::read_script(text);
        const auto* const script = std::get_if<shell::Script>(&answer);
        if (script == nullptr || depth > deepest) return {};
        Versions all;
        for (const shell::Step& step : script->steps) {
            for (const shell::Command& command : step.pipeline.commands) {
                const Versions more = versions_of(text, command, scope, depth);
                all.insert(all.end(), more.begin(), more.end());
            }
        }
        return all;
    }

private:
    Versions versions_of(std::string_view text,
                         const shell::Command& command,
                         const shell::Scope& scope,
                         int depth) const {
        const std::vector<shell::Argument> arguments =
            shell::expand_words(command.words, scope).all;
        Call call{.context = context_};
        for (const shell::Argument& argument : arguments) call.words.push_back(argument.text);
        if (call.words.empty()) return {};
        const std::size_t first = prefix_length(call.words);
        call.words.erase(call.words.begin(),
                         call.words.begin() + static_cast<std::ptrdiff_t>(first));
        const std::span rest = std::span{arguments}.subspan(first);
        if (call.program() == "ssh") return with_orders(text, rest);
        const auto inner = shell_text(call.words);
        if (!inner || *inner >= rest.size() || !is_own_word(rest, *inner)) return {};
        shell::Scope within{.world = context_.world, .home = context_.client.home};
        Versions all = versions(rest[*inner].text, within, depth + 1);
        for (std::string& version : all) {
            version = changed(text, {{rest[*inner].span, shell_quoted(version)}});
        }
        return all;
    }

    /// The text with an ssh that is told what it is to be told.
    Versions with_orders(std::string_view text, std::span<const shell::Argument> ssh) const {
        if (!is_own_word(ssh, 0)) return {};
        auto changes = own_config_replaced(ssh, orders_, context_.client.dialect);
        if (!changes) return {};
        const Span name = ssh.front().span;
        // A path names another ssh than PATH does.
        const bool is_found = ssh.front().text == "ssh";
        std::string told = orders_.program && is_found
                               ? shell_quoted(*orders_.program)
                               : std::string{text.substr(name.begin, name.size())};
        if (changes->empty()) told += " -F " + orders_.config;
        for (const std::string& setting : orders_.settings) {
            told += " -o " + shell_quoted(setting);
        }
        changes->push_back({name, std::move(told)});
        return {changed(text, *std::move(changes))};
    }

    const SshOrders& orders_;
    const RecipeContext& context_;
};

}  // namespace

std::optional<std::string> with_orders(std::string_view command,
                                       const SshOrders& orders,
                                       const RecipeContext& context) {
    const bool is_posix = shell::is_posix_shell(context.client.shell);
    const shell::Scope scope{
        .world = context.world,
        .home = context.client.home,
        .dialect = is_posix ? shell::Scope::Dialect::posix : shell::Scope::Dialect::other};
    Versions versions = Orderer{orders, context}.versions(command, scope, 0);
    if (versions.size() != 1) return std::nullopt;
    return std::move(versions.front());
}

}  // namespace sshplan
