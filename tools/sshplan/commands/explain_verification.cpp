#include "tools/sshplan/commands/explain_verification.hpp"

#include <utility>

#include <fmt/format.h>

#include "planner/dialect/installed.hpp"
#include "tools/sshplan/session/status.hpp"

namespace sshplan::cli {

std::string verification_obstacle(const EvaluationOptions& options) {
    const bool pretends = options.home || options.local_user || options.local_host ||
                          options.dns_table || !options.names.empty();
    if (pretends) {
        return "--verify-with asks an ssh that takes user, home, host name and names of hosts from "
               "this machine; leave out --home, --local-user, --local-host, --dns-table, and "
               "those lines of --world";
    }
    if (options.connect.plan) {
        return "--verify-with checks an answer, and --out writes a plan; give one at a time";
    }
    return {};
}

VerifyingSsh find_verifying_ssh(const VerifyWith& wanted, World& world) {
    Installed found =
        wanted.path ? dialect_of_program(world, *wanted.path) : installed_dialect(world);
    VerifyingSsh ssh{.path = std::move(found.path), .version = std::move(found.version)};
    if (ssh.path.empty()) {
        ssh.fault = "--verify-with: no ssh was found in PATH. Try: --verify-with ssh=PATH";
    } else if (!world.is_executable(ssh.path)) {
        ssh.fault = fmt::format("--verify-with: {} is no program that can be run", ssh.path);
    } else if (world.real_path(ssh.path).ends_with("/sshplan")) {
        ssh.fault = fmt::format("--verify-with: {} is sshplan itself. Try: --verify-with ssh=PATH",
                                ssh.path);
    }
    return ssh;
}

int verified_status(const SshVerification& verification, int own) {
    if (verification.first) return status::found;
    if (own != status::done) return own;
    return verification.is_agreed() ? status::done : status::undecided;
}

}  // namespace sshplan::cli
