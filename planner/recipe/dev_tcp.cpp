#include "planner/recipe/call.hpp"
#include "planner/shell/script.hpp"

namespace sshplan::recipe {
namespace {

/// HOST and PORT of a redirection's file; nothing if it is another file.
std::optional<HostAndPort> pseudo_device(const shell::Redirection& redirection,
                                         const shell::Scope& scope) {
    constexpr std::string_view device = "/dev/tcp/";
    const std::string file = shell::expand_unsplit(redirection.target, scope).all.front().text;
    if (!file.starts_with(device)) return std::nullopt;
    const std::size_t slash = file.find('/', device.size());
    if (slash == std::string::npos) return std::nullopt;
    return HostAndPort{file.substr(device.size(), slash - device.size()), file.substr(slash + 1)};
}

}  // namespace

std::optional<Recipe> read_dev_tcp(const shell::Script& script,
                                   const shell::Scope& scope,
                                   Where where) {
    for (const shell::Step& step : script.steps) {
        for (const shell::Command& command : step.pipeline.commands) {
            for (const shell::Redirection& redirection : command.redirections) {
                const auto device = pseudo_device(redirection, scope);
                if (!device) continue;
                const bool is_here = where == Where::here;
                return Recipe{.family = is_here ? Family::direct_netcat : Family::dev_tcp,
                              .reach = is_here ? Reach::local_netcat : Reach::dev_tcp,
                              .host = device->host,
                              .port = device->port};
            }
        }
    }
    return std::nullopt;
}

}  // namespace sshplan::recipe
