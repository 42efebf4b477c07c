#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "parser/config/edition.hpp"

namespace sshplan {

/// A way in which releases read or evaluate differently, named for what the *newer* reading does.
/// The table in dialect.cpp says since when each holds; a distribution may have it earlier. What
/// differs in a row of some table (a keyword, a value, an option, a line of ssh -G) is no entry
/// here: rows have lifetimes of their own.
enum class Difference : std::uint8_t {
    // reading lines
    long_lines_read,            // a line may have any length; before, 4,095 bytes were too long
    comments_cut_lines,         // a line of a file ends at its first '#', wherever it stands
    lines_tokenised,            // quotes, escapes and comments of today
    value_errors_counted,       // a bad value is counted, and the file read to its end
    dangling_includes_ignored,  // a link to nothing that Include finds is no bad line
    include_tokens,             // Include expands %-tokens and ${VARIABLES}
    private_group_may_write,    // Debian: group-writable files of a private group are accepted
    match_option_named,         // -o Match is refused by its own name, not by that of Host
    // Match
    match_final,                 // Match final
    match_comments,              // a comment may follow
    match_line_in_words,         // Match arguments are tokenised like any others
    match_local_network,         // Match localnetwork, Match tagged
    match_command,               // Match command, version, sessiontype; empty arguments
    negated_final_asks_nothing,  // `Match !final` no longer asks for a second pass
    // tokens
    hash_has_jump_host,         // %C over the jump host too
    bad_tokens_said_twice,      // what is wrong with a token, and that it failed
    failed_with_colon,          // ... with a colon in between
    tilde_names_users,          // ~user without a slash is a user's home
    user_expanded,              // User takes tokens and variables
    command_line_user_literal,  // ... but not from -l, user@ or a URI
    agent_socket_looked_for,    // whether the socket of ForwardAgent is there
    known_hosts_none_alone,     // `none` of known hosts files is none, and must be alone
    // jumps
    jump_none,                // ProxyJump none is not a host
    jump_loop_refused,        // a host that jumps through itself is refused
    jump_loop_compares_user,  // ... if the users are the same too
    jump_uri_read,            // ssh:// in a ProxyJump is read as a URI and as nothing else
    jump_slash_refused,       // HOST/PORT is no destination
    jump_comment_cut,         // a ProxyJump value ends at its comment
    jump_keeps_blanks,        // ... and is no longer cut at its first blank
    jump_validated,           // hosts and users of -J and -o ProxyJump are checked
    jump_none_is_direct,      // `ProxyJump none` counts as no proxy for canonicalisation
    proxy_first_wins,         // ProxyJump, ProxyCommand share a slot; `ProxyJump none` does not
    // the command line
    names_validated,           // the destination's host is checked
    comma_refused,             // ... a comma in the destination too
    control_refused,           // ... control characters in the user too
    user_checked_early,        // the user of the command line before files are read, -o's too
    user_checked_before_host,  // ... and before the host
    typed_user_checked_late,   // that of -l and the destination behind them, whatever it is
    uri_nul_refused,           // %00 in an ssh:// URI is refused; before, it ended the user
    session_types_conflict,    // -N, -s and SessionType are compared
    stdio_to_sockets,          // -W takes the path of a socket
    // values
    low_ports_forwarded,         // anyone may ask for a forward of a port below 1024
    services_named,              // a port may be the name of a service
    agent_names_checked,         // $NAME of IdentityAgent must be a name
    agent_forwarded_from_paths,  // ForwardAgent takes a path
    agent_keys_expire,           // AddKeysToAgent takes a time
    environment_names_removed,   // SendEnv -NAME takes away
    environment_names_once,      // of a name in one SetEnv line the first assignment counts
    time_units_end,              // the unit of one item of a time does not hold for the next
    times_fit_integers,          // a time that does not fit an int is refused, not cut
    numbers_strict,              // time values: digits only
    times_fractional,            // time values: decimals in the seconds, one seconds item
    lists_need_a_word,           // list keywords without a word are fatal; lists of any length
    opens_lose_first_word,       // PermitRemoteOpen forgets its first word
    opens_checked_alike,         // ... and no longer; `any` and `none` in any letters
    qos_decimal_only,            // IPQoS numbers are decimal
    qos_legacy_means_none,       // IPQoS lowdelay, throughput, reliability mean none
    revoked_keys_list,           // RevokedHostKeys takes several paths
    domain_may_lead_underscore,  // domains, and hosts of URIs, may begin with '_'
    lists_resolve_patterns,      // patterns in lists of algorithms become the names that they match
    lists_take_carets,           // lists of algorithms may begin with '^'
    certificates_sign_nothing,   // CASignatureAlgorithms refuses names of certificates
    no_empty_first_cipher,       // a list of ciphers may not begin with a comma
    macs_in_capitals,            // a bad list of MACs is a "MAC spec", not a "Mac spec"
    // the end
    batches_keep_alive,       // Debian: BatchMode brings ServerAliveInterval along
    cname_rules_may_be_none,  // CanonicalizePermittedCNAMEs none
    cname_lower_cased,        // a CNAME that was followed is lower-cased
    compression_unnamed,      // ssh -G has no name for Compression yes ...
    compressing_unnamed,      // ... and then none for what -C sets
    key_updates_need_ears,    // UpdateHostKeys ask is no where nobody would be asked
    pkcs11_without_openssl,   // a build without OpenSSL has PKCS#11
    default_lists_filtered,   // lists of algorithms hold what is built in, HostKeyAlgorithms too
    bad_lists_forgiven,       // of a list that cannot be assembled ssh complains, and goes on
    count_,
};

/// The OpenSSH whose reading is simulated: data, never an #ifdef and never a global.
struct Dialect {
    using Differences = std::array<bool, static_cast<std::size_t>(Difference::count_)>;

    std::string_view name;   // as --openssh takes and prints it: "10.5", "debian-9.2"
    std::string_view title;  // for people: "10.5", "9.2 (Debian)"
    std::string banner;      // what Match version compares: "OpenSSH_10.5p1"
    Edition edition{};
    Differences differences{};

    [[nodiscard]] constexpr bool has(Difference difference) const {
        return differences[static_cast<std::size_t>(difference)];
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

/// Debian's build of another release: a known dialect with what Debian adds to all of them.
[[nodiscard]] Dialect with_debian_changes(Dialect upstream);

/// The revision of Debian's 9.2 that "debian-9.2" stands for.
inline constexpr int newest_debian_revision = 10;

/// A dialect that was asked for, and what has to be said about the choice.
struct ChosenDialect {
    Dialect dialect;
    std::optional<std::string> note;  // a sentence: it is not exactly what was named
};

/// Nothing can be read as the version that was named. `message` is for a usage error: it ends in
/// the versions that are known.
struct UnknownDialect {
    std::string message;
};

/// The dialect that `--openssh NAME` means: the name of a known one, "newest", or a release as in
/// "9.9", which is read as the newest known upstream release that is not newer. "installed" is not
/// a name of a dialect: see installed_dialect().
[[nodiscard]] std::variant<ChosenDialect, UnknownDialect> find_dialect(std::string_view name);

}  // namespace sshplan
