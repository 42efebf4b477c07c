#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "planner/recipe/call.hpp"

namespace sshplan::recipe {
namespace {

// Of OpenBSD's nc and of the traditional one; where they disagree, the letter is in neither.
constexpr std::string_view with_argument = "IiMmOPpqsTVWwXx";
constexpr std::string_view without_argument = "46DNnrStv";
/// What makes no difference to a connection that is made.
constexpr std::string_view without_effect = "Nnqvw";

/// What the options of a netcat say.
struct Netcat {
    std::string proxy{};
    std::string proxy_kind = "5";
    std::optional<std::string> timeout{};
    std::string constraint{};  // an option that decides from where or how it connects
    std::vector<std::string> operands{};
    std::string strange{};  // an option that changes what is connected to what, or is not known
};

/// Reads an option's letters; `at` moves on if its argument is the next word.
void read_letters(Netcat& netcat, const std::vector<std::string>& words, std::size_t& at) {
    const std::string& word = words[at];
    for (std::size_t i = 1; i < word.size(); ++i) {
        const char letter = word[i];
        const bool has_effect = without_effect.find(letter) == std::string_view::npos;
        if (has_effect && netcat.constraint.empty()) netcat.constraint = fmt::format("-{}", letter);
        if (with_argument.find(letter) == std::string_view::npos) {
            const bool is_plain = without_argument.find(letter) != std::string_view::npos;
            if (!is_plain) netcat.strange = fmt::format("-{}", letter);
            continue;
        }
        std::string argument = word.substr(i + 1);
        if (argument.empty() && at + 1 < words.size()) argument = words[++at];
        if (letter == 'w') netcat.timeout = argument;
        if (letter == 'x') netcat.proxy = argument;
        if (letter == 'X') netcat.proxy_kind = argument;
        return;
    }
}

Netcat read_options(const std::vector<std::string>& words) {
    Netcat netcat;
    bool is_open = true;
    for (std::size_t at = 1; at < words.size(); ++at) {
        const std::string& word = words[at];
        if (is_open && word == "--") {
            is_open = false;
        } else if (is_open && word.size() > 1 && word.starts_with('-')) {
            read_letters(netcat, words, at);
        } else {
            netcat.operands.push_back(word);
        }
    }
    return netcat;
}

}  // namespace

std::optional<Recipe> read_netcat(const Call& call) {
    const Netcat netcat = read_options(call.words);
    if (!netcat.strange.empty()) {
        return opaque(fmt::format("netcat's option {} is not followed", netcat.strange));
    }
    if (netcat.operands.size() < 2) return broken("netcat is not told a host and a port");
    if (netcat.operands.size() > 2) {
        return broken(fmt::format("netcat takes one host and one port, and gets '{}' besides",
                                  netcat.operands[2]));
    }
    const std::string& host = netcat.operands[0];
    const std::string& port = netcat.operands[1];
    if (netcat.proxy.empty()) {
        Recipe recipe = plain_connection(call.where, host, port);
        recipe.timeout = netcat.timeout;
        recipe.constraint = netcat.constraint;
        return recipe;
    }
    const bool is_http = netcat.proxy_kind == "connect";
    if (!is_http && netcat.proxy_kind != "4" && netcat.proxy_kind != "5") {
        return opaque("which kind of proxy netcat is told is not known");
    }
    const Reach reach = is_http                    ? Reach::http_connect
                        : netcat.proxy_kind == "4" ? Reach::socks4
                                                   : Reach::socks5;
    HostAndPort proxy = split_address(netcat.proxy);
    if (proxy.port.empty()) proxy.port = is_http ? "3128" : "1080";
    Recipe recipe =
        proxied(call.where, {.host = proxy.host, .port = proxy.port}, reach, host, port);
    if (reach == Reach::socks4) note_local_look_up(recipe, call);
    return recipe;
}

}  // namespace sshplan::recipe
