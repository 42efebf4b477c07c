#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/world/forwarding_world.hpp"
#include "planner/world/git_repository.hpp"

namespace sshplan {

/// A machine on which a git work tree holds the files of a revision, read from git without checking
/// anything out, and no others; elsewhere it is the machine as it is. Links of the revision are
/// followed within it: one that leads out of the work tree leads nowhere, and so does what a
/// submodule holds.
class GitWorld final : public ForwardingWorld {
public:
    /// `machine` and `repository` outlive it.
    GitWorld(World& machine, GitRepository& repository, GitTree tree);

    /// The bytes of the revision, owned by this user, with mode 0644.
    [[nodiscard]] FileAnswer read_file(const std::string& path) override;
    [[nodiscard]] bool exists(const std::string& path) override;
    [[nodiscard]] std::optional<std::string> stat_failure(const std::string& path) override;
    /// Nothing of a revision is.
    [[nodiscard]] bool is_executable(const std::string& path) override;
    [[nodiscard]] std::string real_path(const std::string& path) override;
    [[nodiscard]] std::vector<std::string> list_directory(const std::string& path) override;

private:
    struct Place {
        enum class Kind : std::uint8_t { missing, file, link, folder, outside };

        Kind kind = Kind::missing;
        std::string path{};  // whole, with its links followed
        std::string id{};    // of a file
    };

    /// Whether a link at the end of a path is followed.
    enum class LastLink : std::uint8_t { followed, kept };

    /// A path on the way to where it leads.
    struct Walk {
        std::string at{};                // a folder, without links; empty: the root of the machine
        std::deque<std::string> rest{};  // the names that are still to go
        std::size_t links = 0;           // of the revision that were followed
    };

    [[nodiscard]] Place find(const std::string& path, LastLink last = LastLink::followed);
    [[nodiscard]] std::string from_here(std::string_view path) const;
    [[nodiscard]] Walk start(const std::string& path) const;
    [[nodiscard]] std::optional<Place> step(Walk& walk, LastLink last);
    [[nodiscard]] std::optional<Place> step_inside(Walk& walk,
                                                   const std::string& name,
                                                   LastLink last);
    void step_outside(Walk& walk, const std::string& name);
    [[nodiscard]] bool follow(Walk& walk, const GitEntry& link);
    [[nodiscard]] bool is_inside(const std::string& path) const;
    [[nodiscard]] std::string below_top(const std::string& path) const;
    [[nodiscard]] const std::string& target_of(const GitEntry& link);

    GitRepository& repository_;
    GitTree tree_;
    std::string here_;                            // the working directory
    std::map<std::string, std::string> targets_;  // of links that were read, by their blobs
};

}  // namespace sshplan
