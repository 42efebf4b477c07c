#include "planner/connect/preflight/base64.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace sshplan {
namespace {

constexpr std::string_view letters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr char padding = '=';
constexpr std::size_t group_bytes = 3;
constexpr std::size_t group_letters = 4;

/// Up to four letters, as the bytes that they are worth.
std::optional<std::string> decoded_group(std::string_view group) {
    if (group.size() == 1) return std::nullopt;
    std::uint32_t bits = 0;
    for (const char letter : group) {
        const std::size_t value = letters.find(letter);
        if (value == std::string_view::npos) return std::nullopt;
        bits = bits << 6 | static_cast<std::uint32_t>(value);
    }
    bits <<= 6 * (group_letters - group.size());
    std::string bytes;
    for (std::size_t i = 0; i + 1 < group.size(); ++i) {
        bytes += static_cast<char>((bits >> (16 - 8 * i)) & 0xffU);
    }
    const std::uint32_t left_over = bits & (0xffffffU >> (8 * bytes.size()));
    return left_over == 0 ? std::optional{bytes} : std::nullopt;
}

}  // namespace

std::string base64_encoded(std::string_view bytes) {
    std::string text;
    for (; !bytes.empty(); bytes.remove_prefix(std::min(bytes.size(), group_bytes))) {
        const std::size_t count = std::min(bytes.size(), group_bytes);
        std::uint32_t bits = 0;
        for (std::size_t i = 0; i < group_bytes; ++i) {
            bits = bits << 8 | (i < count ? static_cast<unsigned char>(bytes[i]) : 0U);
        }
        for (std::size_t i = 0; i < group_letters; ++i) {
            text += i <= count ? letters[(bits >> (18 - 6 * i)) & 63U] : padding;
        }
    }
    return text;
}

std::optional<std::string> base64_decoded(std::string_view text) {
    if (text.size() % group_letters != 0) return std::nullopt;
    for (int i = 0; i < 2 && text.ends_with(padding); ++i) text.remove_suffix(1);
    std::string bytes;
    for (; !text.empty(); text.remove_prefix(std::min(text.size(), group_letters))) {
        const auto group = decoded_group(text.substr(0, group_letters));
        if (!group) return std::nullopt;
        bytes += *group;
    }
    return bytes;
}

}  // namespace sshplan
