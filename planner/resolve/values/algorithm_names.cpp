#include "planner/resolve/values/algorithm_names.hpp"

#include <array>

namespace sshplan::values {

namespace {

using Row = AlgorithmName;
using enum Part;

// clang-format off

constexpr std::array ciphers{
    Row{"3des-cbc", openssl},
    Row{"aes128-cbc", openssl},
    Row{"aes192-cbc", openssl},
    Row{"aes256-cbc", openssl},
    Row{"rijndael-cbc@lysator.liu.se", openssl, {.until = {8, 5}}},
    Row{"aes128-ctr"},
    Row{"aes192-ctr"},
    Row{"aes256-ctr"},
    Row{"aes128-gcm@openssh.com", openssl},
    Row{"aes256-gcm@openssh.com", openssl},
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
    Row{"diffie-hellman-group1-sha1", openssl},
    Row{"diffie-hellman-group14-sha1", openssl},
    Row{"diffie-hellman-group14-sha256", openssl, {.since = {7, 3}}},
    Row{"diffie-hellman-group16-sha512", openssl, {.since = {7, 3}}},
    Row{"diffie-hellman-group18-sha512", openssl, {.since = {7, 3}}},
    Row{"diffie-hellman-group-exchange-sha1", openssl},
    Row{"diffie-hellman-group-exchange-sha256", openssl},
    Row{"ecdh-sha2-nistp256", openssl},
    Row{"ecdh-sha2-nistp384", openssl},
    Row{"ecdh-sha2-nistp521", openssl},
    Row{"mlkem768nistp256-sha256", openssl, {.since = {10, 5}}},
    Row{"curve25519-sha256", none, {.since = {7, 4}}},
    Row{"curve25519-sha256@libssh.org"},
    Row{"sntrup4591761x25519-sha512@tinyssh.org", none, {.since = {8, 0}, .until = {8, 5}}},
    Row{"sntrup761x25519-sha512", none, {.since = {9, 9}}},
    Row{"sntrup761x25519-sha512", none, {.until = {9, 9}, .vendor = Vendor::debian}},
    Row{"sntrup761x25519-sha512@openssh.com", none, {.since = {8, 5}}},
    Row{"mlkem768x25519-sha256", none, {.since = {9, 9}}},
};

constexpr std::array gssapi_kexes{
    Row{"gss-gex-sha1-", gssapi, {.vendor = Vendor::debian}},
    Row{"gss-group1-sha1-", gssapi, {.vendor = Vendor::debian}},
    Row{"gss-group14-sha1-", gssapi, {.vendor = Vendor::debian}},
    Row{"gss-group14-sha256-", gssapi, {.vendor = Vendor::debian}},
    Row{"gss-group16-sha512-", gssapi, {.vendor = Vendor::debian}},
    Row{"gss-nistp256-sha256-", gssapi, {.vendor = Vendor::debian}},
    Row{"gss-curve25519-sha256-", gssapi, {.vendor = Vendor::debian}},
};

// As sshkey_alg_list() lists signature algorithms since 9.2; before, certificates of ECDSA and RSA
// came behind all plain types.
constexpr std::array key_types{
    Row{"ssh-ed25519"},
    Row{"ssh-ed25519-cert-v01@openssh.com"},
    Row{"sk-ssh-ed25519@openssh.com", none, {.since = {8, 2}}},
    Row{"sk-ssh-ed25519-cert-v01@openssh.com", none, {.since = {8, 2}}},
    Row{"ssh-mldsa44-ed25519@openssh.com", none, {.since = {10, 4}}},
    Row{"ssh-mldsa44-ed25519-cert-v01@openssh.com", none, {.since = {10, 4}}},
    Row{"ecdsa-sha2-nistp256", openssl, {.since = {9, 2}}},
    Row{"ecdsa-sha2-nistp256-cert-v01@openssh.com", openssl, {.since = {9, 2}}},
    Row{"ecdsa-sha2-nistp384", openssl, {.since = {9, 2}}},
    Row{"ecdsa-sha2-nistp384-cert-v01@openssh.com", openssl, {.since = {9, 2}}},
    Row{"ecdsa-sha2-nistp521", openssl, {.since = {9, 2}}},
    Row{"ecdsa-sha2-nistp521-cert-v01@openssh.com", openssl, {.since = {9, 2}}},
    Row{"sk-ecdsa-sha2-nistp256@openssh.com", openssl, {.since = {9, 2}}},
    Row{"sk-ecdsa-sha2-nistp256-cert-v01@openssh.com", openssl, {.since = {9, 2}}},
    Row{"webauthn-sk-ecdsa-sha2-nistp256@openssh.com", openssl, {.since = {9, 2}}},
    Row{"webauthn-sk-ecdsa-sha2-nistp256-cert-v01@openssh.com", openssl, {.since = {10, 3}}},
    Row{"ssh-dss", openssl, {.since = {9, 2}, .until = {9, 8}}},
    Row{"ssh-dss-cert-v01@openssh.com", openssl, {.since = {9, 2}, .until = {9, 8}}},
    Row{"ssh-rsa", openssl},
    Row{"ssh-rsa-cert-v01@openssh.com", openssl, {.since = {9, 2}}},
    Row{"rsa-sha2-256", openssl},
    Row{"rsa-sha2-256-cert-v01@openssh.com", openssl, {.since = {9, 2}}},
    Row{"rsa-sha2-512", openssl},
    Row{"rsa-sha2-512-cert-v01@openssh.com", openssl, {.since = {9, 2}}},
    Row{"ssh-dss", openssl, {.until = {9, 2}}},
    Row{"ecdsa-sha2-nistp256", openssl, {.until = {9, 2}}},
    Row{"ecdsa-sha2-nistp384", openssl, {.until = {9, 2}}},
    Row{"ecdsa-sha2-nistp521", openssl, {.until = {9, 2}}},
    Row{"sk-ecdsa-sha2-nistp256@openssh.com", openssl, {.since = {8, 2}, .until = {9, 2}}},
    Row{"webauthn-sk-ecdsa-sha2-nistp256@openssh.com", openssl,
        {.since = {8, 4}, .until = {9, 2}}},
    Row{"ssh-rsa-cert-v01@openssh.com", openssl, {.until = {9, 2}}},
    Row{"rsa-sha2-256-cert-v01@openssh.com", openssl, {.since = {7, 8}, .until = {9, 2}}},
    Row{"rsa-sha2-512-cert-v01@openssh.com", openssl, {.since = {7, 8}, .until = {9, 2}}},
    Row{"ssh-dss-cert-v01@openssh.com", openssl, {.until = {9, 2}}},
    Row{"ecdsa-sha2-nistp256-cert-v01@openssh.com", openssl, {.until = {9, 2}}},
    Row{"ecdsa-sha2-nistp384-cert-v01@openssh.com", openssl, {.until = {9, 2}}},
    Row{"ecdsa-sha2-nistp521-cert-v01@openssh.com", openssl, {.until = {9, 2}}},
    Row{"sk-ecdsa-sha2-nistp256-cert-v01@openssh.com", openssl,
        {.since = {8, 2}, .until = {9, 2}}},
    // What GSSAPI's key exchange has for a host key.
    Row{"null", gssapi, {.vendor = Vendor::debian}},
};

constexpr std::array short_key_types{
    Row{"ed25519", none, {.until = {9, 9}}},
    Row{"ed25519-sk", none, {.since = {8, 2}, .until = {9, 9}}},
    Row{"ecdsa", openssl, {.until = {9, 9}}},
    Row{"ecdsa-sk", openssl, {.since = {8, 2}, .until = {9, 9}}},
    Row{"dsa", openssl, {.until = {9, 8}}},
    Row{"rsa", openssl, {.until = {9, 9}}},
    Row{"null", gssapi, {.until = {9, 9}, .vendor = Vendor::debian}},
};

// clang-format on

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

SignedList split_sign(std::string_view list, const Dialect& dialect) {
    const bool has_sign = list.starts_with('+') || list.starts_with('-') ||
                          (list.starts_with('^') && dialect.has(Difference::lists_take_carets));
    if (!has_sign) return {.names = list};
    return {list.front(), list.substr(1)};
}

bool is_known_in(const AlgorithmName& row, const Edition& edition) {
    return edition.has(row.needs) && row.lives.holds_in(edition);
}

}  // namespace sshplan::values
