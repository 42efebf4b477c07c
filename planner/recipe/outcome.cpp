#include <utility>

#include <fmt/format.h>

#include "planner/recipe/call.hpp"
#include "planner/resolve/address.hpp"

namespace sshplan::recipe {

Recipe opaque(std::string reason) {
    return {.family = Family::wrapper,
            .status = RouteStatus::opaque,
            .reach = Reach::command,
            .notes = {{"proxy-command", std::move(reason)}}};
}

Recipe broken(std::string reason) {
    return broken(RecipeFlaw{RecipeFault::other, std::move(reason)});
}

Recipe broken(RecipeFlaw flaw) {
    return {.family = Family::broken,
            .status = RouteStatus::broken,
            .reach = Reach::command,
            .notes = {{"proxy-broken", flaw.reason}},
            .flaw = std::move(flaw)};
}

Recipe plain_connection(Where where, std::string host, std::string port) {
    const bool is_here = where == Where::here;
    return {.family = is_here ? Family::direct_netcat : Family::netcat,
            .reach = is_here ? Reach::local_netcat : Reach::netcat,
            .host = std::move(host),
            .port = std::move(port)};
}

Recipe proxied(Where where, Waypoint proxy, Reach reach, std::string host, std::string port) {
    proxy.reach = where == Where::here ? Reach::tcp : Reach::netcat;
    return {.family = Family::proxy,
            .between = {std::move(proxy)},
            .reach = reach,
            .host = std::move(host),
            .port = std::move(port)};
}

void note_local_look_up(Recipe& recipe, const Call& call) {
    if (call.where == Where::there || is_address(recipe.host)) return;
    recipe.notes.push_back(
        {"name-resolved-here",
         fmt::format("SOCKS 4 takes an address, so that {} is looked up here", recipe.host)});
}

HostAndPort split_address(std::string_view text) {
    const std::size_t bracket = text.starts_with('[') ? text.find(']') : std::string_view::npos;
    if (bracket != std::string_view::npos) {
        const std::string_view rest = text.substr(bracket + 1);
        return {std::string{text.substr(1, bracket - 1)},
                std::string{rest.starts_with(':') ? rest.substr(1) : std::string_view{}}};
    }
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos) {
        // What is not known may hold the port.
        const bool is_known = shell::is_known(text);
        return {std::string{text}, is_known ? std::string{} : std::string(1, shell::unknown)};
    }
    return {std::string{text.substr(0, colon)}, std::string{text.substr(colon + 1)}};
}

}  // namespace sshplan::recipe
