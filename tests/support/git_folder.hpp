#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/temporary_folder.hpp"

namespace sshplan::test {

/// Whether git is installed; says aloud that a test is skipped if it is not.
[[nodiscard]] bool has_git();

/// A git work tree with a repository of its own, beside the home of whoever uses it.
class GitFolder {
public:
    GitFolder();

    /// The path of a name in the work tree, without links on the way; its top is "".
    [[nodiscard]] std::string path(std::string_view name) const;

    /// Writes a file of the work tree, and the folders above it, and returns its path.
    std::string write(std::string_view name, std::string_view bytes) const;

    /// Runs git there; what it prints. Throws std::runtime_error if it fails.
    std::string git(std::vector<std::string> words) const;

    /// Commits all that there is.
    void commit() const;

    /// That of whoever uses it: no configuration but the repository's own counts.
    [[nodiscard]] std::map<std::string, std::string> environment() const;

    /// Where the work tree lies: files may be put beside it.
    [[nodiscard]] const TemporaryFolder& around() const { return folder_; }

private:
    TemporaryFolder folder_;
};

}  // namespace sshplan::test
