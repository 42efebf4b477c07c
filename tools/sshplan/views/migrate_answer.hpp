#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "planner/migrate/migrate.hpp"
#include "tools/sshplan/views/file_remark.hpp"

namespace sshplan::cli {

/// What the views of `migrate` show.
struct MigrateAnswer {
    const Migration* migration = nullptr;                  // never null
    std::string shell{};                                   // in whose words recipes were read
    std::map<const SourceFile*, std::string> generated{};  // files that change, by what they say
    std::vector<FileRemark> remarks{};
    std::vector<Note> notes{};
    std::vector<Complaint> errors{};  // why nothing can be rewritten
    bool is_written = false;
    bool selects = false;                // not all recipes are in question
    std::vector<std::string> writing{};  // what there is to say of it, a sentence each
    std::string retry{};  // the command line that writes: "sshplan migrate --write ssh/config"

    [[nodiscard]] std::string name_of(const SourceFile& file) const {
        return migration->before.name_of(file);
    }
    /// A patch of all files that change, as `git apply` takes it.
    [[nodiscard]] std::string diff() const;
};

/// A jump host with what changes there.
struct JumpDifferences {
    std::string jump{};   // as ProxyJump says it
    std::string probe{};  // the command that tries it out; empty: nothing to try
    std::vector<NamedDifference> differences{};
};

/// The differences of all rewrites, by jump host, in the order of the files.
[[nodiscard]] std::vector<JumpDifferences> by_jump(const Migration& migration);

/// "ssh -W db:22 -p 2022 ops@gw </dev/null": whether a jump host lets a connection through, as
/// ProxyJump needs it.
[[nodiscard]] std::string probe_command(const std::string& proxy_jump, const std::string& target);

/// "1 recipe", "2 recipes".
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun);

/// "OpenSSH 9.2 to 10.5".
[[nodiscard]] std::string versions_text(const std::vector<std::string>& versions);

/// "ssh -l bob db".
[[nodiscard]] std::string command_text(const ChangeWitness& witness);

/// "port of db: 2254 before, 22 after".
[[nodiscard]] std::string change_text(const RouteChange& change);

}  // namespace sshplan::cli
