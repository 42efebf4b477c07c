#include "planner/migrate/command/inner_recipe.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "planner/migrate/command/invocation_edit.hpp"
#include "planner/migrate/command/jump_list.hpp"
#include "planner/migrate/families/families.hpp"
#include "planner/recipe/recipe.hpp"
#include "planner/resolve/value.hpp"
#include "planner/world/services.hpp"

namespace sshplan {
namespace {

using KeyName = CommandWay::KeyName;

/// A recipe of a command line: with its tokens, and with what they stand for here.
struct InnerRecipe {
    RecipeKind kind = RecipeKind::wrapper;
    RecipeShape shape{};
    Recipe expanded{};
    Invocation ssh{};  // that is run here
};

InnerRecipe read_recipe(const Resolution& own, const Hop& hop, const CommandContext& context) {
    InnerRecipe recipe{.shape =
                           read_recipe_shape(*own.proxy_command, context.client, context.world)};
    recipe.kind = kind_of(recipe.shape, *own.proxy_command);
    if (!is_through_ssh(recipe.kind) || !hop.command) return recipe;
    recipe.expanded = read_proxy_command(*hop.command, {context.world, context.client});
    if (!recipe.expanded.ssh) return recipe;
    auto read = read_invocation(*recipe.expanded.ssh, context.client.dialect, no_long_options);
    if (auto* const ssh = std::get_if<Invocation>(&read)) recipe.ssh = std::move(*ssh);
    return recipe;
}

/// Builds the ways of one command.
class Writer {
public:
    Writer(const CarriedCommand& command,
           InnerRecipe recipe,
           const Hop& hop,
           const CommandContext& context)
        : command_(command), recipe_(std::move(recipe)), hop_(hop), context_(context) {}

    CommandRewrites run() {
        rewrites_.kind = recipe_.kind;
        if (!is_through_ssh(recipe_.kind) || recipe_.ssh.destination.host.empty()) {
            rewrites_.kept = families::reason_to_keep(recipe_.kind);
            return std::move(rewrites_);
        }
        if (!recipe_.expanded.prefix.empty()) {
            rewrites_.refused = fmt::format("{} has an effect on the way, which -J would lose",
                                            recipe_.expanded.prefix);
            return std::move(rewrites_);
        }
        if (const std::string& constraint = recipe_.expanded.constraint; !constraint.empty()) {
            rewrites_.kept = fmt::format("{} asks more of the connection than -J can", constraint);
            return std::move(rewrites_);
        }
        if (!find_jumps()) return std::move(rewrites_);
        write();
        if (rewrites_.block) {
            rewrites_.block->then = rewrites_.ways.front().after;
            rewrites_.ways.clear();
        }
        for (CommandWay& way : rewrites_.ways) add_differences(way);
        rewrites_.recipes.is_quiet = recipe_.ssh.has('q');
        rewrites_.recipes.is_verbose = recipe_.ssh.has('v');
        return std::move(rewrites_);
    }

private:
    bool refuse(std::string reason) {
        rewrites_.refused = std::move(reason);
        return false;
    }

    /// The list for -J; false: there is none. What it cannot say is in `rewrites_`.
    bool find_jumps() {
        const InnerOptions options = inner_options(recipe_.ssh);
        if (!options.obstacle.empty()) return refuse(options.obstacle);
        if (options.config_file && !is_same_file(*options.config_file)) {
            return refuse(
                fmt::format("its ssh reads {} (-F), and a jump host is read from the files of the "
                            "destination",
                            *options.config_file));
        }
        const JumpHost jump{recipe_.ssh.destination.host, options.user, options.port};
        if (!options.lines.empty()) {
            rewrites_.block = NeededBlock{.host = jump.host, .lines = options.lines};
            refuse("-J takes no options for a jump host; a Host block of its own does");
        }
        const auto word = jump_word(jump);
        if (!word) return refuse("its jump host cannot be written in a list of jumps");
        jumps_ = options.jumps.empty() ? *word : fmt::format("{},{}", options.jumps, *word);
        return true;
    }

    [[nodiscard]] bool is_same_file(const std::string& file) const {
        return std::ranges::any_of(command_.ssh.options, [&](const OptionUse& use) {
            return use.letter == 'F' && use.argument == file;
        });
    }

    void write() {
        CommandWay plain{.after = command_.ssh};
        put_jump(plain.after, jumps_);
        const bool is_fixed_host = recipe_.shape.host.kind == RecipeWord::Kind::literal;
        const bool is_fixed_port = recipe_.shape.port.kind == RecipeWord::Kind::literal;
        if (!is_fixed_host && !is_fixed_port) {
            rewrites_.ways.push_back(std::move(plain));
        } else if (!is_fixed_host) {
            rewrites_.ways.push_back(plain);
            plain.key_name = KeyName::may_change;  // its port goes with it
            add_ports(std::move(plain));
        } else {
            add_hosts(plain);
        }
    }

    [[nodiscard]] std::string dialled_port() const {
        const auto port = read_port(context_.world, recipe_.expanded.port);
        return port ? std::to_string(*port) : recipe_.expanded.port;
    }

    /// The port that was written out, in as few words as hold: none where it is the usual one, and
    /// with -p in case a block says another.
    void add_ports(CommandWay way) {
        if (recipe_.shape.port.kind != RecipeWord::Kind::literal) {
            rewrites_.ways.push_back(std::move(way));
            return;
        }
        const std::string port = dialled_port();
        if (port == std::to_string(context_.client.default_port)) {
            CommandWay usual = way;
            set_port(usual.after, std::nullopt);
            rewrites_.ways.push_back(std::move(usual));
        }
        set_port(way.after, port);
        rewrites_.ways.push_back(std::move(way));
    }

    /// The host that was written out becomes the destination; where that says something else as
    /// well, the old name stays, and HostName says what is dialled.
    void add_hosts(const CommandWay& plain) {
        const std::string& host = recipe_.expanded.host;
        const bool has_alias = option_line(plain.after, "HostKeyAlias").has_value();
        CommandWay renamed = plain;
        set_host(renamed.after, host);
        if (has_alias) {
            CommandWay bare = renamed;
            remove_options(bare.after, [](const OptionUse& use) {
                return is_option_line(use, "HostKeyAlias");
            });
            add_ports(std::move(bare));
        } else {
            renamed.key_name = KeyName::may_change;
        }
        add_ports(std::move(renamed));
        CommandWay kept = plain;
        remove_options(kept.after,
                       [](const OptionUse& use) { return is_option_line(use, "HostName"); });
        add_option(kept.after, {'o', "HostName=" + host});
        if (!has_alias && !hop_.host_key_name.empty()) {
            add_option(kept.after, {'o', "HostKeyAlias=" + hop_.host_key_name});
        }
        add_ports(std::move(kept));
    }

    void add_differences(CommandWay& way) const {
        if (recipe_.expanded.timeout) {
            way.differences.push_back({"nc-timeout", "", ""});
        }
        const auto port = told_port(command_.ssh);
        const bool is_fixed = recipe_.shape.port.kind == RecipeWord::Kind::literal;
        if (is_fixed && port && told_port(way.after) != port) {
            way.key_name = KeyName::may_change;
            way.differences.push_back(
                {"port-option", "", fmt::format("-p {} did not move it, and goes", *port)});
        }
        const std::string alias = option_line(way.after, "HostKeyAlias").value_or("");
        const bool is_new = option_line(command_.ssh, "HostKeyAlias") != alias;
        if (is_new && alias.starts_with('[')) way.differences.push_back({"cert-name", "", ""});
    }

    const CarriedCommand& command_;
    InnerRecipe recipe_;
    const Hop& hop_;
    const CommandContext& context_;
    std::string jumps_;
    CommandRewrites rewrites_;
};

}  // namespace

CommandRewrites rewrite_inner_recipe(const CarriedCommand& command,
                                     const Route& route,
                                     const CommandContext& context) {
    if (route.hops.empty() || !route.hops.back().resolution) return {};
    const Hop& hop = route.hops.back();
    const Resolution& own = *hop.resolution;
    if (!own.proxy_command) return {};
    if (own.proxy_origin.kind != OriginKind::command_line) {
        CommandRewrites rewrites;
        rewrites.kept = fmt::format("its ProxyCommand stands in {}, line {}: migrate that file",
                                    own.proxy_origin.place.file->name(),
                                    own.proxy_origin.line);
        return rewrites;
    }
    return Writer{command, read_recipe(own, hop, context), hop, context}.run();
}

}  // namespace sshplan
