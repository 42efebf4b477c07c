#include "planner/recipe/reach.hpp"

#include <array>
#include <cstddef>

namespace sshplan {

std::string_view name_of(Reach reach) {
    constexpr std::array<std::string_view, 11> names{"tcp",
                                                     "jump",
                                                     "netcat",
                                                     "dev-tcp",
                                                     "tty",
                                                     "socks4",
                                                     "socks5",
                                                     "http-connect",
                                                     "local-netcat",
                                                     "vendor",
                                                     "command"};
    return names[static_cast<std::size_t>(reach)];
}

std::string_view name_of(RouteStatus status) {
    constexpr std::array<std::string_view, 5> names{"ok", "loop", "refused", "opaque", "broken"};
    return names[static_cast<std::size_t>(status)];
}

}  // namespace sshplan
