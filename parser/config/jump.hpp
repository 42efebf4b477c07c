#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parser/config/endpoint.hpp"

namespace sshplan {

/// What releases read differently in a ProxyJump value.
struct JumpReading {
    /// Where a value ends: nowhere before the end up to 8.6, at its first blank from 8.7 to 10.0,
    /// then at its comment.
    enum class End : std::uint8_t { first_blank, comment, end_of_line };
    /// Where the earlier hops are taken from: the value as cut, or (before 10.3) all of the text,
    /// comment included.
    enum class Extra : std::uint8_t { from_value, from_whole_text };
    /// Whether a URI is a URI; before 8.5 it also had to be `[user@]host[:port]`, and was that.
    enum class Uris : std::uint8_t { read, read_as_host_port };

    End end = End::comment;
    Extra extra = Extra::from_value;
    Uris uris = Uris::read;
    SlashReading slash = SlashReading::refused;
    UriReading uri = UriReading::since_10_1;
};

/// A ProxyJump value: its hops, and the text before the last one, which ssh hands on.
struct JumpList {
    std::vector<Endpoint> hops{};  // in the order of travel; never empty
    std::string extra{};           // what `-J` gets in the next ssh; empty if there is one hop
    std::string text{};            // the value, as cut

    [[nodiscard]] const Endpoint& last() const { return hops.back(); }
    friend bool operator==(const JumpList&, const JumpList&) = default;
};

/// Reads what follows `ProxyJump`, or the argument of -J, unless it is none (readconf.c
/// parse_jump). Nothing if some element is no destination. Ports are not looked up: the caller
/// knows the names of services.
[[nodiscard]] std::optional<JumpList> parse_jump_list(std::string_view text,
                                                      const JumpReading& reading);

/// The list as ssh -G prints it: `[EXTRA,][USER@]HOST[:PORT]`.
[[nodiscard]] std::string printed_jump_list(const JumpList& list);

}  // namespace sshplan
