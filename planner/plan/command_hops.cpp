#include "planner/plan/command_hops.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "planner/invocation/invocation.hpp"
#include "planner/plan/hop.hpp"
#include "planner/resolve/value.hpp"
#include "planner/resolve/values/readers.hpp"
#include "planner/shell/expand_words.hpp"
#include "planner/world/services.hpp"

namespace sshplan {
namespace {

/// A text that is known as a whole, or nothing.
std::string known(const std::string& text) { return shell::is_known(text) ? text : std::string{}; }

std::uint16_t port_of(const std::string& text, World& world) {
    return shell::is_known(text) ? read_port(world, text).value_or(0) : std::uint16_t{0};
}

/// What an option of an ssh on another host forwards there.
std::optional<Forwarding> forwarding_of(const OptionUse& use, const RecipeContext& context) {
    using Kind = Forwarding::Kind;
    using values::ForwardShape;
    using values::ForwardSide;
    const bool is_remote = use.letter == 'R';
    const bool is_dynamic = use.letter == 'D';
    if (!is_remote && !is_dynamic && use.letter != 'L') return std::nullopt;
    const ForwardShape shape = is_dynamic ? ForwardShape::dynamic : ForwardShape::with_target;
    const auto read = values::parse_forward(use.argument,
                                            shape,
                                            is_remote ? ForwardSide::remote : ForwardSide::local,
                                            {context.client.dialect, context.world});
    if (!read.forward) return std::nullopt;
    return Forwarding{.kind = is_remote    ? Kind::remote
                              : is_dynamic ? Kind::dynamic
                                           : Kind::local,
                      .listen = read.forward->listen.text,
                      .connect = is_dynamic ? std::string{} : read.forward->target.text,
                      .because = {{.kind = OriginKind::command_line},
                                  std::string{"-"} + use.letter + " " + use.argument}};
}

}  // namespace

void set_end(Hop& hop, const Recipe& recipe, World& world) {
    hop.reach = recipe.reach;
    hop.prefix = shell::shown(recipe.prefix);
    hop.vendor = recipe.vendor;
    hop.flaw = recipe.flaw;
    if (hop.vendor) hop.vendor->target = known(hop.vendor->target);
    const bool is_told = recipe.reach != Reach::command && recipe.reach != Reach::vendor;
    if (!is_told) return;
    hop.hostname = known(recipe.host);
    hop.port = port_of(recipe.port, world);
}

Hop hop_of(const Waypoint& waypoint, const RecipeContext& context) {
    Hop hop{.name = known(waypoint.host),
            .hostname = known(waypoint.host),
            .port = port_of(waypoint.port, context.world),
            .user = known(waypoint.user),
            .host_key_name = {},
            .reach = waypoint.reach};
    if (waypoint.kind == Waypoint::Kind::proxy) return hop;
    const auto answer =
        read_invocation(waypoint.ssh_words, context.client.dialect, no_long_options);
    const auto* const invocation = std::get_if<Invocation>(&answer);
    if (invocation == nullptr) return hop;
    for (const OptionUse& use : invocation->options) {
        if (auto forward = forwarding_of(use, context)) hop.forwards.push_back(*std::move(forward));
    }
    hop.exposure.session = !invocation->has('W');
    return hop;
}

Hop hop_of_unknown(const Invocation& invocation) {
    return {.name = known(invocation.destination.host),
            .hostname = {},
            .port = 0,
            .user = {},
            .host_key_name = {}};
}

bool is_unknown(const Invocation& invocation) {
    const bool in_option = std::ranges::any_of(invocation.options, [](const OptionUse& use) {
        return use.letter != 'W' && !shell::is_known(use.argument);
    });
    return in_option || !shell::is_known(invocation.destination.typed);
}

Invocation without_unknown(Invocation invocation) {
    for (OptionUse& use : invocation.options) {
        if (!shell::is_known(use.argument)) use.argument = "unknown:1";
    }
    for (std::string& word : invocation.command) {
        std::erase(word, shell::unknown);
    }
    return invocation;
}

}  // namespace sshplan
