#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "parser/config/release.hpp"

namespace sshplan {

/// Every keyword of readconf.c's table, in the order in which ssh -G prints them; last come those
/// that it never prints. Named as ssh_config(5) spells them. Aliases have no enumerator.
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

/// Whose ssh has a keyword or a value.
enum class Vendor : std::uint8_t { upstream, debian };

/// Which builds support a keyword; the others call it unsupported.
enum class Build : std::uint8_t { any, gssapi };

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

/// One value of an enumeration. The first row that a dialect has is what it reads; letter case does
/// not matter.
struct EnumName {
    std::string_view spelling;         // lower-case
    std::string_view printed;          // by ssh -G
    Release since{7, 2};               // {7, 2} stands for 7.2 and all before
    Vendor vendor = Vendor::upstream;  // debian: only there
};

/// What there is to know about a keyword: its row in ssh_config(5), readconf.c's tables, and
/// dump_client_config.
struct KeywordInfo {
    Keyword keyword = Keyword::count_;
    std::string_view spelling;  // as ssh_config(5) writes it
    Status status = Status::supported;
    Vendor vendor = Vendor::upstream;  // debian: only there
    Build build = Build::any;
    Release since{7, 2};             // {7, 2} stands for 7.2 and all before
    std::optional<Release> until{};  // the first release without it
    ValueType type = ValueType::unread;
    std::span<const EnumName> names{};  // flags and enumerations
    Merge merge = Merge::none;
    std::string_view tokens{};  // letters that may follow a '%', '%' itself first; empty: none
    Variables variables = Variables::none;
    Expansion expansion = Expansion::never;
    std::uint8_t dump_place = 0;  // in ssh -G of 10.5; rows of equal place in table order; 0: never
    std::string_view fallback{};  // printed by 10.5 if unset; empty: nothing, or computed
    Influence influence = Influence::none;
};

/// An obsolete spelling of a keyword.
struct KeywordAlias {
    std::string_view spelling;  // as ssh_config(5) wrote it
    Keyword keyword = Keyword::count_;
    Release since{7, 2};
    std::optional<Release> until{};  // the first release without it
    Vendor vendor = Vendor::upstream;
    Status status = Status::supported;
};

/// Every keyword, in the order of the enumerators.
[[nodiscard]] std::span<const KeywordInfo> keyword_table();

/// Every alias; one spelling may have several rows, for releases that took it differently.
[[nodiscard]] std::span<const KeywordAlias> keyword_aliases();

/// The row of a keyword.
[[nodiscard]] const KeywordInfo& describe(Keyword keyword);

/// The keyword that a lower-case spelling means in any release, aliases included; null if it has no
/// meaning in any (readconf.c parse_token).
[[nodiscard]] const KeywordInfo* find_keyword(std::string_view lower_case_spelling);

/// What a release does with a lower-case spelling; nothing if it is a bad configuration option
/// there. Debian's builds have GSSAPI, upstream's do not. Good for 7.7 and later.
[[nodiscard]] std::optional<Status> status_in(std::string_view lower_case_spelling,
                                              Release release,
                                              Vendor vendor);

/// The name as ssh -G prints it: in lower case, but for `canonicalizePermittedcnames`.
[[nodiscard]] std::string_view lower_spelling(Keyword keyword);

}  // namespace sshplan
