#include "planner/connect/preflight/hashed_name.hpp"

#include <charconv>
#include <cstddef>
#include <optional>

#include <fmt/format.h>

#include "planner/connect/preflight/base64.hpp"
#include "planner/resolve/sha1.hpp"

namespace sshplan {
namespace {

constexpr std::string_view magic = "|1|";
constexpr std::size_t block_size = 64;
constexpr std::size_t digest_size = 20;
constexpr std::size_t longest_salt = 1024;  // in letters of base64: extract_salt()'s buffer

std::string sha1_bytes(std::string_view text) {
    const std::string hex = sha1_hex(text);
    std::string bytes;
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        unsigned value = 0;
        std::from_chars(hex.data() + i, hex.data() + i + 2, value, 16);
        bytes += static_cast<char>(value);
    }
    return bytes;
}

/// HMAC-SHA1 (RFC 2104) under a key that is no longer than a block.
std::string hmac_sha1(std::string_view key, std::string_view text) {
    std::string inner(block_size, '\x36');
    std::string outer(block_size, '\x5c');
    for (std::size_t i = 0; i < key.size(); ++i) {
        inner[i] = static_cast<char>(inner[i] ^ key[i]);
        outer[i] = static_cast<char>(outer[i] ^ key[i]);
    }
    return sha1_bytes(outer + sha1_bytes(inner + std::string{text}));
}

std::optional<std::string> salt_of(std::string_view field) {
    if (!field.starts_with(magic)) return std::nullopt;
    field.remove_prefix(magic.size());
    const std::size_t end = field.find('|');
    if (end == std::string_view::npos || end == 0 || end >= longest_salt) return std::nullopt;
    auto salt = base64_decoded(field.substr(0, end));
    return salt && salt->size() == digest_size ? salt : std::nullopt;
}

}  // namespace

std::string hashed_name(std::string_view name, std::string_view salt) {
    return fmt::format(
        "{}{}|{}", magic, base64_encoded(salt), base64_encoded(hmac_sha1(salt, name)));
}

HashedName compare_hashed_name(std::string_view field, std::string_view name) {
    const std::optional<std::string> salt = salt_of(field);
    if (!salt) return HashedName::malformed;
    // ssh too compares the texts, not the bytes.
    return field == hashed_name(name, *salt) ? HashedName::same : HashedName::other;
}

}  // namespace sshplan
