#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sshplan::test {

using Strings = std::vector<std::string>;

/// A folder of its own, gone with the object, in which files are written.
class Folder {
public:
    Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder();

    /// Writes a file and returns its path.
    std::string write(std::string_view name, std::string_view bytes) const;
    [[nodiscard]] std::string path(std::string_view name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

/// What `ssh -G` answered: its lines by keyword, and what it said on standard error.
struct SshAnswer {
    int status = 0;
    std::map<std::string, Strings> settings{};
    Strings errors{};  // without what it says of terminals
};

/// Runs the installed `ssh -G` with these words. Match exec gets a shell that only exits with
/// `exec_status`; there is no network. Throws if ssh cannot be run: such a test must not pass.
[[nodiscard]] SshAnswer ask_ssh(const Strings& words, int exec_status);

}  // namespace sshplan::test
