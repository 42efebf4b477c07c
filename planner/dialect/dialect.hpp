#pragma once

#include <bitset>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "parser/config/release.hpp"

namespace sshplan {

/// A way in which releases read or evaluate differently, named for what the *newer* reading does.
/// The table in dialect.cpp says since when each holds; a distribution may have it earlier.
enum class Difference {
    include_tokens,              // Include expands %-tokens and ${VARIABLES}
    match_line_in_words,         // Match arguments are tokenised like any others
    match_local_network,         // Match localnetwork, Match tagged
    match_command,               // Match command, version, sessiontype; empty arguments
    negated_final_asks_nothing,  // `Match !final` no longer asks for a second pass
    token_j,                     // %j, and %C over the jump host too
    user_expanded,               // User takes tokens and variables
    command_line_user_literal,   // ... but not from -l, user@ or a URI
    proxy_first_wins,            // ProxyJump, ProxyCommand share a slot; `ProxyJump none` does not
    jump_keeps_blanks,           // a ProxyJump value is no longer cut at its first blank
    jump_validated,              // hosts and users of -J and -o ProxyJump are checked
    names_validated,             // the destination's host and user are checked
    comma_refused,               // ... a comma in the destination too
    control_refused,             // ... control characters in the user too
    option_user_validated,       // ... and the user of -o User
    jump_none_is_direct,         // `ProxyJump none` counts as no proxy for canonicalisation
    cname_lower_cased,           // a CNAME that was followed is lower-cased
    private_group_may_write,     // Debian: group-writable files of a private group are accepted
    numbers_strict,              // time values: digits only
    times_fractional,            // time values: decimals in the seconds, one seconds item
    lists_need_a_word,           // list keywords without a word are fatal
    qos_decimal_only,            // IPQoS numbers are decimal
    qos_legacy_means_none,       // IPQoS lowdelay, throughput, reliability mean none
    revoked_keys_list,           // RevokedHostKeys takes several paths
    uri_nul_refused,             // %00 in an ssh:// URI is refused; before, it ended the user
    domain_may_lead_underscore,  // domains, and hosts of URIs, may begin with '_'
    count_,
};

/// The OpenSSH whose reading is simulated: data, never an #ifdef and never a global.
struct Dialect {
    std::string_view name;    // as --openssh takes and prints it: "10.5", "debian-9.2"
    std::string_view title;   // for people: "10.5", "9.2 (Debian)"
    std::string_view banner;  // what Match version compares: "OpenSSH_10.5p1"
    Release release;
    bool debian = false;  // Debian's own keywords and defaults
    std::bitset<static_cast<std::size_t>(Difference::count_)> differences;

    [[nodiscard]] bool has(Difference difference) const {
        return differences.test(static_cast<std::size_t>(difference));
    }
};

/// Every known dialect, oldest first; of one release, Debian's before OpenSSH's own.
[[nodiscard]] std::span<const Dialect> known_dialects();

/// The newest upstream release that is known.
[[nodiscard]] const Dialect& newest_dialect();

/// The newest known upstream release that is not newer than `release`; null if all are newer.
[[nodiscard]] const Dialect* upstream_not_newer_than(Release release);

/// Debian's 9.2 as its revision `deb12uN` reads (0: before the first): what was backported later is
/// missing. The name stays "debian-9.2".
[[nodiscard]] Dialect debian_9_2(int revision);

/// The revision of Debian's 9.2 that "debian-9.2" stands for.
inline constexpr int newest_debian_revision = 10;

/// A dialect that was asked for, and what has to be said about the choice.
struct ChosenDialect {
    Dialect dialect;
    std::optional<std::string> note;  // a sentence: it is not exactly what was named
};

/// Nothing can be read as the version that was named. `message` is for a usage error: it names the
/// versions that are known.
struct UnknownDialect {
    std::string message;
};

/// The dialect that `--openssh NAME` means: the name of a known one, "newest", or a release as in
/// "9.9", which is read as the newest known upstream release that is not newer. "installed" is not
/// a name of a dialect: see installed_dialect().
[[nodiscard]] std::variant<ChosenDialect, UnknownDialect> find_dialect(std::string_view name);

}  // namespace sshplan
