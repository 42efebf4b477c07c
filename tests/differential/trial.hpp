#pragma once

#include <string>

#include "answer.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sshplan::test {

/// A configuration of several files and a command line. "{DIR}" stands for the folder that the
/// files are written to: "main", and "f1", "f2" ... which it may include.
struct Trial {
    std::vector<Strings> files;  // each as its lines, with their ends
    Strings words;               // after `ssh -G -F {DIR}/main`

    /// As a file of corpus/openssh begins.
    [[nodiscard]] std::string described() const;
};

/// What the real ssh and sshplan make of it; paths are written with "{DIR}".
struct Comparison {
    Answer theirs;
    Answer ours;

    [[nodiscard]] bool is_equal() const { return theirs == ours; }
    [[nodiscard]] std::string described() const;
};

[[nodiscard]] Comparison compare(const Trial& trial);

/// Writes the files into a folder, and returns the words after `ssh`.
[[nodiscard]] Strings words_in(const Trial& trial, const TemporaryFolder& place);

}  // namespace sshplan::test
