#pragma once

#include <cstddef>
#include <sstream>
#include <string>
#include <vector>

#include "planner/world/imaginary_world.hpp"

namespace sshplan::test {

/// A machine on which one command follows another, and files stay as they were left.
class Desk {
public:
    /// Where the configuration lies, below the working directory.
    static constexpr const char* top = "ssh/config";

    explicit Desk(const std::string& config);

    /// Runs `sshplan` with these words; returns its exit status.
    int run(const std::vector<std::string>& words);

    [[nodiscard]] std::string out() const { return out_.str(); }
    [[nodiscard]] std::string err() const { return err_.str(); }

    [[nodiscard]] const std::string& bytes(const std::string& path = top) const {
        return world_.files().at(path).bytes;
    }
    [[nodiscard]] const ImaginaryFile& file(const std::string& path) const {
        return world_.files().at(path);
    }
    [[nodiscard]] std::size_t count_of_files() const { return world_.files().size(); }

    /// Writes a file as somebody else would.
    void put(const std::string& path, const std::string& bytes);

private:
    ImaginaryWorld world_;
    std::ostringstream out_;
    std::ostringstream err_;
};

}  // namespace sshplan::test
