#ifdef __linux__
#include <sys/prctl.h>
#endif

#include <cerrno>
#include <cstring>
#include <optional>
#include <string>

#include "planner/world/landlock_rules.hpp"
#include "planner/world/open_beneath.hpp"
#include "planner/world/real_world.hpp"
#include "planner/world/seccomp_filter.hpp"

namespace sshplan {
namespace {

/// Both filters want it: no program that is run could gain what was given up.
std::optional<std::string> gain_no_privileges() {
#ifdef __linux__
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return std::strerror(errno);
    return std::nullopt;
#else
    return "not on this system";
#endif
}

std::optional<std::string> optional_text(const char* text) {
    return text == nullptr ? std::nullopt : std::optional<std::string>{text};
}

}  // namespace

Protections RealWorld::give_up(GivenUp what) {
    if (powers_ != Powers::gives_up) return {};
    const std::optional<std::string> obstacle = gain_no_privileges();
    Protections all;
    if (what == GivenUp::acting_and_writing) {
        all.push_back({"changing files", "Landlock", obstacle ? obstacle : forbid_writing()});
    }
    all.push_back({"starting programs, opening sockets, loading code",
                   "seccomp",
                   obstacle ? obstacle : forbid(what)});
    all.push_back(
        {"following a link out of a judged folder", "openat2", optional_text(beneath_failure())});
    return all;
}

}  // namespace sshplan
