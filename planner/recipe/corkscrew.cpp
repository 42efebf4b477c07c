#include "planner/recipe/call.hpp"

namespace sshplan::recipe {

/// corkscrew PROXY PORT HOST PORT [FILE]
std::optional<Recipe> read_corkscrew(const Call& call) {
    const std::vector<std::string>& words = call.words;
    if (words.size() != 5 && words.size() != 6) {
        return broken("corkscrew is not told a proxy, its port, a host and a port");
    }
    return proxied(
        call.where, {.host = words[1], .port = words[2]}, Reach::http_connect, words[3], words[4]);
}

}  // namespace sshplan::recipe
