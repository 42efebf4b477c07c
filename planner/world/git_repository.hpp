#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "planner/world/git_tree.hpp"
#include "planner/world/world.hpp"

namespace sshplan {

/// Why git does not answer.
struct GitFault {
    std::string text;
};

/// A git repository with a work tree, as git itself tells of it. git is only asked (rev-parse,
/// ls-tree, cat-file blob), with what would make it run something else or fetch something switched
/// off, whatever the repository's own configuration says. Variables of this process that begin with
/// GIT_ do not reach it: in a hook they name another index, or another repository.
class GitRepository {
public:
    /// The repository in whose work tree a folder lies. `machine` runs git, and outlives it. git is
    /// looked for in the whole paths of PATH.
    [[nodiscard]] static std::variant<GitRepository, GitFault> find(World& machine,
                                                                    const std::string& folder);

    /// The top of the work tree, without links.
    [[nodiscard]] const std::string& top() const { return top_; }

    /// The files of the commit that a revision names (gitrevisions(7)).
    [[nodiscard]] std::variant<GitTree, GitFault> tree_of(const std::string& revision);

    /// The bytes of a blob as they were committed: nothing filters or converts them.
    [[nodiscard]] FileAnswer blob(const std::string& id, std::size_t most_bytes);

private:
    GitRepository(World& machine, std::string program)
        : machine_(&machine), program_(std::move(program)) {}

    [[nodiscard]] ProgramAnswer ask(const std::string& folder,
                                    const std::vector<std::string>& words,
                                    std::size_t most_bytes = ProgramQuestion::default_limit);

    World* machine_;
    std::string program_;
    std::string top_;
};

}  // namespace sshplan
