#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sshplan::test {

/// A shell in a folder of its own that disappears with this value: sshplan and the programs of the
/// machine are in PATH, and git knows a name, but no settings of this machine.
class ScratchShell {
public:
    using Variables = std::map<std::string, std::string>;

    ScratchShell();

    /// The path of a name in the folder in which commands run.
    [[nodiscard]] std::string path(std::string_view name) const;

    /// What a script does there, with more variables. Throws std::runtime_error if there is no sh.
    [[nodiscard]] ProcessEnd run(const std::string& script, const Variables& more = {}) const;

    /// The same of a script that must end with 0. Throws std::runtime_error with what it said if it
    /// does not.
    void prepare(const std::string& script) const;

    /// What commands print, standard error among it, typed one after the other into one shell; `$?`
    /// of a command is that of the one before. What comes after an `exit` prints nothing.
    [[nodiscard]] std::vector<std::string> type(const std::vector<std::string>& commands) const;

private:
    TemporaryFolder folder_;
    Variables variables_;
};

}  // namespace sshplan::test
