#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/recipe/call.hpp"

namespace sshplan::recipe {
namespace {

/// An address of socat(1): KEYWORD:PARAMETER:...,OPTION=VALUE,...
struct Address {
    std::string keyword{};  // in lower case
    std::vector<std::string> parameters{};
    std::vector<std::string> options{};

    [[nodiscard]] std::string option(std::string_view name, std::string_view otherwise) const {
        for (const std::string& option : options) {
            const std::size_t equals = option.find('=');
            if (equals != std::string::npos && lower_case(option.substr(0, equals)) == name) {
                return option.substr(equals + 1);
            }
        }
        return std::string{otherwise};
    }
};

/// Cuts at a sign, but not within brackets.
std::vector<std::string> cut(std::string_view text, char sign) {
    std::vector<std::string> parts{""};
    int brackets = 0;
    for (const char c : text) {
        brackets += c == '[' ? 1 : c == ']' ? -1 : 0;
        if (c == sign && brackets <= 0) {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    return parts;
}

Address read_address(std::string_view text) {
    Address address;
    std::vector<std::string> fields = cut(text, ',');
    std::vector<std::string> parts = cut(fields.front(), ':');
    address.keyword = lower_case(parts.front());
    for (auto part = parts.begin() + 1; part != parts.end(); ++part) {
        const bool is_bracketed = part->starts_with('[') && part->ends_with(']');
        address.parameters.push_back(is_bracketed ? part->substr(1, part->size() - 2) : *part);
    }
    address.options.assign(fields.begin() + 1, fields.end());
    return address;
}

bool is_standard_stream(const Address& address) {
    return (address.keyword == "-" || address.keyword == "stdio") && address.options.empty();
}

/// A keyword of socat for a proxy: KEYWORD:PROXY:HOST:PORT.
struct ProxyKeyword {
    std::string_view keyword;
    Reach reach;
    std::string_view port_option;
    std::string_view port;
};

constexpr std::array proxy_keywords{
    ProxyKeyword{"proxy", Reach::http_connect, "proxyport", "8080"},
    ProxyKeyword{"proxy-connect", Reach::http_connect, "proxyport", "8080"},
    ProxyKeyword{"socks4", Reach::socks4, "socksport", "1080"},
    ProxyKeyword{"socks", Reach::socks4, "socksport", "1080"},
    ProxyKeyword{"socks4a", Reach::socks4, "socksport", "1080"},
};

constexpr std::array<std::string_view, 6> tcp_keywords{
    "tcp", "tcp4", "tcp6", "tcp-connect", "tcp4-connect", "tcp6-connect"};

}  // namespace

std::optional<Recipe> read_socat(const Call& call) {
    std::vector<Address> addresses;
    for (auto word = call.words.begin() + 1; word != call.words.end(); ++word) {
        if (word->size() > 1 && word->starts_with('-') && !word->starts_with("-,")) {
            constexpr std::string_view harmless = "dvxDhs";
            const bool is_plain = word->find_first_not_of(harmless, 1) == std::string::npos;
            if (!is_plain) return opaque(fmt::format("socat's option {} is not followed", *word));
            continue;
        }
        addresses.push_back(read_address(*word));
    }
    if (addresses.size() != 2) return broken("socat is not told two addresses");
    if (!is_standard_stream(addresses[0])) std::swap(addresses[0], addresses[1]);
    if (!is_standard_stream(addresses[0])) {
        return opaque("which of socat's addresses is the connection is not known");
    }
    const Address& address = addresses[1];
    const std::vector<std::string>& parameters = address.parameters;
    const bool is_tcp = std::ranges::find(tcp_keywords, address.keyword) != tcp_keywords.end();
    if (is_tcp && parameters.size() == 2) {
        Recipe recipe = plain_connection(call.where, parameters[0], parameters[1]);
        if (!address.options.empty()) recipe.constraint = address.options.front();
        if (address.keyword.find_first_of("46") != std::string::npos) {
            recipe.constraint = address.keyword;
        }
        return recipe;
    }
    const auto* const proxy =
        std::ranges::find(proxy_keywords, address.keyword, &ProxyKeyword::keyword);
    if (proxy == proxy_keywords.end() || parameters.size() != 3) {
        return opaque(fmt::format("socat's address {} is not followed", address.keyword));
    }
    Recipe recipe =
        proxied(call.where,
                {.host = parameters[0], .port = address.option(proxy->port_option, proxy->port)},
                proxy->reach,
                parameters[1],
                parameters[2]);
    // SOCKS 4a takes names.
    const bool is_plain_socks4 = proxy->reach == Reach::socks4 && proxy->keyword != "socks4a";
    if (is_plain_socks4) note_local_look_up(recipe, call);
    return recipe;
}

}  // namespace sshplan::recipe
