#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/promises/canary.hpp"
#include "tests/support/traced_program.hpp"

namespace sshplan::test {

/// Which configuration a command line reads: all of it, each file once; what is below ~/.ssh, for
/// one list or for two; the file that -F names; or none.
enum class Reads : std::uint8_t { all, of_folder, of_folder_twice, named, nothing };

/// A command line that must run nothing, for a canary. Later verbs and options are added here.
struct CanaryLine {
    std::string words;  // after `sshplan`; $HOME and $ROOT stand for folders of the canary
    Reads reads = Reads::all;
    int status = 0;
    std::string writes{};  // the one file that it was asked to write, below $ROOT
};

/// All of them: every verb, every form, every option that names something to read.
[[nodiscard]] const std::vector<CanaryLine>& canary_lines();

/// The words of one, for a canary.
[[nodiscard]] CommandWords words_of(const CanaryLine& line, const Canary& canary);

/// What all of them did, one after the other, for one canary.
[[nodiscard]] std::vector<Trace> trace_lines(const Canary& canary);

}  // namespace sshplan::test
