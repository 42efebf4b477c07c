#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/invocation/invocation.hpp"
#include "planner/resolve/client.hpp"
#include "planner/resolve/config_files.hpp"
#include "planner/resolve/resolution.hpp"

namespace sshplan {

/// Invocations that the files cannot tell apart, by one of them.
struct InvocationClass {
    /// `named`: some Host line, or a host criterion of a Match line, names it as it is; `like`:
    /// only wildcards, negations or other letters match it; `other`: nothing but `*` does.
    enum class Host : std::uint8_t { named, like, other };

    Invocation invocation;                    // the witness
    std::optional<std::string> local_user{};  // who must call; none: whoever the client says
    std::vector<std::string> words{};         // as typed behind `ssh`, with `--` where it is needed
    Host host = Host::other;
};

/// How far the search for classes goes.
struct ClassLimits {
    std::size_t classes;
    std::size_t states;  // places in names, of hosts, users, tags and commands together

    /// As far as those of a World.
    [[nodiscard]] static ClassLimits of(const Limits& limits) {
        return {limits.of(Limit::classes), limits.of(Limit::states)};
    }
};

/// Which class an invocation is in; made together with the classes.
class ClassFinder;

/// Every invocation that a configuration can tell from others, once (docs/reference/classes.md):
/// members of a class get the same answer from every Host line and every criterion of a Match line
/// that is no condition, whatever conditions say, so that the same lines count for them.
/// Invocations are those of -l, -P, -s, -N, -W, a destination and a command.
struct InvocationClasses {
    /// Hosts that are named, in the order of files and lines, then those that are like something,
    /// then others; of each host the plain invocation first.
    std::vector<InvocationClass> all{};
    std::vector<Note> gaps{};        // by what else invocations may differ
    std::vector<Note> route_gaps{};  // by what else the hops before the last one may
    std::shared_ptr<const ClassFinder> finder{};

    /// Whether the classes are all there are. If not, there is still one for each named host.
    [[nodiscard]] bool is_exhaustive() const { return gaps.empty(); }
    /// The class of an invocation, called by `local_user` or by whoever the client says. Nothing
    /// for a name that ssh does not take, and for options by which anything may change: -o, -F.
    [[nodiscard]] std::optional<std::size_t> class_of(
        const Invocation& invocation,
        const std::optional<std::string>& local_user = std::nullopt) const;
};

/// The classes of a client's files, of all that are read for a host that no line names, as far as
/// the limits of `world`.
[[nodiscard]] InvocationClasses invocation_classes(const Client& client,
                                                   World& world,
                                                   ConfigFiles& files);

/// A state of a configuration: before a change, or after it.
struct ReadingOfFiles {
    const Client* client = nullptr;  // none is ever null
    World* world = nullptr;
    ConfigFiles* files = nullptr;
};

/// The classes of several states together: their members are alike in each of them. Who calls is
/// said by the first, and how far it goes, too. `states` is not empty.
[[nodiscard]] InvocationClasses invocation_classes(const std::vector<ReadingOfFiles>& states);

}  // namespace sshplan
