#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sshplan::test {

/// A folder with an `ssh` that connects to nobody, but remembers what it was given, and sshplan in
/// front of it.
class FakeSsh {
public:
    FakeSsh();

    /// What the next ssh does after it has remembered, as a shell's text: `exit 3`.
    void then(const std::string& script) const;

    /// Runs sshplan, the real one, with that ssh in PATH, and a TMPDIR of its own.
    [[nodiscard]] ProcessEnd sshplan(const std::vector<std::string>& words) const;
    /// The same by the name of ssh, found in PATH before the other one.
    [[nodiscard]] ProcessEnd sshplan_as_ssh(const std::vector<std::string>& words) const;

    /// The words that ssh was given, with `FROZEN` for the folder of the frozen files; empty if it
    /// was not run.
    [[nodiscard]] std::vector<std::string> words() const;
    /// The frozen files that it was given, one after the other, with `FROZEN` for their folder.
    [[nodiscard]] std::string frozen() const;
    /// The names in TMPDIR: what was left behind.
    [[nodiscard]] std::vector<std::string> left_behind() const;

    [[nodiscard]] const TemporaryFolder& folder() const { return folder_; }
    /// The bytes of a file in it; empty if there is none.
    [[nodiscard]] std::string read(const std::string& name) const;

private:
    [[nodiscard]] ProcessEnd run(const std::vector<std::string>& words,
                                 const std::string& path) const;

    TemporaryFolder folder_;
};

}  // namespace sshplan::test
