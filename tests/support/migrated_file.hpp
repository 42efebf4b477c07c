#pragma once

#include <set>
#include <string>
#include <vector>

namespace sshplan::test {

/// A recipe, as `migrate --format json` tells of it.
struct ToldRecipe {
    std::string family;
    std::string before;  // as it stands in the file
    std::string verdict;
    std::string reason{};  // empty: none is told
    bool has_witness = false;
    bool is_applied = false;
    std::set<std::string> differences{};  // their ids
};

/// A file after `migrate --write --accept=all --generated`, and what was told of it.
struct MigratedFile {
    int status = 0;
    std::string bytes{};
    std::vector<ToldRecipe> recipes{};
    std::string errors{};  // what was said besides
};

/// Writes a file into a folder of its own, under its name, and migrates it there, on this machine.
/// Changes the working folder meanwhile. Throws if the answer is no JSON.
[[nodiscard]] MigratedFile migrated_file(const std::string& name, const std::string& bytes);

}  // namespace sshplan::test
