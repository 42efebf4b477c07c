#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sshplan {

/// What a revision of a git repository has at a path.
struct GitEntry {
    /// `elsewhere`: a commit of a submodule, whose files the repository does not hold.
    enum class Kind : std::uint8_t { file, link, elsewhere };

    Kind kind = Kind::file;
    std::string id{};  // of the blob
};

/// The files of a revision by their paths below the top of the repository. Folders are implied.
class GitTree {
public:
    /// Reads what `git ls-tree -r -z` prints (git-ls-tree(1), "Output format"); nothing if it is
    /// anything else.
    [[nodiscard]] static std::optional<GitTree> read(std::string_view listing);

    /// What there is at a path; null if that is a folder, or nothing.
    [[nodiscard]] const GitEntry* find(const std::string& path) const;

    /// Whether there is something below a path; the top is "".
    [[nodiscard]] bool is_folder(const std::string& path) const;

    /// The names in a folder, sorted bytewise.
    [[nodiscard]] std::vector<std::string> names_in(const std::string& folder) const;

private:
    std::map<std::string, GitEntry> entries_;
};

}  // namespace sshplan
