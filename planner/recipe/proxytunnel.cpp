#include <utility>

#include "planner/recipe/call.hpp"

namespace sshplan::recipe {

/// proxytunnel -p PROXY:PORT [-r SECOND:PORT] -d HOST:PORT, also with long options.
std::optional<Recipe> read_proxytunnel(const Call& call) {
    std::vector<std::string> proxies;
    std::string target;
    for (std::size_t at = 1; at < call.words.size(); ++at) {
        std::string name = call.words[at];
        const std::size_t equals = name.find('=');
        const auto argument = [&] {
            if (equals != std::string::npos) return call.words[at].substr(equals + 1);
            return at + 1 < call.words.size() ? call.words[++at] : std::string{};
        };
        if (equals != std::string::npos) name.erase(equals);
        if (name == "-p" || name == "--proxy") {
            proxies.insert(proxies.begin(), argument());
        } else if (name == "-r" || name == "--remproxy") {
            proxies.push_back(argument());
        } else if (name == "-d" || name == "--dest") {
            target = argument();
        }
    }
    if (proxies.empty() || target.empty()) {
        return broken("proxytunnel is not told a proxy and a destination");
    }
    const HostAndPort end = split_address(target);
    HostAndPort proxy = split_address(proxies.front());
    Recipe recipe = proxied(call.where,
                            {.host = proxy.host, .port = proxy.port},
                            Reach::http_connect,
                            end.host,
                            end.port);
    for (auto more = proxies.begin() + 1; more != proxies.end(); ++more) {
        proxy = split_address(*more);
        recipe.between.push_back(
            {.host = proxy.host, .port = proxy.port, .reach = Reach::http_connect});
    }
    return recipe;
}

}  // namespace sshplan::recipe
