#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "planner/recipe/call.hpp"

namespace sshplan::recipe {
namespace {

/// An option of ncat(1) that takes an argument and changes nothing about where it connects.
constexpr std::array<std::string_view, 11> with_argument{
    "-i", "-d", "-s", "-p", "-q", "-g", "-G", "-m", "--idle-timeout", "--source", "--source-port"};
constexpr std::array<std::string_view, 10> without_argument{
    "-4", "-6", "-n", "-v", "-N", "--no-shutdown", "--nodns", "--verbose", "-vv", "-vvv"};

template <std::size_t N>
bool is_among(const std::array<std::string_view, N>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

/// A long option cut into its name and what is glued to it.
struct LongOption {
    std::string name;
    std::optional<std::string> argument{};
};

LongOption cut(const std::string& word) {
    const std::size_t equals = word.starts_with("--") ? word.find('=') : std::string::npos;
    if (equals == std::string::npos) return {word};
    return {word.substr(0, equals), word.substr(equals + 1)};
}

/// What the words of an ncat say.
struct Ncat {
    std::string proxy{};
    std::string proxy_kind = "http";
    std::vector<std::string> operands{};
    std::optional<std::string> timeout{};
    std::string constraint{};  // an option that decides from where or how it connects
    std::string strange{};
};

constexpr std::array<std::string_view, 8> constraints{
    "-s", "-p", "-g", "-G", "-4", "-6", "--source", "--source-port"};

Ncat read_options(const std::vector<std::string>& words) {
    Ncat ncat;
    for (std::size_t at = 1; at < words.size(); ++at) {
        if (!words[at].starts_with('-')) {
            ncat.operands.push_back(words[at]);
            continue;
        }
        const LongOption option = cut(words[at]);
        if (is_among(constraints, option.name)) ncat.constraint = option.name;
        const auto argument = [&] {
            if (option.argument) return *option.argument;
            return at + 1 < words.size() ? words[++at] : std::string{};
        };
        if (option.name == "--proxy") {
            ncat.proxy = argument();
        } else if (option.name == "--proxy-type") {
            ncat.proxy_kind = argument();
        } else if (option.name == "-w" || option.name == "--wait") {
            ncat.timeout = argument();
        } else if (option.name == "--proxy-auth" || is_among(with_argument, option.name)) {
            (void)argument();
        } else if (!is_among(without_argument, option.name)) {
            ncat.strange = option.name;
        }
    }
    return ncat;
}

}  // namespace

std::optional<Recipe> read_ncat(const Call& call) {
    const Ncat ncat = read_options(call.words);
    if (!ncat.strange.empty()) {
        return opaque(fmt::format("ncat's option {} is not followed", ncat.strange));
    }
    if (ncat.operands.empty()) return broken("ncat is not told a host");
    if (ncat.operands.size() > 2) return broken("ncat is told more than a host and a port");
    const bool is_socks = ncat.proxy_kind == "socks4" || ncat.proxy_kind == "socks5";
    if (!ncat.proxy.empty() && !is_socks && ncat.proxy_kind != "http") {
        return opaque("which kind of proxy ncat is told is not known");
    }
    const std::string& host = ncat.operands[0];
    const std::string port = ncat.operands.size() > 1 ? ncat.operands[1] : "31337";
    if (ncat.proxy.empty()) {
        Recipe recipe = plain_connection(call.where, host, port);
        recipe.timeout = ncat.timeout;
        recipe.constraint = ncat.constraint;
        return recipe;
    }
    const bool is_http = ncat.proxy_kind == "http";
    const Reach reach = is_http                       ? Reach::http_connect
                        : ncat.proxy_kind == "socks4" ? Reach::socks4
                                                      : Reach::socks5;
    HostAndPort proxy = split_address(ncat.proxy);
    if (proxy.port.empty()) proxy.port = is_http ? "3128" : "1080";
    return proxied(call.where, {.host = proxy.host, .port = proxy.port}, reach, host, port);
}

}  // namespace sshplan::recipe
