#include "planner/resolve/algorithm_lists.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/resolve/values/algorithm_names.hpp"

namespace sshplan {

namespace {

using values::AlgorithmKind;
using values::AlgorithmName;
using Names = std::vector<std::string_view>;

constexpr std::array lists{
    AlgorithmList{Keyword::ciphers, "ciphers", "ciphers"},
    AlgorithmList{Keyword::macs, "macs", "macs"},
    AlgorithmList{Keyword::kex_algorithms, "kex_algorithms", "kex_algorithms"},
    AlgorithmList{
        Keyword::hostbased_accepted_algorithms, "hostbased_accepted_algos", "hostbased_key_types"},
    AlgorithmList{Keyword::pubkey_accepted_algorithms, "pubkey_accepted_algos", "pubkey_key_types"},
    AlgorithmList{Keyword::ca_signature_algorithms, "ca_sign_algorithms", "ca_sign_algorithms"},
};

/// What myproposal.h proposes for a keyword; of several rows the first that holds counts.
struct Proposal {
    Keyword keyword;
    std::string_view names;
    Lifetime lives{};
};

// clang-format off

// All three lists of key types begin as this one.
constexpr Keyword any_key_types = Keyword::host_key_algorithms;

constexpr std::array proposals{
    Proposal{Keyword::ciphers,
             "chacha20-poly1305@openssh.com,"
             "aes128-ctr,aes192-ctr,aes256-ctr,aes128-gcm@openssh.com,aes256-gcm@openssh.com",
             {.until = {10, 0}}},
    Proposal{Keyword::ciphers,
             "chacha20-poly1305@openssh.com,"
             "aes128-gcm@openssh.com,aes256-gcm@openssh.com,aes128-ctr,aes192-ctr,aes256-ctr"},
    Proposal{Keyword::macs,
             "umac-64-etm@openssh.com,umac-128-etm@openssh.com,"
             "hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com,"
             "hmac-sha1-etm@openssh.com,umac-64@openssh.com,umac-128@openssh.com,"
             "hmac-sha2-256,hmac-sha2-512,hmac-sha1"},
    Proposal{Keyword::kex_algorithms,
             "curve25519-sha256,curve25519-sha256@libssh.org,"
             "ecdh-sha2-nistp256,ecdh-sha2-nistp384,ecdh-sha2-nistp521,"
             "diffie-hellman-group-exchange-sha256,"
             "diffie-hellman-group16-sha512,diffie-hellman-group18-sha512,"
             "diffie-hellman-group-exchange-sha1,"
             "diffie-hellman-group14-sha256,diffie-hellman-group14-sha1",
             {.until = {8, 0}}},
    Proposal{Keyword::kex_algorithms,
             "curve25519-sha256,curve25519-sha256@libssh.org,"
             "ecdh-sha2-nistp256,ecdh-sha2-nistp384,ecdh-sha2-nistp521,"
             "diffie-hellman-group-exchange-sha256,"
             "diffie-hellman-group16-sha512,diffie-hellman-group18-sha512,"
             "diffie-hellman-group14-sha256,diffie-hellman-group14-sha1",
             {.until = {8, 2}}},
    Proposal{Keyword::kex_algorithms,
             "curve25519-sha256,curve25519-sha256@libssh.org,"
             "ecdh-sha2-nistp256,ecdh-sha2-nistp384,ecdh-sha2-nistp521,"
             "diffie-hellman-group-exchange-sha256,"
             "diffie-hellman-group16-sha512,diffie-hellman-group18-sha512,"
             "diffie-hellman-group14-sha256",
             {.until = {8, 9}}},
    Proposal{Keyword::kex_algorithms,
             "curve25519-sha256,curve25519-sha256@libssh.org,"
             "ecdh-sha2-nistp256,ecdh-sha2-nistp384,ecdh-sha2-nistp521,"
             "sntrup761x25519-sha512@openssh.com,"
             "diffie-hellman-group-exchange-sha256,"
             "diffie-hellman-group16-sha512,diffie-hellman-group18-sha512,"
             "diffie-hellman-group14-sha256",
             {.until = {9, 0}}},
    // Names that a build does not know yet are left out: 9.0 has one of the first three.
    Proposal{Keyword::kex_algorithms,
             "sntrup761x25519-sha512,sntrup761x25519-sha512@openssh.com,mlkem768x25519-sha256,"
             "curve25519-sha256,curve25519-sha256@libssh.org,"
             "ecdh-sha2-nistp256,ecdh-sha2-nistp384,ecdh-sha2-nistp521,"
             "diffie-hellman-group-exchange-sha256,"
             "diffie-hellman-group16-sha512,diffie-hellman-group18-sha512,"
             "diffie-hellman-group14-sha256",
             {.until = {10, 0}}},
    Proposal{Keyword::kex_algorithms,
             "mlkem768x25519-sha256,sntrup761x25519-sha512,sntrup761x25519-sha512@openssh.com,"
             "curve25519-sha256,curve25519-sha256@libssh.org,"
             "ecdh-sha2-nistp256,ecdh-sha2-nistp384,ecdh-sha2-nistp521,"
             "diffie-hellman-group-exchange-sha256,"
             "diffie-hellman-group16-sha512,diffie-hellman-group18-sha512,"
             "diffie-hellman-group14-sha256"},
    Proposal{any_key_types,
             "ecdsa-sha2-nistp256-cert-v01@openssh.com,ecdsa-sha2-nistp384-cert-v01@openssh.com,"
             "ecdsa-sha2-nistp521-cert-v01@openssh.com,sk-ecdsa-sha2-nistp256-cert-v01@openssh.com,"
             "ssh-ed25519-cert-v01@openssh.com,sk-ssh-ed25519-cert-v01@openssh.com,"
             "rsa-sha2-512-cert-v01@openssh.com,rsa-sha2-256-cert-v01@openssh.com,"
             "ssh-rsa-cert-v01@openssh.com,"
             "ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,"
             "sk-ecdsa-sha2-nistp256@openssh.com,ssh-ed25519,sk-ssh-ed25519@openssh.com,"
             "rsa-sha2-512,rsa-sha2-256,ssh-rsa",
             {.until = {8, 5}}},
    Proposal{any_key_types,
             "ssh-ed25519-cert-v01@openssh.com,"
             "ecdsa-sha2-nistp256-cert-v01@openssh.com,ecdsa-sha2-nistp384-cert-v01@openssh.com,"
             "ecdsa-sha2-nistp521-cert-v01@openssh.com,"
             "sk-ssh-ed25519-cert-v01@openssh.com,sk-ecdsa-sha2-nistp256-cert-v01@openssh.com,"
             "rsa-sha2-512-cert-v01@openssh.com,rsa-sha2-256-cert-v01@openssh.com,"
             "ssh-rsa-cert-v01@openssh.com,"
             "ssh-ed25519,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,"
             "sk-ssh-ed25519@openssh.com,sk-ecdsa-sha2-nistp256@openssh.com,"
             "rsa-sha2-512,rsa-sha2-256,ssh-rsa",
             {.until = {8, 8}}},
    Proposal{any_key_types,
             "ssh-ed25519-cert-v01@openssh.com,"
             "ecdsa-sha2-nistp256-cert-v01@openssh.com,ecdsa-sha2-nistp384-cert-v01@openssh.com,"
             "ecdsa-sha2-nistp521-cert-v01@openssh.com,"
             "sk-ssh-ed25519-cert-v01@openssh.com,sk-ecdsa-sha2-nistp256-cert-v01@openssh.com,"
             "rsa-sha2-512-cert-v01@openssh.com,rsa-sha2-256-cert-v01@openssh.com,"
             "ssh-ed25519,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,"
             "sk-ssh-ed25519@openssh.com,sk-ecdsa-sha2-nistp256@openssh.com,"
             "rsa-sha2-512,rsa-sha2-256",
             {.until = {10, 3}}},
    Proposal{any_key_types,
             "ssh-ed25519-cert-v01@openssh.com,"
             "ecdsa-sha2-nistp256-cert-v01@openssh.com,ecdsa-sha2-nistp384-cert-v01@openssh.com,"
             "ecdsa-sha2-nistp521-cert-v01@openssh.com,"
             "sk-ssh-ed25519-cert-v01@openssh.com,sk-ecdsa-sha2-nistp256-cert-v01@openssh.com,"
             "webauthn-sk-ecdsa-sha2-nistp256-cert-v01@openssh.com,"
             "rsa-sha2-512-cert-v01@openssh.com,rsa-sha2-256-cert-v01@openssh.com,"
             "ssh-ed25519,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,"
             "sk-ssh-ed25519@openssh.com,sk-ecdsa-sha2-nistp256@openssh.com,"
             "webauthn-sk-ecdsa-sha2-nistp256@openssh.com,rsa-sha2-512,rsa-sha2-256"},
    Proposal{Keyword::ca_signature_algorithms,
             "ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,"
             "sk-ecdsa-sha2-nistp256@openssh.com,ssh-ed25519,sk-ssh-ed25519@openssh.com,"
             "rsa-sha2-512,rsa-sha2-256,ssh-rsa",
             {.until = {8, 2}}},
    Proposal{Keyword::ca_signature_algorithms,
             "ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,"
             "sk-ecdsa-sha2-nistp256@openssh.com,ssh-ed25519,sk-ssh-ed25519@openssh.com,"
             "rsa-sha2-512,rsa-sha2-256",
             {.until = {8, 5}}},
    Proposal{Keyword::ca_signature_algorithms,
             "ssh-ed25519,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,"
             "sk-ssh-ed25519@openssh.com,sk-ecdsa-sha2-nistp256@openssh.com,"
             "rsa-sha2-512,rsa-sha2-256",
             {.until = {10, 3}}},
    Proposal{Keyword::ca_signature_algorithms,
             "ssh-ed25519,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,"
             "sk-ssh-ed25519@openssh.com,sk-ecdsa-sha2-nistp256@openssh.com,"
             "webauthn-sk-ecdsa-sha2-nistp256@openssh.com,rsa-sha2-512,rsa-sha2-256"},
};

// clang-format on

Names elements_of(std::string_view list) {
    Names elements;
    while (true) {
        const std::size_t comma = list.find(',');
        elements.push_back(list.substr(0, comma));
        if (comma == std::string_view::npos) return elements;
        list.remove_prefix(comma + 1);
    }
}

std::string joined(const Names& names) { return fmt::format("{}", fmt::join(names, ",")); }

bool is_certificate(std::string_view name) { return name.find("-cert-v01@") != name.npos; }

AlgorithmKind kind_of(Keyword keyword) {
    switch (keyword) {
        case Keyword::ciphers:
            return AlgorithmKind::cipher;
        case Keyword::macs:
            return AlgorithmKind::mac;
        case Keyword::kex_algorithms:
            return AlgorithmKind::kex;
        default:
            return AlgorithmKind::key_type;
    }
}

/// All names of which a keyword's list can be made, in the order of ssh -Q.
Names all_names(Keyword keyword, const Edition& edition) {
    Names names;
    for (const AlgorithmName& row : values::algorithm_names(kind_of(keyword))) {
        // GSSAPI's own are not listed.
        if (!values::is_known_in(row, edition) || row.needs == Part::gssapi) continue;
        if (keyword == Keyword::ca_signature_algorithms && is_certificate(row.name)) continue;
        names.push_back(row.name);
    }
    return names;
}

std::string_view proposed(Keyword keyword, const Edition& edition) {
    const bool is_plain = keyword == Keyword::ciphers || keyword == Keyword::macs ||
                          keyword == Keyword::kex_algorithms ||
                          keyword == Keyword::ca_signature_algorithms;
    const Keyword row_of = is_plain ? keyword : any_key_types;
    for (const Proposal& proposal : proposals) {
        if (proposal.keyword == row_of && proposal.lives.holds_in(edition)) return proposal.names;
    }
    return {};
}

Names default_names(Keyword keyword, const Dialect& dialect) {
    Names names = elements_of(proposed(keyword, dialect.edition));
    const Names known = all_names(keyword, dialect.edition);
    std::erase_if(names, [&](std::string_view name) {
        return std::ranges::find(known, name) == known.end();
    });
    return names;
}

/// kex_names_cat(): without those that are there already, and up to the first empty one.
void append(Names& names, const Names& more) {
    for (const std::string_view name : more) {
        if (name.empty()) return;
        if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    }
}

bool matches(std::string_view name, std::string_view patterns) {
    return match_pattern_list(name, patterns, LetterCase::sensitive).match == ListMatch::positive;
}

/// The names that the patterns of a list match, in the order of the patterns; nothing if there are
/// none, or a pattern is negated.
std::optional<Names> resolved(const Names& patterns, const Names& known) {
    Names names;
    for (const std::string_view pattern : patterns) {
        if (pattern.starts_with('!')) return std::nullopt;
        Names hits = known;
        std::erase_if(hits, [&](std::string_view name) { return !matches(name, pattern); });
        append(names, hits);
    }
    return names.empty() ? std::nullopt : std::optional{std::move(names)};
}

}  // namespace

std::span<const AlgorithmList> assembled_lists() { return lists; }

std::string default_list(Keyword keyword, const Dialect& dialect) {
    return joined(default_names(keyword, dialect));
}

std::optional<std::string> assemble_list(Keyword keyword,
                                         std::string_view value,
                                         const Dialect& dialect) {
    Names names = default_names(keyword, dialect);
    if (value.empty()) return joined(names);
    const char sign = value.front();
    const bool has_sign =
        sign == '+' || sign == '-' || (sign == '^' && dialect.has(Difference::lists_take_carets));
    const Names own = elements_of(value.substr(has_sign ? 1 : 0));
    if (has_sign && sign == '-') {
        std::erase_if(names, [&](std::string_view name) { return matches(name, value.substr(1)); });
        return joined(names);
    }
    if (has_sign && sign == '+') {
        append(names, own);
    } else if (has_sign) {
        Names first = own;
        append(first, names);
        names = std::move(first);
    } else {
        names = own;
    }
    if (!dialect.has(Difference::lists_resolve_patterns)) return joined(names);
    const auto found = resolved(names, all_names(keyword, dialect.edition));
    return found ? std::optional{joined(*found)} : std::nullopt;
}

}  // namespace sshplan
