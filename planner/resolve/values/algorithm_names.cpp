#include "planner/resolve/values/algorithm_names.hpp"

#include <array>

namespace sshplan::values {

namespace {

using Row = AlgorithmName;

// {10, 5} stands for that release and those just before it, of which it is not known.
constexpr std::array ciphers{
    Row{"3des-cbc"},
    Row{"aes128-cbc"},
    Row{"aes192-cbc"},
    Row{"aes256-cbc"},
    Row{"aes128-ctr"},
    Row{"aes192-ctr"},
    Row{"aes256-ctr"},
    Row{"aes128-gcm@openssh.com"},
    Row{"aes256-gcm@openssh.com"},
    Row{"chacha20-poly1305@openssh.com"},
};

constexpr std::array macs{
    Row{"hmac-sha1"},
    Row{"hmac-sha1-96"},
    Row{"hmac-sha2-256"},
    Row{"hmac-sha2-512"},
    Row{"hmac-md5"},
    Row{"hmac-md5-96"},
    Row{"umac-64@openssh.com"},
    Row{"umac-128@openssh.com"},
    Row{"hmac-sha1-etm@openssh.com"},
    Row{"hmac-sha1-96-etm@openssh.com"},
    Row{"hmac-sha2-256-etm@openssh.com"},
    Row{"hmac-sha2-512-etm@openssh.com"},
    Row{"hmac-md5-etm@openssh.com"},
    Row{"hmac-md5-96-etm@openssh.com"},
    Row{"umac-64-etm@openssh.com"},
    Row{"umac-128-etm@openssh.com"},
};

constexpr std::array kexes{
    Row{"diffie-hellman-group1-sha1"},
    Row{"diffie-hellman-group14-sha1"},
    Row{"diffie-hellman-group14-sha256", {7, 3}},
    Row{"diffie-hellman-group16-sha512", {7, 3}},
    Row{"diffie-hellman-group18-sha512", {7, 3}},
    Row{"diffie-hellman-group-exchange-sha1"},
    Row{"diffie-hellman-group-exchange-sha256"},
    Row{"ecdh-sha2-nistp256"},
    Row{"ecdh-sha2-nistp384"},
    Row{"ecdh-sha2-nistp521"},
    Row{"mlkem768nistp256-sha256", {10, 5}},
    Row{"curve25519-sha256", {7, 4}},
    Row{"curve25519-sha256@libssh.org"},
    Row{"sntrup761x25519-sha512", {9, 9}},
    Row{"sntrup761x25519-sha512", {9, 2}, Release{9, 9}, Vendor::debian},
    Row{"sntrup761x25519-sha512@openssh.com", {8, 5}},
    Row{"mlkem768x25519-sha256", {9, 9}},
};

constexpr std::array gssapi_kexes{
    Row{"gss-gex-sha1-", {7, 2}, {}, Vendor::debian},
    Row{"gss-group1-sha1-", {7, 2}, {}, Vendor::debian},
    Row{"gss-group14-sha1-", {7, 2}, {}, Vendor::debian},
    Row{"gss-group14-sha256-", {7, 9}, {}, Vendor::debian},
    Row{"gss-group16-sha512-", {7, 9}, {}, Vendor::debian},
    Row{"gss-nistp256-sha256-", {7, 9}, {}, Vendor::debian},
    Row{"gss-curve25519-sha256-", {7, 9}, {}, Vendor::debian},
};

constexpr std::array key_types{
    Row{"ssh-ed25519"},
    Row{"ssh-ed25519-cert-v01@openssh.com"},
    Row{"sk-ssh-ed25519@openssh.com", {8, 2}},
    Row{"sk-ssh-ed25519-cert-v01@openssh.com", {8, 2}},
    Row{"ssh-mldsa44-ed25519@openssh.com", {10, 5}},
    Row{"ssh-mldsa44-ed25519-cert-v01@openssh.com", {10, 5}},
    Row{"ecdsa-sha2-nistp256"},
    Row{"ecdsa-sha2-nistp256-cert-v01@openssh.com"},
    Row{"ecdsa-sha2-nistp384"},
    Row{"ecdsa-sha2-nistp384-cert-v01@openssh.com"},
    Row{"ecdsa-sha2-nistp521"},
    Row{"ecdsa-sha2-nistp521-cert-v01@openssh.com"},
    Row{"sk-ecdsa-sha2-nistp256@openssh.com", {8, 2}},
    Row{"sk-ecdsa-sha2-nistp256-cert-v01@openssh.com", {8, 2}},
    Row{"webauthn-sk-ecdsa-sha2-nistp256@openssh.com", {8, 4}},
    Row{"webauthn-sk-ecdsa-sha2-nistp256-cert-v01@openssh.com", {10, 5}},
    Row{"ssh-dss", {7, 2}, Release{9, 8}},
    Row{"ssh-dss-cert-v01@openssh.com", {7, 2}, Release{9, 8}},
    Row{"ssh-rsa"},
    Row{"ssh-rsa-cert-v01@openssh.com"},
    Row{"rsa-sha2-256"},
    Row{"rsa-sha2-256-cert-v01@openssh.com", {7, 8}},
    Row{"rsa-sha2-512"},
    Row{"rsa-sha2-512-cert-v01@openssh.com", {7, 8}},
    Row{"null", {7, 2}, {}, Vendor::debian},  // what GSSAPI's key exchange has for a host key
};

constexpr std::array short_key_types{
    Row{"ed25519", {7, 2}, Release{9, 9}},
    Row{"ed25519-sk", {8, 2}, Release{9, 9}},
    Row{"ecdsa", {7, 2}, Release{9, 9}},
    Row{"ecdsa-sk", {8, 2}, Release{9, 9}},
    Row{"dsa", {7, 2}, Release{9, 8}},
    Row{"rsa", {7, 2}, Release{9, 9}},
    Row{"null", {7, 2}, Release{9, 9}, Vendor::debian},
};

}  // namespace

std::span<const AlgorithmName> algorithm_names(AlgorithmKind kind) {
    switch (kind) {
        case AlgorithmKind::cipher:
            return ciphers;
        case AlgorithmKind::mac:
            return macs;
        case AlgorithmKind::kex:
            return kexes;
        case AlgorithmKind::gssapi_kex:
            return gssapi_kexes;
        case AlgorithmKind::key_type:
            return key_types;
        case AlgorithmKind::short_key_type:
            return short_key_types;
    }
    return {};
}

bool is_known_in(const AlgorithmName& row, const Dialect& dialect) {
    return row.since <= dialect.release && (!row.until || dialect.release < *row.until) &&
           (row.vendor == Vendor::upstream || dialect.debian);
}

}  // namespace sshplan::values
