#include "planner/plan/shared_hops.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "planner/plan/hop.hpp"

namespace sshplan {
namespace {

constexpr std::size_t most_hops = 1024;  // more than a route has; what is forgotten is read again

/// Whether an argument of -W is read as a host and a port, whichever they are: `[HOST]:PORT`.
bool is_plain_target(std::string_view text) {
    constexpr std::string_view plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
    const std::size_t bracket = text.find("]:");
    if (!text.starts_with('[') || bracket == std::string_view::npos || bracket == 1) return false;
    const std::string_view host = text.substr(1, bracket - 1);
    const std::string_view port = text.substr(bracket + 2);
    std::uint16_t number = 0;
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), number);
    return host.find_first_not_of(plain) == std::string_view::npos && error == std::errc{} &&
           end == port.data() + port.size() && number != 0;
}

/// Whether a process does nothing but pass a connection on, so that any other target would do.
bool is_shared(const Invocation& invocation) {
    const auto is_target = [](const OptionUse& use) { return use.letter == 'W'; };
    return invocation.count('W') == 1 &&
           is_plain_target(std::ranges::find_if(invocation.options, is_target)->argument);
}

/// All the words but the target.
std::string key_of(const Invocation& invocation) {
    std::string key = std::to_string(invocation.options_before);
    const auto add = [&key](std::string_view word) { key.append(1, '\0').append(word); };
    for (const OptionUse& use : invocation.options) {
        add(std::string_view{&use.letter, 1});
        if (use.letter != 'W') add(use.argument);
    }
    add(invocation.destination.typed);
    for (const std::string& word : invocation.command) add(word);
    return key;
}

/// The hop, if nobody had to be asked.
std::optional<Hop> unasked_hop(const Invocation& invocation,
                               const Client& client,
                               const Surroundings& surroundings) {
    World& world = surroundings.world;
    Conditions unasked{{world, world, world, client.shell}, {}};
    Resolution resolution = resolve(invocation,
                                    client,
                                    {.world = world,
                                     .files = surroundings.files,
                                     .conditions = unasked,
                                     .branching = surroundings.branching,
                                     .blocks = surroundings.blocks,
                                     .inclusions = surroundings.inclusions});
    if (!unasked.all().empty()) return std::nullopt;
    return make_hop(invocation, std::move(resolution), client, world);
}

}  // namespace

std::optional<Hop> SharedHops::hop_of(const Invocation& invocation,
                                      const Client& client,
                                      const Surroundings& surroundings) {
    if (!is_shared(invocation)) return std::nullopt;
    if (hops_.size() >= most_hops) hops_.clear();
    const auto [entry, is_new] = hops_.try_emplace(key_of(invocation));
    if (is_new) entry->second = unasked_hop(invocation, client, surroundings);
    std::optional<Hop> hop = entry->second;
    if (hop && !is_new) hop->invocation = words_of_hop(invocation, client.dialect);
    return hop;
}

}  // namespace sshplan
