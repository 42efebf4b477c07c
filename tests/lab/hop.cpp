#include "hop.hpp"

#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sshplan::test {

std::string logins_of(const std::vector<Hop>& hops, std::string from) {
    std::vector<std::string> logins;
    for (const Hop& hop : hops) {
        logins.push_back(fmt::format("{}>{}@{}", from, hop.user, hop.host));
        from = hop.host;
    }
    return fmt::format("{}", fmt::join(logins, " "));
}

}  // namespace sshplan::test
