#include "our_answer.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "parser/config/jump.hpp"
#include "planner/dialect/installed.hpp"
#include "planner/plan/identities.hpp"
#include "planner/resolve/resolve.hpp"
#include "planner/world/real_world.hpp"
#include "planner/world/users.hpp"

namespace sshplan::test {
namespace {

Client installed_client(World& world) {
    const std::optional<LocalUser> local = local_user(world);
    if (!local) throw std::runtime_error{"no local user"};
    const User& user = local->user;
    return {.dialect = installed_dialect(world).dialect,
            .user = user.name,
            .uid = user.uid,
            .home = user.home,
            .host_name = world.host_name(),
            .shell = "/bin/sh",
            .user_config = {.path = user.home + "/.ssh/config"},
            .system_config = {.path = "/etc/ssh/ssh_config"},
            .ssh_dir = user.home + "/.ssh"};
}

/// Resolves under the branch in which no name has an address: the last one.
Resolution resolve_offline(const Invocation& invocation,
                           const Client& client,
                           const Surroundings& surroundings) {
    Resolution resolution = resolve(invocation, client, surroundings);
    while (surroundings.conditions.next_branch()) {
        resolution = resolve(invocation, client, surroundings);
    }
    return resolution;
}

/// A message as ssh's logger writes it: other bytes than printable ASCII in octal.
std::string logged(std::string_view message) {
    std::string text;
    for (const char c : message.substr(0, 1023)) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_plain = (byte >= ' ' && byte < 0x7f) || c == '\t' || c == '\n';
        text += is_plain ? std::string{c} : fmt::format("\\{:03o}", byte);
    }
    return text;
}

}  // namespace

SshAnswer our_answer(const Strings& words, int exec_status) {
    RealWorld world{RealWorld::Commands::never_runs};
    const Client client = installed_client(world);
    const auto invocation = read_invocation(words, client.dialect, no_long_options);
    if (std::holds_alternative<UsageFault>(invocation)) return {.status = 255};
    ConfigFiles files{world};
    Conditions conditions{
        world, client.shell, {*read_assumption(fmt::format("*={}", exec_status))}};
    const Resolution r =
        resolve_offline(std::get<Invocation>(invocation), client, {world, files, conditions});
    SshAnswer answer{.status = r.ending == Ending::complete ? 0 : 255};
    for (const Complaint& complaint : r.complaints) {
        answer.errors.push_back(logged(complaint.text));
    }
    if (answer.status != 0) return answer;
    answer.settings["hostname"] = {r.hostname};
    answer.settings["user"] = {r.user};
    answer.settings["port"] = {std::to_string(r.port)};
    if (r.jump) answer.settings["proxyjump"] = {printed_jump_list(*r.jump)};
    if (r.proxy_command) answer.settings["proxycommand"] = {*r.proxy_command};
    Strings& identities = answer.settings["identityfile"];
    for (const Obtained& file : r.of(Keyword::identity_file).obtained) {
        identities.push_back(file.text);
    }
    if (identities.empty()) {
        for (const Identity& file : offered_identities(r, client)) identities.push_back(file.file);
    }
    return answer;
}

}  // namespace sshplan::test
