#pragma once

#include <cstdint>
#include <string_view>

#include "planner/classes/automaton.hpp"

namespace sshplan {

/// Every text that inet_aton(3) reads as some IPv4 address: one to four parts, each decimal, octal
/// or hexadecimal.
[[nodiscard]] Automaton any_ipv4_form();

/// Every text that it reads as this one, as 10.1 for 10.0.0.1.
[[nodiscard]] Automaton ipv4_forms_of(std::uint32_t address);

/// How many of all IPv4 addresses in their usual form, four decimal numbers.
enum class Share : std::uint8_t { none, some, all };
/// Which share of them a pattern matches, as match.c match_pattern() does.
[[nodiscard]] Share share_of_ipv4(std::string_view pattern);

}  // namespace sshplan
