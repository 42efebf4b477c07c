#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "planner/resolve/client.hpp"
#include "planner/resolve/complaint.hpp"
#include "planner/resolve/config_files.hpp"
#include "planner/resolve/resolution.hpp"
#include "planner/world/confined_world.hpp"

namespace sshplan {

/// In which roles files are read that somebody judges away from the machine that they are for.
struct JudgedRoles {
    Client caller;                         // who will use them; its files are filled in
    std::optional<std::string> ssh_dir{};  // what ~/.ssh stands for; none: where the top file is
    std::optional<std::string> root{};     // nothing outside is read; none: the file's folder
    Side side = Side::user;                // whose file the top file is
    std::optional<std::string> system_config{};  // what is read behind it as the system's file
};

/// A file in the place of ~/.ssh/config, with all that is read together with it.
struct JudgedConfiguration {
    std::string name;  // below the path that was given
    Client client;
    ConfinedWorld* world = nullptr;  // neither is ever null
    ConfigFiles* files = nullptr;
};

/// The file that is judged of what a client reads: the user's, or where there is none the system's.
[[nodiscard]] const std::string& top_file(const Client& client);

/// Why what stands at a path is not judged.
struct PathFault {
    std::string text;
    Ending ending = Ending::refused;  // limit: it is too much
};

/// The configurations at some paths: a file itself; of a folder, its files that no other one in it
/// includes. Those that share a folder share what is read.
class JudgedConfigurations {
public:
    JudgedConfigurations(World& machine, JudgedRoles roles);

    /// Finds the configurations at a path, besides those of other paths; each file once. What it
    /// returns says why they are not judged. `-` is standard input: only --ssh-dir says where it
    /// lies, and without that or a root nothing that it includes is read.
    [[nodiscard]] std::optional<PathFault> look_at(const std::string& path);

    [[nodiscard]] const std::vector<JudgedConfiguration>& all() const { return all_; }

    /// A warning for each Include that was not followed, as far as files were read until now.
    [[nodiscard]] std::vector<Complaint> outside() const;

private:
    /// What is read with one meaning of ~/.ssh.
    struct Folder {
        Folder(Client caller,
               World& machine,
               Confinement confinement,
               std::shared_ptr<ReadSoFar> so_far)
            : client(std::move(caller)),
              world(machine, std::move(confinement)),
              files(world, std::move(so_far)) {}

        Client client;
        ConfinedWorld world;
        ConfigFiles files;
    };

    /// What was found in a folder so far.
    struct Candidates {
        std::vector<JudgedConfiguration> top{};  // that no other one includes
        std::set<std::string> included{};        // without links
        bool are_none = true;
    };

    [[nodiscard]] Folder& folder_of(const std::string& file);
    [[nodiscard]] JudgedConfiguration configuration(const std::string& file, std::string name);
    [[nodiscard]] std::optional<PathFault> read_standard_input();
    [[nodiscard]] std::optional<PathFault> look_into(const std::string& path);
    void look_at_candidate(const std::string& file,
                           const std::string& path,
                           Candidates& candidates);
    [[nodiscard]] PathFault is_outside(const std::string& path) const;
    [[nodiscard]] bool is_taken(const std::string& place) const;

    World& machine_;
    JudgedRoles roles_;
    std::string root_;
    std::vector<std::unique_ptr<Folder>> folders_;
    std::vector<JudgedConfiguration> all_;
    std::shared_ptr<ReadSoFar> so_far_ = std::make_shared<ReadSoFar>();  // of all folders
};

}  // namespace sshplan
