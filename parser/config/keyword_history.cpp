#include <algorithm>
#include <array>

#include "parser/config/keyword.hpp"

namespace sshplan {

namespace {

using K = Keyword;
using V = Variables;
using X = Expansion;

// clang-format off

constexpr std::array variations{
    KeywordVariation{.keyword = K::use_privileged_port, .lives = {.until = {7, 8}},
                     .status = Status::supported, .fallback = "no"},
    KeywordVariation{.keyword = K::ip_qos, .lives = {.until = {8, 7}}, .merge = Merge::last},
    KeywordVariation{.keyword = K::tunnel_device, .lives = {.until = {8, 7}},
                     .merge = Merge::last},

    KeywordVariation{.keyword = K::control_path, .lives = {.until = {8, 4}},
                     .variables = V::none},
    KeywordVariation{.keyword = K::identity_agent, .lives = {.until = {8, 3}},
                     .variables = V::whole, .expansion = X::at_connect},
    KeywordVariation{.keyword = K::identity_agent, .lives = {.until = {8, 4}},
                     .variables = V::whole},
    KeywordVariation{.keyword = K::forward_agent, .lives = {.until = {8, 3}},
                     .variables = V::whole, .expansion = X::at_connect},
    KeywordVariation{.keyword = K::forward_agent, .lives = {.until = {8, 4}},
                     .variables = V::whole},
    KeywordVariation{.keyword = K::user_known_hosts_file, .lives = {.until = {8, 4}},
                     .variables = V::none, .expansion = X::at_connect},
    KeywordVariation{.keyword = K::identity_file, .lives = {.until = {8, 4}},
                     .variables = V::none},
    KeywordVariation{.keyword = K::certificate_file, .lives = {.until = {8, 4}},
                     .variables = V::none},
    KeywordVariation{.keyword = K::local_forward, .lives = {.until = {8, 3}},
                     .variables = V::none, .expansion = X::never},
    KeywordVariation{.keyword = K::local_forward, .lives = {.until = {8, 4}},
                     .variables = V::none},
    KeywordVariation{.keyword = K::remote_forward, .lives = {.until = {8, 3}},
                     .variables = V::none, .expansion = X::never},
    KeywordVariation{.keyword = K::remote_forward, .lives = {.until = {8, 4}},
                     .variables = V::none},
    KeywordVariation{.keyword = K::dynamic_forward, .lives = {.until = {8, 3}},
                     .variables = V::none, .expansion = X::never},
    KeywordVariation{.keyword = K::dynamic_forward, .lives = {.until = {8, 4}},
                     .variables = V::none},
    KeywordVariation{.keyword = K::revoked_host_keys, .lives = {.until = {9, 4}},
                     .variables = V::none, .expansion = X::never},
    KeywordVariation{.keyword = K::include, .lives = {.until = {9, 9}},
                     .variables = V::none, .expansion = X::never},
    KeywordVariation{.keyword = K::user, .lives = {.until = {10, 0}},
                     .variables = V::none, .expansion = X::never},
    KeywordVariation{.keyword = K::set_env, .lives = {.until = {10, 0}},
                     .variables = V::none, .expansion = X::never},

    KeywordVariation{.keyword = K::check_host_ip, .lives = {.until = {8, 5}}, .fallback = "yes"},
    KeywordVariation{.keyword = K::update_host_keys, .lives = {.until = {8, 5}},
                     .fallback = "false"},
    KeywordVariation{.keyword = K::pubkey_authentication, .lives = {.until = {8, 9}},
                     .fallback = "yes"},
    KeywordVariation{.keyword = K::forward_x11_trusted, .lives = {.vendor = Vendor::debian},
                     .fallback = "yes"},
    KeywordVariation{.keyword = K::security_key_provider, .lives = {.vendor = Vendor::debian},
                     .fallback = "internal"},
    KeywordVariation{.keyword = K::ip_qos, .lives = {.vendor = Vendor::debian},
                     .fallback = "lowdelay throughput"},
    KeywordVariation{.keyword = K::ip_qos, .lives = {.until = {7, 8}},
                     .fallback = "lowdelay throughput"},
    KeywordVariation{.keyword = K::ip_qos, .lives = {.until = {10, 1}}, .fallback = "af21 cs1"},
};

constexpr std::array token_history{
    TokenHistory{'i', {.since = {7, 8}}},
    TokenHistory{'n', {.since = {8, 1}}, K::proxy_command},
    TokenHistory{'n', {.since = {8, 1}}, K::proxy_jump},
    TokenHistory{'C', {.since = {8, 3}}, K::match},
    TokenHistory{'d', {.since = {8, 3}}, K::control_path},
    TokenHistory{'k', {.since = {8, 4}}},
    TokenHistory{'j', {.since = {9, 6}}},
};

// clang-format on

/// What the first variation that holds says in one column; nothing if none does.
template <typename Value>
std::optional<Value> variation_in(std::optional<Value> KeywordVariation::* column,
                                  Keyword keyword,
                                  const Edition& edition) {
    for (const KeywordVariation& variation : variations) {
        if (variation.keyword == keyword && variation.*column &&
            variation.lives.holds_in(edition)) {
            return variation.*column;
        }
    }
    return std::nullopt;
}

/// Of which keywords some release says another status than another one.
constexpr auto has_status_history = [] {
    std::array<bool, keyword_count> table{};
    for (const KeywordVariation& variation : variations) {
        if (variation.status) table[static_cast<std::size_t>(variation.keyword)] = true;
    }
    return table;
}();

}  // namespace

std::span<const KeywordVariation> keyword_variations() { return variations; }

Status status_in(Keyword keyword, const Edition& edition) {
    const KeywordInfo& row = describe(keyword);
    if (!edition.has(row.needs)) return Status::unsupported;
    if (!has_status_history[static_cast<std::size_t>(keyword)]) return row.status;
    return variation_in(&KeywordVariation::status, keyword, edition).value_or(row.status);
}

Merge merge_in(Keyword keyword, const Edition& edition) {
    return variation_in(&KeywordVariation::merge, keyword, edition)
        .value_or(describe(keyword).merge);
}

Variables variables_in(Keyword keyword, const Edition& edition) {
    return variation_in(&KeywordVariation::variables, keyword, edition)
        .value_or(describe(keyword).variables);
}

Expansion expansion_in(Keyword keyword, const Edition& edition) {
    return variation_in(&KeywordVariation::expansion, keyword, edition)
        .value_or(describe(keyword).expansion);
}

std::string_view fallback_in(Keyword keyword, const Edition& edition) {
    return variation_in(&KeywordVariation::fallback, keyword, edition)
        .value_or(describe(keyword).fallback);
}

std::string tokens_in(Keyword keyword, const Edition& edition) {
    std::string tokens;
    for (const char letter : describe(keyword).tokens) {
        const bool is_later = std::ranges::any_of(token_history, [&](const TokenHistory& row) {
            const bool speaks = row.keyword == keyword || row.keyword == Keyword::count_;
            return row.letter == letter && speaks && !row.lives.holds_in(edition);
        });
        if (!is_later) tokens += letter;
    }
    return tokens;
}

}  // namespace sshplan
