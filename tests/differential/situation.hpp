#pragma once

#include <map>
#include <string>
#include <vector>

#include "answer.hpp"

namespace sshplan::test {

/// The files of a home, and a command line after the word `ssh`.
struct Situation {
    std::string origin;                        // the file that it is taken from
    std::map<std::string, std::string> files;  // their bytes, by absolute paths
    Strings words;
};

/// What the cases about recipes ask, as far as all files are in ana's home and sshplan is asked
/// nothing but what ssh is; her home is `home`.
[[nodiscard]] std::vector<Situation> recipe_situations(const std::string& home);

/// A host for each pattern of each file of the wild corpus, with the file as ~/.ssh/config, and
/// under the relative names that its own -F options give it.
[[nodiscard]] std::vector<Situation> situations_of(const Strings& wild_files,
                                                   const std::string& home);

/// Makes the files of a situation all that `home` has, and it the working folder.
void write_files(const Situation& situation, const std::string& home);

}  // namespace sshplan::test
