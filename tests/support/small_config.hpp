#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace sshplan::test {

/// Which criteria and lines a small configuration may hold.
enum class SmallConfigOf : std::uint8_t { any_release, newest_release };

/// A configuration of which all names are made of few letters, so that it can be asked for every
/// name; each block shows by a line of its own whether it counted.
struct SmallConfig {
    std::string text{};
    std::string letters{};  // of hosts
};

/// Letters for names that differ in letters alone, in their case, and for those that may be
/// addresses.
inline const std::vector<std::string> plain_letters{"ab.", "ab", "a."};
inline const std::vector<std::string> cased_letters{"aA", "aA."};
inline const std::vector<std::string> address_letters{
    "a1.", "01.", "1x.", "01x.", "a1:", "01:", "aA:", "aA%"};

/// Some small configuration with one of these sets of letters; to be called within a property.
[[nodiscard]] SmallConfig any_small_config(SmallConfigOf which,
                                           const std::vector<std::string>& letters);

/// Every text of some letters up to a length, the empty one first.
[[nodiscard]] std::vector<std::string> all_texts(const std::string& letters, std::size_t longest);

}  // namespace sshplan::test
