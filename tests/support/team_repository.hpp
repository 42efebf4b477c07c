#pragma once

#include <string>

#include "tests/support/scratch_shell.hpp"

namespace sshplan::test {

/// A team's repository `team`, and a change in it: HEAD^1 is the base, at HEAD the database has
/// lost its jump host.
class TeamRepository {
public:
    TeamRepository();

    [[nodiscard]] const ScratchShell& shell() const { return shell_; }

    /// Does something in the repository, and commits what that leaves. Throws std::runtime_error if
    /// it fails.
    void change(const std::string& script) const;

    /// Its worktrees, a line each.
    [[nodiscard]] std::string worktrees() const;

private:
    ScratchShell shell_;
};

}  // namespace sshplan::test
