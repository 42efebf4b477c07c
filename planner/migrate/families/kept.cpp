#include "planner/migrate/families/families.hpp"

namespace sshplan::families {

std::string reason_to_keep(RecipeKind kind) {
    switch (kind) {
        case RecipeKind::computed:
            return "a shell computes where it goes, which ProxyJump cannot do";
        case RecipeKind::proxy:
            return "it goes through a proxy that is no ssh";
        case RecipeKind::vendor:
            return "a tool of its own makes the connection";
        case RecipeKind::direct_netcat:
            return "a netcat that is run here connects, through no jump host";
        case RecipeKind::tty:
            return "an ssh on the jump host goes on, with what that host's account says";
        case RecipeKind::broken:
            return "it cannot work: `sshplan lint` says why";
        default:
            return "a command that is not understood makes the connection";
    }
}

std::string reason_to_keep(const RecipeSite& site) {
    if (site.line->is(Keyword::remote_command)) {
        return "scp, sftp and git through this name would change their meaning; to log in, type "
               "`sshplan migrate -- ssh ...` with the command itself";
    }
    return reason_to_keep(site.kind);
}

}  // namespace sshplan::families
