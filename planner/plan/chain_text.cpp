#include "planner/plan/chain_text.hpp"

#include <fmt/format.h>

namespace sshplan {

std::string chain_text(const Route& route) {
    std::string text;
    for (const Hop& hop : route.hops) {
        if (!text.empty()) text += " > ";
        if (hop.hostname.empty()) {
            text += '?';
            continue;
        }
        text +=
            fmt::format("{}{}{}:{}", hop.user, hop.user.empty() ? "" : "@", hop.hostname, hop.port);
    }
    if (route.status == RouteStatus::ok) return text;
    return fmt::format("{}{}({})", text, text.empty() ? "" : " ", name_of(route.status));
}

}  // namespace sshplan
