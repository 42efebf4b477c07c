#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "planner/world/world.hpp"

namespace sshplan {

/// Where a configuration may be read that is judged away from the machine that it is for.
struct Confinement {
    std::string root;     // nothing outside is looked at, by whatever path or link; empty: nothing
    std::string ssh_dir;  // what `HOME/.ssh` stands for
    std::string home = "~";  // of nobody in particular, or as somebody named it
};

/// A machine of which nothing is known but the files below one directory: no user, no variable, no
/// address. Their owner and mode are those of a checkout, and count for nothing. /etc/services is
/// the one table that is the same everywhere.
class ConfinedWorld final : public World {
public:
    ConfinedWorld(World& machine, Confinement confinement);

    /// A path outside is `missing`, as is whatever cannot be told from one.
    [[nodiscard]] FileAnswer read_file(const std::string& path) override;
    [[nodiscard]] FileAnswer read_standard_input() override;
    [[nodiscard]] bool stdin_is_terminal() override { return true; }
    [[nodiscard]] bool exists(const std::string& path) override;
    /// Everything is taken to be there: nothing but configuration is looked for.
    [[nodiscard]] std::optional<std::string> stat_failure(const std::string& path) override;
    [[nodiscard]] bool is_executable(const std::string& path) override;
    [[nodiscard]] std::string real_path(const std::string& path) override;
    [[nodiscard]] std::vector<std::string> list_directory(const std::string& path) override;
    /// HOME is the home directory that nobody has; any other stands for itself as it is written.
    [[nodiscard]] std::optional<std::string> variable(std::string_view name) override;
    [[nodiscard]] std::uint32_t user_id() override;
    [[nodiscard]] std::string host_name() override { return {}; }
    [[nodiscard]] std::string today() override { return machine_.today(); }
    [[nodiscard]] const Limits& limits() const override { return machine_.limits(); }
    [[nodiscard]] std::optional<CommandEnd> run_shell(const std::string& shell,
                                                      const std::string& command,
                                                      const Patience& patience) override;
    [[nodiscard]] std::optional<CommandEnd> run_program(
        const std::vector<std::string>& words) override;
    [[nodiscard]] std::optional<NameAnswer> look_up(const NameQuestion& question) override;
    [[nodiscard]] std::optional<std::vector<std::string>> local_addresses() override;

    [[nodiscard]] const Confinement& confinement() const { return confinement_; }

    /// Whether a path leads below the root, links followed.
    [[nodiscard]] bool contains(const std::string& path);

    /// The paths that were asked for and lie outside, each once.
    [[nodiscard]] const std::vector<std::string>& outside() const { return outside_; }

    /// Where a path really is: `~/.ssh` is somewhere else here.
    [[nodiscard]] std::string placed(const std::string& path) const;

private:
    [[nodiscard]] bool is_of_nobody(const std::string& path) const;
    [[nodiscard]] bool lets_in(const std::string& path);
    /// Where below the root a path leads, links followed; nothing: outside.
    [[nodiscard]] const std::optional<std::string>& place_below(const std::string& path);
    [[nodiscard]] std::optional<std::string> find_below(const std::string& path);
    [[nodiscard]] std::string from_here(const std::string& path) const;

    World& machine_;
    Confinement confinement_;
    std::string root_;                                                   // normal
    std::string real_root_;                                              // without links
    std::string here_;                                                   // the working directory
    std::unordered_map<std::string, std::optional<std::string>> known_;  // what place_below() says
    std::vector<std::string> outside_;
};

}  // namespace sshplan
