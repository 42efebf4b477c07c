#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/world/world.hpp"

namespace sshplan {

/// A file of an imaginary machine, or why it cannot be read.
struct ImaginaryFile {
    std::string bytes{};
    std::uint32_t owner = 1000;
    std::uint32_t group = 1000;
    std::uint32_t mode = 0644;
    std::optional<FileFailure> failure{};
};

/// Who may write to a folder of an imaginary machine.
struct ImaginaryFolder {
    std::uint32_t owner = 0;
    std::uint32_t group = 0;
    std::uint32_t mode = 0755;
};

/// A machine as a value. Directories are implied by the paths of files.
struct Imaginary {
    std::map<std::string, ImaginaryFile> files{};
    std::map<std::string, std::string> links{};        // path to path, for whole paths only
    std::map<std::string, ImaginaryFolder> folders{};  // those that are not root's and 0755
    std::map<std::string, std::string> variables{};
    std::uint32_t uid = 1000;
    std::string host_name = "laptop";
    std::string today = "2026-01-01";
    std::map<std::string, int> exec_answers{};  // expanded command to exit status, or -SIGNAL
    std::vector<std::string> executables{};
    std::optional<std::string> standard_input{};  // none: a terminal
    /// Names that have an address, as they are asked for, to their canonical name; none: no
    /// resolver is asked.
    std::optional<std::map<std::string, std::string>> names{};
    std::optional<std::vector<std::string>> addresses{};  // none: nobody tells
    /// What programs print, by their words with blanks between.
    std::map<std::string, std::string> program_answers{};
};

/// A World made of a value: for tests, and for everything that must not depend on this machine.
class ImaginaryWorld final : public World {
public:
    explicit ImaginaryWorld(Imaginary imaginary);

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

    /// The status that the value gives for this command; nothing for any other command.
    [[nodiscard]] std::optional<CommandEnd> run_shell(const std::string& shell,
                                                      const std::string& command,
                                                      const Patience& patience) override;

    /// Nothing: no program can be started here.
    [[nodiscard]] std::optional<CommandEnd> run_program(
        const std::vector<std::string>& words) override;
    [[nodiscard]] std::optional<NameAnswer> look_up(const NameQuestion& question) override;
    [[nodiscard]] std::optional<std::vector<std::string>> local_addresses() override;

    /// As link(2) leaves it, two names of one file are two entries with the same bytes; only
    /// file_status() tells that they are one.
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
    /// No signal reaches an imaginary machine.
    [[nodiscard]] std::unique_ptr<HeldSignals> hold_signals() override;

    /// What the value gives for these words; any other program fails.
    [[nodiscard]] std::optional<ProgramAnswer> ask_program(
        const ProgramQuestion& question) override;

    /// The files as they are now.
    [[nodiscard]] const std::map<std::string, ImaginaryFile>& files() const {
        return imaginary_.files;
    }

    /// The paths that were asked for by read_file(), in order.
    [[nodiscard]] const std::vector<std::string>& reads() const { return reads_; }

private:
    [[nodiscard]] bool is_directory(const std::string& path) const;
    [[nodiscard]] FileStatus folder_status(const std::string& path) const;
    [[nodiscard]] std::uint64_t number_of(const std::string& path);

    Imaginary imaginary_;
    std::map<std::string, std::uint64_t> numbers_;  // of files, as far as somebody asked
    std::uint64_t last_number_ = 0;
    std::vector<std::string> reads_;
};

}  // namespace sshplan
