#pragma once

#include <string>
#include <vector>

#include "planner/dialect/dialect.hpp"

namespace sshplan::test {

/// What a policy says of one configuration.
struct PolicyVerdict {
    std::string fault{};                  // why it cannot be read, as "LINE:COLUMN: TEXT"
    std::vector<std::string> failures{};  // "LINE: MESSAGE", in the order of the file
    std::vector<std::string> notes{};     // of all of them, one after the other
    std::vector<std::string> idle{};
    std::vector<std::string> unjudged{};

    [[nodiscard]] bool holds() const {
        return fault.empty() && failures.empty() && idle.empty() && unjudged.empty();
    }
};

/// Judges a configuration, for whoever may use it, by a policy in TOML, all comments heard.
[[nodiscard]] PolicyVerdict judged_by(const std::string& policy,
                                      const std::string& config,
                                      const Dialect& dialect = newest_dialect());

/// The same for one assertion about a host: `version`, `name` and `hosts` are put before the lines.
[[nodiscard]] PolicyVerdict judge_host(const std::string& host,
                                       const std::string& assertion,
                                       const std::string& config);

}  // namespace sshplan::test
