#pragma once

#include <csignal>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "planner/world/open_folder.hpp"
#include "planner/world/world.hpp"

namespace sshplan {

/// The machine that this process runs on. Users and addresses are not looked up: whoever needs them
/// reads /etc/passwd through read_file(), so that no name service module is loaded.
class RealWorld final : public World {
public:
    /// `acts`: it may run programs, ask the resolver, list addresses, and change files. Whoever
    /// holds such a World asks it for what was asked for by name.
    /// `gives_up`: it only reads, and its process gives up the rest where it is told to.
    enum class Powers : std::uint8_t { only_reads, gives_up, acts };

    /// `always_read`: files up to this size are read whatever Limit::file is, as not all are ssh's.
    explicit RealWorld(Powers powers, std::size_t always_read = default_of(Limit::file));

    /// Nothing but a regular file is read, nothing but that and a directory is opened, and neither
    /// can make it wait. What is too large is not read either.
    [[nodiscard]] FileAnswer read_file(const std::string& path) override;
    /// By openat2(2) where it exists.
    [[nodiscard]] FileAnswer read_file_below(const std::string& folder,
                                             const std::string& rest) override;
    [[nodiscard]] std::optional<std::string> read_part(const std::string& path,
                                                       std::size_t offset,
                                                       std::size_t size) override;
    [[nodiscard]] FileAnswer read_standard_input() override;
    [[nodiscard]] bool stdin_is_terminal() override;
    [[nodiscard]] bool exists(const std::string& path) override;
    [[nodiscard]] std::optional<std::string> stat_failure(const std::string& path) override;
    [[nodiscard]] bool is_executable(const std::string& path) override;
    [[nodiscard]] std::string real_path(const std::string& path) override;
    [[nodiscard]] std::vector<std::string> list_directory(const std::string& path) override;
    [[nodiscard]] std::optional<std::string> variable(std::string_view name) override;
    [[nodiscard]] std::uint32_t user_id() override;
    [[nodiscard]] std::string host_name() override;
    [[nodiscard]] std::string today() override;

    /// As readconf.c execute_in_shell: no input, output discarded, messages to standard error. A
    /// shell that cannot be started counts as killed by SIGTERM, as it does there. With a limit the
    /// command has a process group of its own, and is ended with that; with any patience a SIGHUP,
    /// SIGINT, SIGQUIT or SIGTERM is passed on to it instead of ending this process, if it was not
    /// ignored.
    [[nodiscard]] std::optional<CommandEnd> run_shell(const std::string& shell,
                                                      const std::string& command,
                                                      const Patience& patience) override;
    [[nodiscard]] std::optional<CommandEnd> run_program(
        const std::vector<std::string>& words) override;
    [[nodiscard]] std::optional<NameAnswer> look_up(const NameQuestion& question) override;
    [[nodiscard]] std::optional<std::vector<std::string>> local_addresses() override;

    [[nodiscard]] FileStatusAnswer file_status(const std::string& path) override;
    [[nodiscard]] ChangeFailure create_file_like(const std::string& path,
                                                 const std::string& model,
                                                 std::string_view bytes) override;
    [[nodiscard]] ChangeFailure link_file(const std::string& path,
                                          const std::string& second) override;
    [[nodiscard]] ChangeFailure rename_file(const std::string& from,
                                            const std::string& to) override;
    [[nodiscard]] ChangeFailure remove_file(const std::string& path) override;
    [[nodiscard]] ChangeFailure sync_directory(const std::string& path) override;
    /// SIGHUP, SIGINT, SIGQUIT, SIGTERM. SIGXFSZ is lost meanwhile: what would exceed the limit
    /// fails instead.
    [[nodiscard]] std::unique_ptr<HeldSignals> hold_signals() override;

    /// By seccomp(2) and landlock(7), if it is one that gives up.
    Protections give_up(GivenUp what) override;

    /// As Linux does it: the program gets SIGTERM if this process is killed. Its signals are
    /// blocked as they were when this World was made.
    void ignore_broken_pipes() override;
    [[nodiscard]] std::optional<FrontEnd> run_in_front(const FrontProgram& program) override;
    /// No core is dumped: nothing is wrong with this process.
    void end_by_signal(int signal) override;

    /// `sshplan-<pid>-XXXXXX`. A directory that others may write to is passed over unless it is
    /// sticky. Those that processes of this user left behind, which are no more,
    /// are removed first.
    [[nodiscard]] std::variant<std::string, FileFailure> make_private_folder() override;
    [[nodiscard]] ChangeFailure create_private_file(const std::string& path,
                                                    std::string_view bytes) override;
    [[nodiscard]] ChangeFailure create_private_program(const std::string& path,
                                                       std::string_view bytes) override;
    /// Links in it are removed, not followed; one that is not there is removed already.
    [[nodiscard]] ChangeFailure remove_folder(const std::string& path) override;

    /// Waits no longer than a second.
    [[nodiscard]] std::optional<SocketAnswer> ask_socket(const std::string& path) override;
    /// Tries every address of the name, within the bound in all.
    [[nodiscard]] std::optional<PortAnswer> try_port(const std::string& host,
                                                     std::uint16_t port,
                                                     AddressFamily family,
                                                     double seconds) override;
    /// Waits no longer than a second, and reads no more than 256 KiB.
    [[nodiscard]] std::optional<AgentAnswer> ask_agent(const std::string& socket) override;
    /// An end of input is an empty line. Nothing as well if a held signal asks this process to end.
    [[nodiscard]] std::optional<std::string> ask_person(const std::string& question) override;
    /// Its signals are blocked as they were when this World was made. It is killed with this
    /// process. What it has started may outlive a limit, and is not waited for.
    [[nodiscard]] std::optional<ProgramAnswer> ask_program(
        const ProgramQuestion& question) override;

private:
    [[nodiscard]] std::size_t most_bytes() const;

    Powers powers_;
    std::size_t always_read_;
    sigset_t mask_{};                             // when this was made
    std::map<std::string, OpenFolder> claims_{};  // the private folders, by their paths
};

}  // namespace sshplan
