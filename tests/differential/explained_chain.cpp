#include <cstdlib>
#include <sstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "chain.hpp"
#include "planner/world/real_world.hpp"
#include "ssh_words.hpp"
#include "tools/sshplan/run.hpp"

namespace sshplan::test {

namespace {

using Json = nlohmann::ordered_json;

std::string shown(const Json& value) {
    if (value.is_null()) return "null";
    return value.is_string() ? value.get<std::string>() : value.dump();
}

/// The hops that an ssh of ours serves.
Chain chain_of_hops(const Json& hops) {
    Chain chain{.first = First::runs};
    for (const Json& hop : hops) {
        if (hop.at("invocation").is_null()) continue;
        const bool dials = chain.links.empty() && hop.at("reach") == "tcp";
        if (dials) chain.first = First::dials;
        Strings invocation;
        for (const Json& word : hop.at("invocation")) invocation.push_back(shown(word));
        invocation.erase(invocation.begin());
        const auto words = read_ssh_words(invocation);
        chain.links.push_back({.name = shown(hop.at("name")),
                               .user = shown(hop.at("user")),
                               .hostname = shown(hop.at("hostname")),
                               .port = shown(hop.at("port")),
                               .key = shown(hop.at("host_key_name")),
                               .errand = words ? errand_of(*words) : "unreadable words"});
    }
    return chain;
}

}  // namespace

Explained explained_chain(const Strings& words, Conditions conditions) {
    const KeptShell kept;
    ::setenv("SHELL", "/bin/sh", 1);  // what the recorder's shell hands commands to
    RealWorld reading{RealWorld::Powers::only_reads};
    RealWorld acting{RealWorld::Powers::acts};
    std::ostringstream out;
    std::ostringstream err;
    const char* const answer = conditions == Conditions::succeed ? "*=yes" : "*=no";
    Strings all{"explain", "--format", "json", "--dns=system", "--assume", answer};
    all.insert(all.end(), words.begin(), words.end());
    const int status = cli::run(all, reading, acting, {.out = {out}, .err = {err}});
    const Json json = Json::parse(out.str(), nullptr, false);
    if (json.is_discarded()) return {fmt::format("status {}", status), {}, err.str()};
    const Json& routes = json.at("routes");
    if (routes.empty()) return {"refused", {}, err.str()};
    if (routes.size() > 1) return {"more than one route", {}, out.str()};
    return {shown(routes[0].at("status")), chain_of_hops(routes[0].at("hops")), err.str()};
}

}  // namespace sshplan::test
