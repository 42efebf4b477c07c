#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "parser/config/edition.hpp"

namespace sshplan {

/// Every keyword of readconf.c's table, about in the order in which ssh -G prints them; last come
/// those that it never prints. Named as ssh_config(5) spells them. Aliases have no enumerator.
enum class Keyword : std::uint8_t {
    host,
    match,
    include,
    user,
    hostname,
    port,
    address_family,
    batch_mode,
    canonicalize_fallback_local,
    canonicalize_hostname,
    check_host_ip,
    compression,
    control_master,
    enable_ssh_keysign,
    clear_all_forwardings,
    exit_on_forward_failure,
    fingerprint_hash,
    forward_x11,
    forward_x11_trusted,
    gateway_ports,
    gssapi_authentication,
    gssapi_key_exchange,
    gssapi_delegate_credentials,
    gssapi_trust_dns,
    gssapi_renewal_forces_rekey,
    gssapi_client_identity,
    gssapi_server_identity,
    gssapi_kex_algorithms,
    hash_known_hosts,
    hostbased_authentication,
    identities_only,
    kbd_interactive_authentication,
    challenge_response_authentication,
    no_host_authentication_for_localhost,
    password_authentication,
    permit_local_command,
    proxy_use_fdpass,
    pubkey_authentication,
    request_tty,
    session_type,
    stdin_null,
    fork_after_authentication,
    stream_local_bind_unlink,
    strict_host_key_checking,
    tcp_keep_alive,
    tunnel,
    verify_host_key_dns,
    visual_host_key,
    update_host_keys,
    enable_escape_commandline,
    warn_weak_crypto,
    canonicalize_max_dots,
    connection_attempts,
    forward_x11_timeout,
    number_of_password_prompts,
    server_alive_count_max,
    server_alive_interval,
    required_rsa_size,
    obscure_keystroke_timing,
    bind_address,
    bind_interface,
    ciphers,
    control_path,
    host_key_algorithms,
    host_key_alias,
    hostbased_accepted_algorithms,
    identity_agent,
    ignore_unknown,
    kbd_interactive_devices,
    kex_algorithms,
    ca_signature_algorithms,
    local_command,
    remote_command,
    log_level,
    macs,
    pkcs11_provider,
    security_key_provider,
    preferred_authentications,
    pubkey_accepted_algorithms,
    xauth_location,
    known_hosts_command,
    tag,
    version_addendum,
    dynamic_forward,
    local_forward,
    remote_forward,
    identity_file,
    canonical_domains,
    certificate_file,
    global_known_hosts_file,
    user_known_hosts_file,
    revoked_host_keys,
    send_env,
    set_env,
    log_verbose,
    channel_timeout,
    permit_remote_open,
    add_keys_to_agent,
    forward_agent,
    connect_timeout,
    tunnel_device,
    canonicalize_permitted_cnames,
    control_persist,
    escape_char,
    ip_qos,
    rekey_limit,
    stream_local_bind_mask,
    syslog_facility,
    proxy_command,
    proxy_jump,
    refuse_connection,
    protocol,
    cipher,
    fall_back_to_rsh,
    global_known_hosts_file2,
    rhosts_authentication,
    user_known_hosts_file2,
    use_roaming,
    use_rsh,
    use_privileged_port,
    afs_token_passing,
    kerberos_authentication,
    kerberos_tgt_passing,
    rsa_authentication,
    rhosts_rsa_authentication,
    compression_level,
    count_,
};

inline constexpr std::size_t keyword_count = static_cast<std::size_t>(Keyword::count_);

/// What ssh does with a keyword that it knows: `ignored` in silence, `deprecated` with a debug
/// message, `unsupported` with an error message that does not count.
enum class Status : std::uint8_t { supported, ignored, deprecated, unsupported };

/// The grammars of values: one for each way in which process_config_line_depth reads one.
enum class ValueType : std::uint8_t {
    unread,      // keywords that are ignored, deprecated or unsupported
    patterns,    // Host
    conditions,  // Match
    include_paths,
    jump_list,  // ProxyJump
    flag,
    enumeration,
    log_level,
    log_facility,
    fingerprint_hash,
    integer,
    time,  // or `none`: the option stays unset
    keystroke_timing,
    port,
    text,          // one word
    text_or_none,  // one word; `none` clears
    command,       // the rest of the line; `none` clears
    version_addendum,
    ciphers,
    macs,
    kex_algorithms,
    key_types,
    ca_key_types,
    gssapi_kex_algorithms,
    identity_agent,
    forward_agent,
    keys_to_agent,
    dynamic_forward,
    local_forward,
    remote_forward,
    permitted_opens,
    known_hosts_paths,
    revoked_keys_paths,
    domains,
    cname_rules,
    environment_patterns,
    environment,
    log_locations,
    channel_timeouts,
    control_persist,
    tunnel_device,
    escape_character,
    qos,
    rekey_limit,
    octal_mask,
};

/// What a second value does to the first.
enum class Merge : std::uint8_t {
    none,            // nothing is stored
    block,           // Host and Match
    action,          // acts where it stands: Include, RefuseConnection
    first,           // the first active value holds
    list_first,      // the first active line holds, with all its words
    append,          // each active line adds; what is there already is dropped
    append_all,      // each active line adds: SendEnv, which also takes away
    last,            // the last active value holds: IPQoS, TunnelDevice before 8.7
    pair,            // each half on its own takes the first: ForwardAgent, RekeyLimit
    last_anywhere,   // the last holds, active or not: StreamLocalBindMask
    first_anywhere,  // the first holds, active or not: SyslogFacility
};

/// Which variables of the environment a value may name.
enum class Variables : std::uint8_t {
    none,
    braced,  // ${NAME}
    whole,   // $NAME as the whole value
    either,
};

/// When tokens and variables are expanded. Forwards have their variables expanded where they are
/// read, and the tokens of their paths before the dump.
enum class Expansion : std::uint8_t { never, at_parse, between_passes, before_dump, at_connect };

/// Whether a value can change the route, names, tokens, a later condition, or whether ssh refuses.
enum class Influence : std::uint8_t { none, route };

/// One value of an enumeration. The first row that an edition has is what it reads; letter case
/// does not matter.
struct EnumName {
    std::string_view spelling;  // lower-case
    std::string_view printed;   // by ssh -G
    Lifetime lives{};
};

/// What there is to know about a keyword: its row in ssh_config(5) and readconf.c's tables, as of
/// 10.5. What was otherwise before, or is otherwise elsewhere, stands in its variations.
struct KeywordInfo {
    Keyword keyword = Keyword::count_;
    std::string_view spelling;  // as ssh_config(5) writes it
    Status status = Status::supported;
    Lifetime lives{};
    Part needs = Part::none;  // builds without it call the keyword unsupported
    ValueType type = ValueType::unread;
    std::span<const EnumName> names{};  // flags and enumerations
    Merge merge = Merge::none;
    std::string_view tokens{};  // letters that may follow a '%', '%' itself first; empty: none
    Variables variables = Variables::none;
    Expansion expansion = Expansion::never;
    std::string_view fallback{};  // what holds if no line says; empty: nothing, or computed
    Influence influence = Influence::none;
};

/// Another spelling of a keyword.
struct KeywordAlias {
    std::string_view spelling;  // as ssh_config(5) wrote it
    Keyword keyword = Keyword::count_;
    Lifetime lives{};
    Status status = Status::supported;
};

/// What is otherwise than in a keyword's row, and where. What is left out is as in the row; of
/// several variations that hold, the first that says something counts.
struct KeywordVariation {
    Keyword keyword = Keyword::count_;
    Lifetime lives{};
    std::optional<Status> status{};
    std::optional<Merge> merge{};
    std::optional<Variables> variables{};
    std::optional<Expansion> expansion{};
    std::optional<std::string_view> fallback{};
};

/// Since when a `%` letter is a token.
struct TokenHistory {
    char letter = 0;
    Lifetime lives{};
    Keyword keyword = Keyword::count_;  // count_: wherever a row has it
};

/// Every keyword, in the order of the enumerators.
[[nodiscard]] std::span<const KeywordInfo> keyword_table();

/// Every alias; one spelling may have several rows, for releases that took it differently.
[[nodiscard]] std::span<const KeywordAlias> keyword_aliases();

/// Every variation.
[[nodiscard]] std::span<const KeywordVariation> keyword_variations();

/// The row of a keyword.
[[nodiscard]] const KeywordInfo& describe(Keyword keyword);

/// A spelling that means a keyword in some release, an alias perhaps.
struct KeywordSpelling {
    std::string_view text;              // in lower case
    std::string_view written;           // as ssh_config(5) writes it
    const KeywordInfo* info = nullptr;  // what it means, whatever the release
    std::size_t first = 0;              // its meanings by release, for read_keyword()
    std::size_t count = 0;
    bool is_supported_everywhere = false;  // from 7.7 on, whatever the build; of no alias
};

/// The spelling that a text is, whatever its letters' case; null if no release knows it (readconf.c
/// parse_token).
[[nodiscard]] const KeywordSpelling* find_spelling(std::string_view text);

/// The keyword that a spelling means in any release, aliases included; null if it has no meaning in
/// any.
[[nodiscard]] const KeywordInfo* find_keyword(std::string_view spelling);

/// What an edition makes of a spelling.
struct KeywordReading {
    const KeywordInfo* info = nullptr;
    Status status = Status::supported;
};

/// What an edition makes of a spelling; nothing if it is a bad configuration option there. Good for
/// 7.7 and later.
[[nodiscard]] std::optional<KeywordReading> read_keyword(const KeywordSpelling& spelling,
                                                         const Edition& edition);
[[nodiscard]] std::optional<KeywordReading> read_keyword(std::string_view spelling,
                                                         const Edition& edition);

// Columns of a keyword, as they are in an edition.
[[nodiscard]] Status status_in(Keyword keyword, const Edition& edition);
[[nodiscard]] Merge merge_in(Keyword keyword, const Edition& edition);
[[nodiscard]] Variables variables_in(Keyword keyword, const Edition& edition);
[[nodiscard]] Expansion expansion_in(Keyword keyword, const Edition& edition);
[[nodiscard]] std::string_view fallback_in(Keyword keyword, const Edition& edition);
[[nodiscard]] std::string tokens_in(Keyword keyword, const Edition& edition);

/// The name in lower case, as ssh -G prints it of late; but for `canonicalizePermittedcnames`.
[[nodiscard]] std::string_view lower_spelling(Keyword keyword);

}  // namespace sshplan
