#include "planner/connect/why_broken.hpp"

namespace sshplan {

std::string why_broken(const Route& route) {
    if (route.status != RouteStatus::broken) return {};
    for (const Note& note : route.notes) {
        const bool is_reason = note.code == "proxy-broken" || note.code == "proxy-token" ||
                               note.code == "jump-not-started";
        if (is_reason) return note.text;
    }
    return "its command cannot work";
}

}  // namespace sshplan
