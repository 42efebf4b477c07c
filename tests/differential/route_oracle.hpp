#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "answer.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sshplan::test {

/// The answer to each command of a Match exec, by its expanded text.
using Outcome = std::map<std::string, bool>;

/// Follows the jumps of a configuration by asking the real ssh about one hop after the other.
class RouteOracle {
public:
    /// `file` is the configuration, given to every ssh by -F.
    explicit RouteOracle(std::string file);

    /// A route to a host under an outcome: its status, and for each hop its name, user, address and
    /// keys, as text. Commands that the outcome does not name fail.
    [[nodiscard]] std::string route_to(const std::string& host, const Outcome& outcome);

    /// All commands that were asked so far.
    [[nodiscard]] const std::set<std::string>& asked() const { return asked_; }

private:
    /// What ssh answered under some outcome of the commands that it asked.
    struct Known {
        Outcome asked{};
        Answer answer{};
    };

    const Answer& answer_to(const Strings& words, const Outcome& outcome);

    KeptShell shell_;
    TemporaryFolder folder_;
    std::string file_;
    std::map<Strings, std::vector<Known>> known_;
    std::set<std::string> asked_;
};

/// How a hop is written in a route's text.
[[nodiscard]] std::string hop_text(const std::string& name,
                                   const std::string& user,
                                   const std::string& hostname,
                                   const std::string& port,
                                   const Strings& keys);

}  // namespace sshplan::test
