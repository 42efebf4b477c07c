#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/world/world.hpp"

namespace sshplan {

/// The machine that this process runs on. Users and addresses are not looked up: whoever needs them
/// reads /etc/passwd through read_file(), so that no name service module is loaded.
class RealWorld final : public World {
public:
    /// `acts`: it may run programs, ask the resolver, list addresses, and change files. Whoever
    /// holds such a World asks it for what was asked for by name.
    enum class Powers : std::uint8_t { only_reads, acts };

    static constexpr std::size_t default_file_limit = std::size_t{64} << 20;

    explicit RealWorld(Powers powers, std::size_t file_limit = default_file_limit);

    /// Nothing but a regular file is read, nothing but that and a directory is opened, and neither
    /// can make it wait.
    [[nodiscard]] FileAnswer read_file(const std::string& path) override;
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
    /// shell that cannot be started counts as killed by SIGTERM, as it does there.
    [[nodiscard]] std::optional<CommandEnd> run_shell(const std::string& shell,
                                                      const std::string& command) override;
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

private:
    Powers powers_;
    std::size_t file_limit_;
};

}  // namespace sshplan
