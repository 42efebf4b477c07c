#include "planner/connect/preflight/known_hosts.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <variant>

#include "parser/config/pattern.hpp"
#include "planner/connect/preflight/base64.hpp"
#include "planner/connect/preflight/hashed_name.hpp"
#include "planner/dialect/readings.hpp"
#include "planner/world/tilde.hpp"

namespace sshplan {
namespace {

constexpr std::string_view blanks = " \t";
constexpr std::size_t longest_marker = 30;  // check_markers()'s buffer

/// A type of key that a host can have, and of how many fields it consists behind its name
/// (sshkey.c sshkey_from_blob_internal).
struct KeyType {
    std::string_view name;
    std::size_t fields;
};

constexpr std::array key_types{
    KeyType{"ssh-ed25519", 1},
    KeyType{"ecdsa-sha2-nistp256", 2},
    KeyType{"ecdsa-sha2-nistp384", 2},
    KeyType{"ecdsa-sha2-nistp521", 2},
    KeyType{"ssh-rsa", 2},
    KeyType{"ssh-dss", 4},
    KeyType{"sk-ssh-ed25519@openssh.com", 2},
    KeyType{"sk-ecdsa-sha2-nistp256@openssh.com", 3},
};
constexpr std::size_t ed25519_size = 32;
constexpr std::size_t least_rsa_size = 128;  // bytes of the modulus, whatever the settings say

void skip_blanks(std::string_view& text) {
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
}

/// Takes what stands before the next blank.
std::string_view take_word(std::string_view& text) {
    const std::string_view word = text.substr(0, text.find_first_of(blanks));
    text.remove_prefix(word.size());
    return word;
}

/// What a string of C would be of a text.
std::string_view until_zero(std::string_view text) { return text.substr(0, text.find('\0')); }

/// hostfile.c check_markers: takes the marker, if there is one; nothing if it is a bad one.
std::optional<KeyMarker> take_marker(std::string_view& text) {
    if (!text.starts_with('@')) return KeyMarker::none;
    const std::string_view line = until_zero(text);
    std::size_t end = line.find(' ');  // a tab ends it only where no blank follows at all
    if (end == std::string_view::npos) end = line.find('\t');
    if (end == std::string_view::npos || end > longest_marker) return std::nullopt;
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(end);
    skip_blanks(text);
    if (text.starts_with('@')) return std::nullopt;  // only one is allowed
    if (word == "@revoked") return KeyMarker::revoked;
    if (word == "@cert-authority") return KeyMarker::authority;
    return std::nullopt;
}

/// hostfile.c match_maybe_hashed, match.c match_hostname.
bool is_named(std::string_view names, std::string_view name) {
    if (names.starts_with('|')) return compare_hashed_name(names, name) == HashedName::same;
    return match_pattern_list(name, names, LetterCase::patterns_lowered).match ==
           ListMatch::positive;
}

/// The fields of a key, each behind its length, or nothing if that does not come out even.
std::optional<std::vector<std::string_view>> fields_of(std::string_view blob) {
    constexpr std::size_t length_size = 4;
    std::vector<std::string_view> fields;
    while (!blob.empty()) {
        if (blob.size() < length_size) return std::nullopt;
        std::size_t length = 0;
        for (const char byte : blob.substr(0, length_size)) {
            length = length << 8 | static_cast<unsigned char>(byte);
        }
        blob.remove_prefix(length_size);
        if (blob.size() < length) return std::nullopt;
        fields.push_back(blob.substr(0, length));
        blob.remove_prefix(length);
    }
    return fields;
}

/// Whether ssh would take these fields for a key. A point that is on no curve is not found out.
bool is_key(const KeyType& type, const std::vector<std::string_view>& fields) {
    if (fields.size() != type.fields + 1 || fields.front() != type.name) return false;
    if (type.name.ends_with("ed25519") || type.name.starts_with("sk-ssh-ed25519")) {
        return fields[1].size() == ed25519_size;
    }
    if (type.name != "ssh-rsa") return true;
    const std::string_view modulus = fields[2];
    return modulus.substr(std::min(modulus.find_first_not_of('\0'), modulus.size())).size() >=
           least_rsa_size;
}

/// The key that a line ends in, or nothing if there is no such key (sshkey.c sshkey_read): its type
/// is said twice, before the base64 and in it.
std::optional<KnownKey> read_key(std::string_view text) {
    const auto* const type = std::ranges::find(key_types, take_word(text), &KeyType::name);
    if (type == key_types.end()) return std::nullopt;
    skip_blanks(text);
    std::string letters{take_word(text)};
    std::erase_if(letters, [](char c) { return c == '\r' || c == '\v' || c == '\f'; });  // as ssh
    const auto blob = base64_decoded(letters);
    if (!blob) return std::nullopt;
    const auto fields = fields_of(*blob);
    if (!fields || !is_key(*type, *fields)) return std::nullopt;
    return KnownKey{.type = std::string{type->name}, .key = std::move(letters)};
}

std::optional<KnownKey> known_key(std::string_view line, std::string_view name) {
    skip_blanks(line);
    if (until_zero(line).empty() || line.starts_with('#')) return std::nullopt;
    const std::optional<KeyMarker> marker = take_marker(line);
    if (!marker) return std::nullopt;
    // ssh puts a zero behind the names, so that one which is there already is no end of the line.
    const std::size_t size = line.find_first_of(std::string_view{" \t\0", 3});
    if (size == std::string_view::npos || !is_named(line.substr(0, size), name))
        return std::nullopt;
    line = until_zero(line.substr(size + 1));
    skip_blanks(line);
    std::optional<KnownKey> key = read_key(line);
    if (key) key->marker = *marker;
    return key;
}

/// Without a final value the words are as they were written, or as they hold by default.
std::vector<std::string> paths_of(Keyword keyword,
                                  const Resolution& resolution,
                                  const Client& client) {
    if (const auto& settled = resolution.final_of(keyword)) return *settled;
    if (const Obtained* const value = resolution.value(keyword)) {
        return value->words.empty() ? std::vector{value->text} : value->words;
    }
    std::vector<std::string> paths;
    std::string_view rest = fallback_in(keyword, client.dialect.edition);
    for (skip_blanks(rest); !rest.empty(); skip_blanks(rest)) paths.emplace_back(take_word(rest));
    return paths;
}

}  // namespace

std::vector<KnownKey> known_keys_in(std::string_view bytes,
                                    const std::string& file,
                                    std::string_view name) {
    std::vector<KnownKey> keys;
    for (std::uint32_t number = 1; !bytes.empty(); ++number) {
        const std::size_t size = std::min(bytes.find('\n'), bytes.size());
        const std::string_view line = bytes.substr(0, size);
        bytes.remove_prefix(std::min(size + 1, bytes.size()));
        if (auto key = known_key(line, name)) {
            key->file = file;
            key->line = number;
            keys.push_back(*std::move(key));
        }
    }
    return keys;
}

std::vector<std::string> known_hosts_files(const Resolution& resolution,
                                           const Client& client,
                                           World& world) {
    std::vector<std::string> files;
    for (const Keyword keyword :
         {Keyword::user_known_hosts_file, Keyword::global_known_hosts_file}) {
        for (const std::string& path : paths_of(keyword, resolution, client)) {
            const auto answer =
                tilde_expand(world, path, client.home, tilde_reading(client.dialect));
            if (const auto* const expanded = std::get_if<std::string>(&answer)) {
                if (!is_none(*expanded)) files.push_back(*expanded);
            }
        }
    }
    return files;
}

std::vector<KnownKey> known_keys(const std::vector<std::string>& files,
                                 std::string_view name,
                                 World& world) {
    std::vector<KnownKey> keys;
    for (const std::string& file : files) {
        const FileAnswer answer = world.read_file(file);
        const auto* const content = std::get_if<FileContent>(&answer);
        if (content == nullptr) continue;
        for (KnownKey& key : known_keys_in(content->bytes, file, name)) {
            keys.push_back(std::move(key));
        }
    }
    return keys;
}

}  // namespace sshplan
