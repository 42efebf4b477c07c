#include "planner/resolve/sha1.hpp"

#include <array>
#include <bit>
#include <cstdint>

#include <fmt/format.h>

namespace sshplan {
namespace {

using State = std::array<std::uint32_t, 5>;
constexpr std::size_t block_size = 64;

/// The text, one set bit, zeros, and its length in bits: a whole number of blocks.
std::string padded(std::string_view text) {
    std::string message{text};
    message += '\x80';
    while (message.size() % block_size != block_size - 8) message += '\0';
    const std::uint64_t bits = std::uint64_t{text.size()} * 8;
    for (int shift = 56; shift >= 0; shift -= 8)
        message += static_cast<char>((bits >> shift) & 255);
    return message;
}

std::array<std::uint32_t, 80> schedule(std::string_view block) {
    std::array<std::uint32_t, 80> words{};
    for (std::size_t i = 0; i < block_size; ++i) {
        words[i / 4] = words[i / 4] << 8 | static_cast<unsigned char>(block[i]);
    }
    for (std::size_t i = 16; i < words.size(); ++i) {
        words[i] = std::rotl(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
    }
    return words;
}

void digest_block(State& state, std::string_view block) {
    const std::array<std::uint32_t, 80> words = schedule(block);
    auto [a, b, c, d, e] = state;
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::uint32_t mixed = (b & c) | (~b & d);
        std::uint32_t constant = 0x5a827999;
        if (i >= 60) {
            mixed = b ^ c ^ d;
            constant = 0xca62c1d6;
        } else if (i >= 40) {
            mixed = (b & c) | (b & d) | (c & d);
            constant = 0x8f1bbcdc;
        } else if (i >= 20) {
            mixed = b ^ c ^ d;
            constant = 0x6ed9eba1;
        }
        const std::uint32_t next = std::rotl(a, 5) + mixed + e + constant + words[i];
        e = d;
        d = c;
        c = std::rotl(b, 30);
        b = a;
        a = next;
    }
    const State sum{a, b, c, d, e};
    for (std::size_t i = 0; i < state.size(); ++i) state[i] += sum[i];
}

}  // namespace

std::string sha1_hex(std::string_view text) {
    State state{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
    const std::string message = padded(text);
    for (std::size_t at = 0; at < message.size(); at += block_size) {
        digest_block(state, std::string_view{message}.substr(at, block_size));
    }
    std::string hex;
    for (const std::uint32_t word : state) hex += fmt::format("{:08x}", word);
    return hex;
}

}  // namespace sshplan
