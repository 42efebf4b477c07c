#pragma once

#include <string>

#include "recorder.hpp"
#include "tests/support/planted_config.hpp"
#include "tests/support/told_route.hpp"

namespace sshplan::test {

/// A command line, and how all conditions end that it meets.
struct SshCall {
    Strings words{};  // behind `ssh`
    Conditions conditions = Conditions::succeed;

    [[nodiscard]] std::string described() const;
};

/// Some call of a host of a planted configuration; to be called within a property.
[[nodiscard]] SshCall any_ssh_call(const PlantedConfig& config);

/// Tells routes by what the real ssh starts, and what `ssh -G` says of each process.
class SshTeller {
public:
    explicit SshTeller(const Recorder& recorder) : recorder_(recorder) {}

    /// Makes a folder's files those of ~/.ssh, with keys that recipes name.
    void write(const ConfigFolder& files) const;

    [[nodiscard]] ToldRoute tell(const SshCall& call) const;

private:
    [[nodiscard]] std::string with_tilde(const std::string& path) const;

    const Recorder& recorder_;
};

/// The reading of the ssh that is asked.
[[nodiscard]] Dialect dialect_of_ssh();

}  // namespace sshplan::test
