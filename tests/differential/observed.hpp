#pragma once

#include <map>
#include <string>
#include <vector>

#include "chain.hpp"
#include "recorder.hpp"
#include "situation.hpp"

namespace sshplan::test {

/// What `ssh -G` says of an ssh process: the values of each keyword, each once.
using Settings = std::map<std::string, Strings>;

/// What the real ssh does to reach a host: the chain of its processes, and the settings of each,
/// from the destination's to that of the first hop.
struct Observed {
    Chain chain{};
    std::vector<Settings> settings{};
};

/// Writes the files of a situation, and sees what is started for its words.
[[nodiscard]] Observed observe(const Recorder& recorder,
                               const Situation& situation,
                               Conditions conditions);

/// The value of a keyword; empty if there is none.
[[nodiscard]] std::string first_value(const Settings& settings, const std::string& keyword);

/// The keywords whose values differ.
[[nodiscard]] Strings differing(const Settings& before, const Settings& after);

}  // namespace sshplan::test
