#include "tools/sshplan/session/client.hpp"

#include <utility>
#include <variant>

#include <fmt/format.h>

#include "planner/explore/unknown_caller.hpp"
#include "planner/resolve/standard_input.hpp"
#include "planner/world/services.hpp"
#include "planner/world/users.hpp"

namespace sshplan::cli {

namespace {

constexpr std::uint16_t assigned_port = 22;

/// Fills in who calls; `answer.complaint` if that is unknown.
void find_user(ClientAnswer& answer, World& world, const EvaluationOptions& options) {
    Client& client = answer.client;
    client.uid = world.user_id();
    if (!options.local_user || !options.home) {
        const auto found = local_user(world);
        if (!found) {
            answer.complaint =
                Complaint{.text = fmt::format("No user exists for uid {}", client.uid),
                          .help = {"say who with --local-user NAME --home DIR"}};
            answer.ending = Ending::refused;
            return;
        }
        if (found->found == LocalUser::Found::environment) {
            answer.notes.push_back(
                {"user-from-environment",
                 fmt::format("uid {} is not in /etc/passwd: named from USER and HOME",
                             client.uid)});
        }
        client.user = found->user.name;
        client.home = found->user.home;
    }
    client.user = options.local_user.value_or(client.user);
    client.home = options.home.value_or(client.home);
}

RoleFile role_file(const ConfigChoice& choice, std::string usual_path) {
    using enum ConfigChoice::Kind;
    using Wanted = RoleFile::Wanted;
    switch (choice.kind) {
        case usual:
            return {std::move(usual_path), Wanted::by_default};
        case file:
            return {choice.path, Wanted::named};
        case standard_input:
            return {std::string{standard_input_name}, Wanted::named};
        case nothing:
            return {"", Wanted::nothing};
    }
    return {};
}

}  // namespace

ClientAnswer find_client(World& world,
                         ConfigFiles& files,
                         const Dialect& dialect,
                         const EvaluationOptions& options) {
    ClientAnswer answer{.client = {.dialect = dialect}};
    find_user(answer, world, options);
    if (answer.complaint) {
        return answer;
    }
    Client& client = answer.client;
    client.host_name = options.local_host.value_or(world.host_name());
    // As readconf.c execute_in_shell: an empty SHELL counts.
    client.shell = options.shell.value_or(world.variable("SHELL").value_or("/bin/sh"));
    client.program = options.program;
    client.default_port = tcp_service(world, "ssh").value_or(assigned_port);
    client.ssh_dir = options.ssh_dir.value_or(client.home + "/.ssh");
    client.user_config = role_file(options.user_config, client.home + "/.ssh/config");
    client.system_config = role_file(options.system_config, client.system_dir + "/ssh_config");
    if (options.user_config.kind == ConfigChoice::Kind::standard_input) {
        if (auto failure = adopt_standard_input(files, world)) {
            answer.complaint = Complaint{.text = *std::move(failure)};
            answer.ending = Ending::limit;
        }
    }
    return answer;
}

Client unknown_client(const Dialect& dialect, const EvaluationOptions& options) {
    Client client = unknown_caller(dialect);
    client.program = options.program;
    client.user = options.local_user.value_or(client.user);
    client.home = options.home.value_or(client.home);
    client.host_name = options.local_host.value_or(client.host_name);
    client.shell = options.shell.value_or(client.shell);
    return client;
}

}  // namespace sshplan::cli
