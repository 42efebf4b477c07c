#include "tests/support/temporary_folder.hpp"

#include <stdlib.h>

#include <cerrno>
#include <fstream>
#include <system_error>

namespace sshplan::test {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
    std::string name = fs::canonical(fs::temp_directory_path()) / "sshplan-test-XXXXXX";
    if (mkdtemp(name.data()) == nullptr) {
        throw std::system_error{errno, std::generic_category(), name};
    }
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

std::string TemporaryFolder::path(std::string_view name) const { return path_ / name; }

std::string TemporaryFolder::write(std::string_view name,
                                   std::string_view bytes,
                                   bool executable) const {
    const fs::path file = path_ / name;
    fs::create_directories(file.parent_path());
    std::ofstream{file, std::ios::binary} << bytes;
    fs::permissions(file, fs::perms{executable ? 0700U : 0600U});
    return file;
}

}  // namespace sshplan::test
