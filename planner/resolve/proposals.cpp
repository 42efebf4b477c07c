#include "planner/resolve/proposals.hpp"

#include <array>

namespace sshplan {

namespace {

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

}  // namespace

std::string_view proposed_names(Keyword keyword, const Edition& edition) {
    const bool is_plain = keyword == Keyword::ciphers || keyword == Keyword::macs ||
                          keyword == Keyword::kex_algorithms ||
                          keyword == Keyword::ca_signature_algorithms;
    const Keyword row_of = is_plain ? keyword : any_key_types;
    for (const Proposal& proposal : proposals) {
        if (proposal.keyword == row_of && proposal.lives.holds_in(edition)) return proposal.names;
    }
    return {};
}

}  // namespace sshplan
