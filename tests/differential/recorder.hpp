#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "answer.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sshplan::test {

/// What every condition of a configuration is answered.
enum class Conditions : std::uint8_t { succeed, fail };

/// Sees which programs the real ssh starts to reach a host, and lets it reach none: `ssh` in PATH
/// records its words and becomes the real one, `nc` and the like record theirs and end, other
/// commands are recorded unread, and nobody has a network.
class Recorder {
public:
    Recorder();
    ~Recorder();
    Recorder(const Recorder&) = delete;
    Recorder& operator=(const Recorder&) = delete;

    /// The home folder in which all ssh processes live.
    [[nodiscard]] const std::string& home() const { return home_; }

    /// The programs, each as its words with its name, in the order in which they were started:
    /// first `ssh WORDS` itself, in the home folder. A command that is none of
    /// them is `command TEXT`; only sh and env are run.
    [[nodiscard]] std::vector<Strings> started(const Strings& words, Conditions conditions) const;

    /// Makes `SHELL` answer conditions so, for this process and its children.
    void answer(Conditions conditions) const;

    /// How many processes are recorded of an ssh that starts itself for ever.
    static constexpr std::size_t most = 12;

private:
    KeptShell shell_;
    std::filesystem::path working_folder_ = std::filesystem::current_path();
    TemporaryFolder folder_;
    std::string home_;
    std::string real_;
};

}  // namespace sshplan::test
