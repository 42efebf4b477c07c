#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace sshplan::test {

/// A folder of its own that disappears with this value.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    /// The path of a name in it, without links on the way.
    [[nodiscard]] std::string path(std::string_view name) const;

    /// Writes a file, and the folders above it, and returns its path.
    std::string write(std::string_view name, std::string_view bytes, bool executable = false) const;

private:
    std::filesystem::path path_;
};

}  // namespace sshplan::test
