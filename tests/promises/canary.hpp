#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/temporary_folder.hpp"

namespace sshplan::test {

/// What is in the variables TOKEN and SSHPASS: no answer may hold it.
inline constexpr std::string_view secret = "w1llN0tBeSh0wn";

/// A home in which everything that ssh could start, load, ask or connect to would leave a mark.
class Canary {
public:
    Canary();

    [[nodiscard]] bool was_touched() const;
    /// The path of a name in the folder that holds all of it.
    [[nodiscard]] std::string path(std::string_view name) const { return folder_.path(name); }
    [[nodiscard]] const std::map<std::string, std::string>& environment() const {
        return environment_;
    }
    /// The options that make it the home of the user.
    [[nodiscard]] std::vector<std::string> options() const;
    /// The configuration files, all of which ssh would read.
    [[nodiscard]] const std::set<std::string>& configuration() const { return configuration_; }
    /// What else may be opened: the ssh that PATH finds, folders in which Include looks, and what
    /// options name: a policy, a world, a table of names.
    [[nodiscard]] const std::set<std::string>& others() const { return others_; }

private:
    void write_configuration();
    void write_traps();

    TemporaryFolder folder_;
    std::map<std::string, std::string> environment_;
    std::set<std::string> configuration_;
    std::set<std::string> others_;
};

}  // namespace sshplan::test
