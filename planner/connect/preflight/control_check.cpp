#include "planner/connect/preflight/control_check.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/invocation/quote.hpp"
#include "planner/world/folder_name.hpp"

namespace sshplan {
namespace {

constexpr std::size_t socket_path_room = 107;  // of sun_path in Linux's sockaddr_un, without the 0
constexpr std::size_t temporary_suffix = 17;   // "." and 16 letters, while the socket is made

/// ControlPath with its variables; what Hop::control says keeps them as written.
std::string path_of(const Hop& hop, const Client& client) {
    const std::string_view path =
        hop.resolution->effective(Keyword::control_path, client.dialect.edition);
    return is_none(path) ? std::string{} : std::string{path};
}

/// Whether a master is wanted when this ssh is done connecting.
bool makes_master(const Hop& hop, const Client& client) {
    const std::string_view master =
        hop.resolution->effective(Keyword::control_master, client.dialect.edition);
    return !master.empty() && master != "false" && master != "no";
}

Check too_long(const std::string& path, std::size_t room) {
    return {CheckKind::control,
            Readiness::stops,
            path,
            fmt::format("is {} bytes long; a socket has room for {}", path.size(), room),
            "ControlPath ~/.ssh/%C"};
}

}  // namespace

std::optional<MasterCheck> check_master(const Hop& hop, const Client& client, World& world) {
    if (!hop.control || !hop.resolution) return std::nullopt;
    const std::string path = path_of(hop, client);
    if (path.empty() || path.size() > socket_path_room) return std::nullopt;
    const auto found = [&](Readiness verdict, std::string text) {
        return MasterCheck{{CheckKind::master, verdict, path, std::move(text)}};
    };
    const std::optional<SocketAnswer> answer = world.ask_socket(path);
    if (!answer) return found(Readiness::unknown, "nobody asked whether a master runs");
    switch (answer->kind) {
        case SocketAnswer::Kind::answers: {
            MasterCheck master =
                found(Readiness::ok, "a master runs: nothing of the way to here would be dialled");
            master.is_running = true;
            return master;
        }
        case SocketAnswer::Kind::missing:
            return std::nullopt;
        case SocketAnswer::Kind::stale:
            return found(Readiness::ok, "left behind by a master; ssh passes over it");
        case SocketAnswer::Kind::failed:
            return found(Readiness::warning, answer->reason);
    }
    return std::nullopt;
}

std::optional<Check> check_control(const Hop& hop, const Client& client, World& world) {
    const std::string path = path_of(hop, client);
    if (path.empty()) return std::nullopt;
    // Even who only looks for a master stops at a path that no socket can have.
    if (path.size() > socket_path_room) return too_long(path, socket_path_room);
    if (!makes_master(hop, client)) return std::nullopt;
    const std::size_t room = socket_path_room - temporary_suffix;
    if (path.size() > room) return too_long(path, room);
    const std::string folder = folder_name(path);
    const FileStatusAnswer answer = world.file_status(world.real_path(folder));
    if (const auto* const failure = std::get_if<FileFailure>(&answer)) {
        return Check{CheckKind::control,
                     Readiness::stops,
                     folder,
                     fmt::format("no socket can be made there: {}", failure->reason),
                     "mkdir -p -m 700 " + shell_quoted(folder)};
    }
    const auto& status = std::get<FileStatus>(answer);
    if (status.write_failure) {
        return Check{CheckKind::control,
                     Readiness::stops,
                     folder,
                     fmt::format("no socket can be made there: {}", *status.write_failure),
                     "ls -ld " + shell_quoted(folder)};
    }
    return Check{CheckKind::control, Readiness::ok, folder, "a socket can be made there"};
}

}  // namespace sshplan
