#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sshplan::test {

/// The regular files below a folder, in order; with an extension (".case"), only those.
[[nodiscard]] std::vector<std::string> files_below(const std::string& folder,
                                                   std::string_view extension = {});

/// The files below the folder that `SSHPLAN_WILD_CORPUS` names, in order. Nothing, and a line that
/// says so, if it names none.
[[nodiscard]] std::optional<std::vector<std::string>> wild_files();

/// A file of the corpus, and the name that it had where it comes from.
struct NamedWildFile {
    std::string path;
    std::string name;  // "ssh.cfg"
};

/// The same files with their names, which the table MANIFEST.tsv beside the folder knows. Throws
/// std::runtime_error if it does not know one: such a test must not pass.
[[nodiscard]] std::optional<std::vector<NamedWildFile>> named_wild_files();

/// The names that a file's Host lines write out.
[[nodiscard]] std::set<std::string> literal_hosts(const std::string& path);

/// A name for each pattern of a file's Host lines, wildcards replaced by something.
[[nodiscard]] std::set<std::string> hosts_by_pattern(const std::string& path);

}  // namespace sshplan::test
