#include <utility>

#include <fmt/format.h>

#include "planner/recipe/call.hpp"

namespace sshplan::recipe {

/// connect(1), also called connect-proxy: -S SOCKS, -H HTTP proxy, with a user before an '@'.
std::optional<Recipe> read_connect(const Call& call) {
    constexpr std::string_view with_argument = "SHTRacwPu";
    std::string proxy;
    Reach reach = Reach::local_netcat;
    bool is_version_4 = false;
    bool is_resolved_there = false;
    std::vector<std::string> operands;
    for (std::size_t at = 1; at < call.words.size(); ++at) {
        const std::string& word = call.words[at];
        if (word.size() < 2 || !word.starts_with('-')) {
            operands.push_back(word);
            continue;
        }
        if (word[1] == 'p' || word[1] == 's') {
            return opaque("connect's options -p and -s are not followed");
        }
        if (word[1] == 'R') is_resolved_there = true;
        if (word[1] == '4') is_version_4 = true;
        if (with_argument.find(word[1]) == std::string_view::npos) continue;
        std::string argument = word.substr(2);
        if (argument.empty() && at + 1 < call.words.size()) argument = call.words[++at];
        if (word[1] == 'S' || word[1] == 'H') {
            proxy = argument.substr(argument.rfind('@') + 1);
            reach = word[1] == 'H' ? Reach::http_connect : Reach::socks5;
        }
    }
    if (operands.size() != 2) return broken("connect is not told a host and a port");
    if (proxy.empty()) {
        return opaque("connect takes its proxy from the environment, if there is one");
    }
    if (reach == Reach::socks5 && is_version_4) reach = Reach::socks4;
    HostAndPort address = split_address(proxy);
    if (address.port.empty()) address.port = reach == Reach::http_connect ? "80" : "1080";
    Recipe recipe = proxied(
        call.where, {.host = address.host, .port = address.port}, reach, operands[0], operands[1]);
    if (reach == Reach::socks4 && !is_resolved_there) note_local_look_up(recipe, call);
    return recipe;
}

}  // namespace sshplan::recipe
