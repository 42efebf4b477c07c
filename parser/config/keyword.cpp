#include "parser/config/keyword.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace sshplan {

namespace {

using K = Keyword;
using T = ValueType;
using M = Merge;
using V = Variables;
using X = Expansion;
using enum Influence;

constexpr std::string_view all_tokens = "%CdhijkLlnpru";
constexpr std::string_view proxy_tokens = "%hknpr";

// clang-format off

constexpr std::array flag_names{
    EnumName{"yes", "yes"}, EnumName{"true", "yes"}, EnumName{"no", "no"}, EnumName{"false", "no"},
};
constexpr std::array yes_no_names{EnumName{"yes", "yes"}, EnumName{"no", "no"}};
constexpr std::array address_family_names{
    EnumName{"inet", "inet"}, EnumName{"inet6", "inet6"}, EnumName{"any", "any"},
};
constexpr std::array canonicalize_names{
    EnumName{"true", "true"}, EnumName{"false", "false"}, EnumName{"yes", "true"},
    EnumName{"no", "false"},  EnumName{"always", "always"},
};
constexpr std::array control_master_names{
    EnumName{"true", "true"}, EnumName{"yes", "true"}, EnumName{"false", "false"},
    EnumName{"no", "false"},  EnumName{"auto", "auto"}, EnumName{"ask", "ask"},
    EnumName{"autoask", "autoask"},
};
constexpr std::array pubkey_names{
    EnumName{"true", "true"}, EnumName{"false", "false"}, EnumName{"yes", "true"},
    EnumName{"no", "false"},  EnumName{"unbound", "unbound", {8, 9}},
    EnumName{"host-bound", "host-bound", {8, 9}},
};
constexpr std::array request_tty_names{
    EnumName{"true", "true"}, EnumName{"yes", "true"}, EnumName{"false", "false"},
    EnumName{"no", "false"},  EnumName{"force", "force"}, EnumName{"auto", "auto"},
};
constexpr std::array session_type_names{
    EnumName{"none", "none"}, EnumName{"subsystem", "subsystem"}, EnumName{"default", "default"},
};
constexpr std::array strict_checking_names{
    EnumName{"true", "true"}, EnumName{"false", "false"}, EnumName{"yes", "true"},
    EnumName{"no", "false"},  EnumName{"ask", "ask"},     EnumName{"off", "false", {7, 6}},
    EnumName{"accept-new", "accept-new", {7, 6}},
};
constexpr std::array tunnel_names{
    EnumName{"ethernet", "ethernet"}, EnumName{"point-to-point", "point-to-point"},
    EnumName{"true", "point-to-point"}, EnumName{"yes", "point-to-point"},
    EnumName{"false", "false"}, EnumName{"no", "false"},
};
constexpr std::array ask_names{
    EnumName{"true", "true"}, EnumName{"false", "false"}, EnumName{"yes", "true"},
    EnumName{"no", "false"},  EnumName{"ask", "ask"},
};
constexpr std::array weak_crypto_names{
    EnumName{"true", "yes"}, EnumName{"false", "no"}, EnumName{"yes", "yes"},
    EnumName{"no", "no"},    EnumName{"no-pq-kex", "no"},
};
// Debian gives QUIET a second name, which is printed.
constexpr std::array log_level_names{
    EnumName{"silent", "SILENT", {7, 2}, Vendor::debian},
    EnumName{"quiet", "SILENT", {7, 2}, Vendor::debian},
    EnumName{"quiet", "QUIET"},     EnumName{"fatal", "FATAL"},   EnumName{"error", "ERROR"},
    EnumName{"info", "INFO"},       EnumName{"verbose", "VERBOSE"}, EnumName{"debug", "DEBUG"},
    EnumName{"debug1", "DEBUG"},    EnumName{"debug2", "DEBUG2"}, EnumName{"debug3", "DEBUG3"},
};
constexpr std::array log_facility_names{
    EnumName{"daemon", "DAEMON"}, EnumName{"user", "USER"},     EnumName{"auth", "AUTH"},
    EnumName{"authpriv", "AUTHPRIV"},
    EnumName{"local0", "LOCAL0"}, EnumName{"local1", "LOCAL1"}, EnumName{"local2", "LOCAL2"},
    EnumName{"local3", "LOCAL3"}, EnumName{"local4", "LOCAL4"}, EnumName{"local5", "LOCAL5"},
    EnumName{"local6", "LOCAL6"}, EnumName{"local7", "LOCAL7"},
};
constexpr std::array hash_names{
    EnumName{"md5", "MD5"},       EnumName{"sha1", "SHA1"},     EnumName{"sha256", "SHA256"},
    EnumName{"sha384", "SHA384"}, EnumName{"sha512", "SHA512"},
};

constexpr std::array<KeywordInfo, keyword_count> rows{{
    {.keyword = K::host, .spelling = "Host",
     .type = T::patterns, .merge = M::block, .dump_place = 1, .influence = route},
    {.keyword = K::match, .spelling = "Match",
     .type = T::conditions, .merge = M::block, .tokens = all_tokens,  // of exec
     .expansion = X::at_parse, .influence = route},
    {.keyword = K::include, .spelling = "Include", .since = {7, 3},
     .type = T::include_paths, .merge = M::action, .tokens = all_tokens, .variables = V::braced,
     .expansion = X::at_parse, .influence = route},
    {.keyword = K::user, .spelling = "User",
     .type = T::text, .merge = M::first, .tokens = "%dhijkLlnpu", .variables = V::braced,
     .expansion = X::before_dump, .dump_place = 2, .influence = route},
    {.keyword = K::hostname, .spelling = "Hostname",
     .type = T::text, .merge = M::first, .tokens = "%h", .expansion = X::between_passes,
     .dump_place = 3, .influence = route},
    {.keyword = K::port, .spelling = "Port",
     .type = T::port, .merge = M::first, .dump_place = 4, .fallback = "22", .influence = route},
    {.keyword = K::address_family, .spelling = "AddressFamily",
     .type = T::enumeration, .names = address_family_names, .merge = M::first, .dump_place = 5,
     .fallback = "any", .influence = route},
    {.keyword = K::batch_mode, .spelling = "BatchMode",
     .type = T::flag, .names = flag_names, .merge = M::first, .dump_place = 6, .fallback = "no"},
    {.keyword = K::canonicalize_fallback_local, .spelling = "CanonicalizeFallbackLocal",
     .type = T::flag, .names = flag_names, .merge = M::first, .dump_place = 7, .fallback = "yes",
     .influence = route},
    {.keyword = K::canonicalize_hostname, .spelling = "CanonicalizeHostname",
     .type = T::enumeration, .names = canonicalize_names, .merge = M::first, .dump_place = 8,
     .fallback = "false", .influence = route},
    {.keyword = K::check_host_ip, .spelling = "CheckHostIP",
     .type = T::flag, .names = flag_names, .merge = M::first, .dump_place = 9, .fallback = "no"},
    {.keyword = K::compression, .spelling = "Compression",
     .type = T::enumeration, .names = yes_no_names, .merge = M::first, .dump_place = 10,
     .fallback = "no"},
    {.keyword = K::control_master, .spelling = "ControlMaster",
     .type = T::enumeration, .names = control_master_names, .merge = M::first, .dump_place = 11,
     .fallback = "false"},
    {.keyword = K::enable_ssh_keysign, .spelling = "EnableSSHKeysign",
     .type = T::flag, .names = flag_names, .merge = M::first, .dump_place = 12, .fallback = "no"},
    {.keyword = K::clear_all_forwardings, .spelling = "ClearAllForwardings",
     .type = T::flag, .names = flag_names, .merge = M::first, .dump_place = 13, .fallback = "no"},
    {.keyword = K::exit_on_forward_failure, .spelling = "ExitOnForwardFailure",
     .type = T::flag, .names = flag_names, .merge = M::first, .dump_place = 14, .fallback = "no"},
    {.keyword = K::fingerprint_hash, .spelling = "FingerprintHash",
     .type = T::fingerprint_hash, .names = hash_names, .merge = M::first, .dump_place = 15,
     .fallback = "SHA256"},
    {.keyword = K::forward_x11, .spelling = "ForwardX11",
     .type = T::flag, .names = flag_names, .merge = M::first, .dump_place = 16, .fallback = "no"},
    {.keyword = K::forward_x11_trusted, .spelling = "ForwardX11Trusted",
     .type = T::flag, .names = flag_names, .merge = M::first, .dump_place = 17, .fallback = "no"},
    {.keyword = K::gateway_ports, .spelling = "GatewayPorts",
     .type = T::flag, .names = flag_names, .merge = M::first, .dump_place = 18, .fallback = "no"},
    {.keyword = K::gssapi_authentication, .spelling = "GSSAPIAuthentication",
     .build = Build::gssapi,
     .type = T::flag, .names = flag_names, .merge = M::first, .dump_place = 18},
    {.keyword = K::gssapi_key_exchange, .spelling = "GSSAPIKeyExchange", .vendor = Vendor::debian,
     .build = Build::gssapi,
     .type = T::flag, .names = flag_names, .merge = M::first, .dump_place = 18},
    {.keyword = K::gssapi_delegate_credentials, .spelling = "GSSAPIDelegateCredentials",
     .build = Build::gssapi,
     .type = T::flag, .names = flag_names, .merge = M::first, .dump_place = 18},
    {.keyword = K::gssapi_trust_dns, .spelling = "GSSAPITrustDNS", .vendor = Vendor::debian,
     .build = Build::gssapi,
     .type = T::flag, .names = flag_names, .merge = M::first, .dump_place = 18},
    {.keyword = K::gssapi_renewal_forces_rekey, .spelling = "GSSAPIRenewalForcesRekey",
     .vendor = Vendor::debian, .build = Build::gssapi,
     .type = T::flag, .names = flag_names, .merge = M::first, .dump_place = 18},
    {.keyword = K::gssapi_client_identity, .spelling = "GSSAPIClientIdentity",
     .vendor = Vendor::debian, .build = Build::gssapi,
     .type = T::text, .merge = M::first, .dump_place = 18},
    {.keyword = K::gssapi_server_identity, .spelling = "GSSAPIServerIdentity",
     .vendor = Vendor::debian, .build = Build::gssapi,
     .type = T::text, .merge = M::first, .dump_place = 18},
    {.keyword = K::gssapi_kex_algorithms, .spelling = "GSSAPIKexAlgorithms",
     .vendor = Vendor::debian, .build = Build::gssapi,
     .type = T::gssapi_kex_algorithms, .merge = M::first, .dump_place = 18},
    {.keyword = K::hash_known_hosts, .spelling = "HashKnownHosts",
     .type = T::flag, .names = flag_names, .merge = M::first, .dump_place = 19, .fallback = "no"},
    {.keyword = K::hostbased_authentication, .spelling = "HostbasedAuthentication",
     .type = T::flag, .names = flag_names, .merge = M::first, .dump_place = 20, .fallback = "no"},
    {.keyword = K::identities_only, .spelling = "IdentitiesOnly",
     .type = T::flag, .names = flag_names, .merge = M::first, .dump_place = 21, .fallback = "no"},
    {.keyword = K::kbd_interactive_authentication, .spelling = "KbdInteractiveAuthentication",
     .type = T::flag, .names = flag_names, .merge = M::first, .dump_place = 22, .fallback = "yes"},
    {.keyword = K::no_host_authentication_for_localhost,
     .spelling = "NoHostAuthenticationForLocalhost",
     .type = T::flag, .names = flag_names, .merge = M::first, .dump_place = 23, .fallback = "no"},
    {.keyword = K::password_authentication, .spelling = "PasswordAuthentication",
     .type = T::flag, .names = flag_names, .merge = M::first, .dump_place = 24, .fallback = "yes"},
    {.keyword = K::permit_local_command, .spelling = "PermitLocalCommand",
     .type = T::flag, .names = flag_names, .merge = M::first, .dump_place = 25, .fallback = "no"},
    {.keyword = K::proxy_use_fdpass, .spelling = "ProxyUseFdpass",
     .type = T::flag, .names = flag_names, .merge = M::first, .dump_place = 26, .fallback = "no"},
    {.keyword = K::pubkey_authentication, .spelling = "PubkeyAuthentication",
     .type = T::enumeration, .names = pubkey_names, .merge = M::first, .dump_place = 27,
     .fallback = "true"},
    {.keyword = K::request_tty, .spelling = "RequestTTY",
     .type = T::enumeration, .names = request_tty_names, .merge = M::first, .dump_place = 28,
     .fallback = "auto"},
    {.keyword = K::session_type, .spelling = "SessionType", .since = {8, 7},
     .type = T::enumeration, .names = session_type_names, .merge = M::first, .dump_place = 29,
     .fallback = "default", .influence = route},
    {.keyword = K::stdin_null, .spelling = "StdinNull", .since = {8, 7},
     .type = T::flag, .names = flag_names, .merge = M::first, .dump_place = 30, .fallback = "no"},
    {.keyword = K::fork_after_authentication, .spelling = "ForkAfterAuthentication",
     .since = {8, 7},
     .type = T::flag, .names = flag_names, .merge = M::first, .dump_place = 31, .fallback = "no",
     .influence = route},
    {.keyword = K::stream_local_bind_unlink, .spelling = "StreamLocalBindUnlink",
     .type = T::flag, .names = flag_names, .merge = M::first, .dump_place = 32, .fallback = "no"},
    {.keyword = K::strict_host_key_checking, .spelling = "StrictHostKeyChecking",
     .type = T::enumeration, .names = strict_checking_names, .merge = M::first, .dump_place = 33,
     .fallback = "ask"},
    {.keyword = K::tcp_keep_alive, .spelling = "TCPKeepAlive",
     .type = T::flag, .names = flag_names, .merge = M::first, .dump_place = 34, .fallback = "yes"},
    {.keyword = K::tunnel, .spelling = "Tunnel",
     .type = T::enumeration, .names = tunnel_names, .merge = M::first, .dump_place = 35,
     .fallback = "false"},
    {.keyword = K::verify_host_key_dns, .spelling = "VerifyHostKeyDNS",
     .type = T::enumeration, .names = ask_names, .merge = M::first, .dump_place = 36,
     .fallback = "false"},
    {.keyword = K::visual_host_key, .spelling = "VisualHostKey",
     .type = T::flag, .names = flag_names, .merge = M::first, .dump_place = 37, .fallback = "no"},
    {.keyword = K::update_host_keys, .spelling = "UpdateHostKeys",
     .type = T::enumeration, .names = ask_names, .merge = M::first, .dump_place = 38,
     .fallback = "true"},
    {.keyword = K::enable_escape_commandline, .spelling = "EnableEscapeCommandline",
     .since = {9, 2},
     .type = T::flag, .names = flag_names, .merge = M::first, .dump_place = 39, .fallback = "no"},
    {.keyword = K::warn_weak_crypto, .spelling = "WarnWeakCrypto", .since = {10, 1},
     .type = T::enumeration, .names = weak_crypto_names, .merge = M::first, .dump_place = 40,
     .fallback = "yes"},
    {.keyword = K::canonicalize_max_dots, .spelling = "CanonicalizeMaxDots",
     .type = T::integer, .merge = M::first, .dump_place = 41, .fallback = "1", .influence = route},
    {.keyword = K::connection_attempts, .spelling = "ConnectionAttempts",
     .type = T::integer, .merge = M::first, .dump_place = 42, .fallback = "1", .influence = route},
    {.keyword = K::forward_x11_timeout, .spelling = "ForwardX11Timeout",
     .type = T::time, .merge = M::first, .dump_place = 43, .fallback = "1200"},
    {.keyword = K::number_of_password_prompts, .spelling = "NumberOfPasswordPrompts",
     .type = T::integer, .merge = M::first, .dump_place = 44, .fallback = "3"},
    {.keyword = K::server_alive_count_max, .spelling = "ServerAliveCountMax",
     .type = T::integer, .merge = M::first, .dump_place = 45, .fallback = "3"},
    {.keyword = K::server_alive_interval, .spelling = "ServerAliveInterval",
     .type = T::time, .merge = M::first, .dump_place = 46, .fallback = "0"},
    {.keyword = K::required_rsa_size, .spelling = "RequiredRSASize", .since = {9, 1},
     .type = T::integer, .merge = M::first, .dump_place = 47, .fallback = "1024"},
    {.keyword = K::obscure_keystroke_timing, .spelling = "ObscureKeystrokeTiming", .since = {9, 5},
     .type = T::keystroke_timing, .merge = M::first, .dump_place = 48, .fallback = "yes"},
    {.keyword = K::bind_address, .spelling = "BindAddress",
     .type = T::text, .merge = M::first, .dump_place = 49},
    {.keyword = K::bind_interface, .spelling = "BindInterface", .since = {7, 7},
     .type = T::text, .merge = M::first, .dump_place = 50},
    {.keyword = K::ciphers, .spelling = "Ciphers",
     .type = T::ciphers, .merge = M::first, .dump_place = 51},
    {.keyword = K::control_path, .spelling = "ControlPath",
     .type = T::text_or_none, .merge = M::first, .tokens = all_tokens, .variables = V::braced,
     .expansion = X::before_dump, .dump_place = 52},
    {.keyword = K::host_key_algorithms, .spelling = "HostKeyAlgorithms",
     .type = T::key_types, .merge = M::first, .dump_place = 53},
    {.keyword = K::host_key_alias, .spelling = "HostKeyAlias",
     .type = T::text, .merge = M::first, .dump_place = 54, .influence = route},
    {.keyword = K::hostbased_accepted_algorithms, .spelling = "HostbasedAcceptedAlgorithms",
     .since = {8, 7},
     .type = T::key_types, .merge = M::first, .dump_place = 55},
    {.keyword = K::identity_agent, .spelling = "IdentityAgent", .since = {7, 3},
     .type = T::identity_agent, .merge = M::first, .tokens = all_tokens, .variables = V::either,
     .expansion = X::before_dump, .dump_place = 56},
    {.keyword = K::ignore_unknown, .spelling = "IgnoreUnknown",
     .type = T::text, .merge = M::first, .dump_place = 57, .influence = route},
    {.keyword = K::kbd_interactive_devices, .spelling = "KbdInteractiveDevices",
     .type = T::text, .merge = M::first, .dump_place = 58},
    {.keyword = K::kex_algorithms, .spelling = "KexAlgorithms",
     .type = T::kex_algorithms, .merge = M::first, .dump_place = 59},
    {.keyword = K::ca_signature_algorithms, .spelling = "CASignatureAlgorithms", .since = {7, 9},
     .type = T::ca_key_types, .merge = M::first, .dump_place = 60},
    {.keyword = K::local_command, .spelling = "LocalCommand",
     .type = T::command, .merge = M::first, .tokens = "%CdhijkLlnprTu", .expansion = X::at_connect,
     .dump_place = 61},
    {.keyword = K::remote_command, .spelling = "RemoteCommand", .since = {7, 6},
     .type = T::command, .merge = M::first, .tokens = all_tokens, .expansion = X::before_dump,
     .dump_place = 62, .influence = route},
    {.keyword = K::log_level, .spelling = "LogLevel",
     .type = T::log_level, .names = log_level_names, .merge = M::first, .dump_place = 63,
     .fallback = "INFO"},
    {.keyword = K::macs, .spelling = "MACs", .type = T::macs, .merge = M::first, .dump_place = 64},
    {.keyword = K::pkcs11_provider, .spelling = "PKCS11Provider",
     .type = T::text_or_none, .merge = M::first, .dump_place = 65},
    {.keyword = K::security_key_provider, .spelling = "SecurityKeyProvider", .since = {8, 2},
     .type = T::text_or_none, .merge = M::first, .variables = V::whole, .expansion = X::at_connect,
     .dump_place = 66, .fallback = "$SSH_SK_PROVIDER"},
    {.keyword = K::preferred_authentications, .spelling = "PreferredAuthentications",
     .type = T::text, .merge = M::first, .dump_place = 67},
    {.keyword = K::pubkey_accepted_algorithms, .spelling = "PubkeyAcceptedAlgorithms",
     .since = {8, 5},
     .type = T::key_types, .merge = M::first, .dump_place = 68},
    {.keyword = K::xauth_location, .spelling = "XAuthLocation",
     .type = T::text, .merge = M::first, .dump_place = 69, .fallback = "/usr/bin/xauth"},
    {.keyword = K::known_hosts_command, .spelling = "KnownHostsCommand", .since = {8, 5},
     .type = T::command, .merge = M::first, .tokens = "%CdfHhIijKkLlnprtu", .variables = V::braced,
     .expansion = X::at_connect, .dump_place = 70},
    {.keyword = K::tag, .spelling = "Tag", .since = {9, 4},
     .type = T::text, .merge = M::first, .dump_place = 71, .influence = route},
    {.keyword = K::version_addendum, .spelling = "VersionAddendum", .since = {10, 0},
     .type = T::version_addendum, .merge = M::first, .tokens = all_tokens, .variables = V::braced,
     .expansion = X::before_dump, .dump_place = 72},
    {.keyword = K::dynamic_forward, .spelling = "DynamicForward",
     .type = T::dynamic_forward, .merge = M::append, .tokens = all_tokens, .variables = V::braced,
     .expansion = X::before_dump, .dump_place = 73},
    {.keyword = K::local_forward, .spelling = "LocalForward",
     .type = T::local_forward, .merge = M::append, .tokens = all_tokens, .variables = V::braced,
     .expansion = X::before_dump, .dump_place = 74},
    {.keyword = K::remote_forward, .spelling = "RemoteForward",
     .type = T::remote_forward, .merge = M::append, .tokens = all_tokens, .variables = V::braced,
     .expansion = X::before_dump, .dump_place = 75},
    {.keyword = K::identity_file, .spelling = "IdentityFile",
     .type = T::text, .merge = M::append, .tokens = all_tokens, .variables = V::braced,
     .expansion = X::at_connect, .dump_place = 76, .influence = route},
    {.keyword = K::canonical_domains, .spelling = "CanonicalDomains",
     .type = T::domains, .merge = M::list_first, .dump_place = 77, .fallback = "none",
     .influence = route},
    {.keyword = K::certificate_file, .spelling = "CertificateFile",
     .type = T::text, .merge = M::append, .tokens = all_tokens, .variables = V::braced,
     .expansion = X::at_connect, .dump_place = 78, .influence = route},
    {.keyword = K::global_known_hosts_file, .spelling = "GlobalKnownHostsFile",
     .type = T::known_hosts_paths, .merge = M::list_first, .expansion = X::at_connect,
     .dump_place = 79, .fallback = "/etc/ssh/ssh_known_hosts /etc/ssh/ssh_known_hosts2"},
    {.keyword = K::user_known_hosts_file, .spelling = "UserKnownHostsFile",
     .type = T::known_hosts_paths, .merge = M::list_first, .tokens = all_tokens,
     .variables = V::braced, .expansion = X::before_dump, .dump_place = 80},
    {.keyword = K::revoked_host_keys, .spelling = "RevokedHostKeys",
     .type = T::revoked_keys_paths, .merge = M::list_first, .tokens = all_tokens,
     .variables = V::braced, .expansion = X::before_dump, .dump_place = 81, .fallback = "none"},
    {.keyword = K::send_env, .spelling = "SendEnv",
     .type = T::environment_patterns, .merge = M::append_all, .dump_place = 82},
    {.keyword = K::set_env, .spelling = "SetEnv", .since = {7, 8},
     .type = T::environment, .merge = M::list_first, .tokens = all_tokens, .variables = V::braced,
     .expansion = X::before_dump, .dump_place = 83},
    {.keyword = K::log_verbose, .spelling = "LogVerbose", .since = {8, 5},
     .type = T::log_locations, .merge = M::list_first, .dump_place = 84, .fallback = "none"},
    {.keyword = K::channel_timeout, .spelling = "ChannelTimeout", .since = {9, 6},
     .type = T::channel_timeouts, .merge = M::list_first, .dump_place = 85, .fallback = "none"},
    {.keyword = K::permit_remote_open, .spelling = "PermitRemoteOpen", .since = {8, 5},
     .type = T::permitted_opens, .merge = M::list_first, .dump_place = 86, .fallback = "any"},
    {.keyword = K::add_keys_to_agent, .spelling = "AddKeysToAgent",
     .type = T::keys_to_agent, .merge = M::first, .dump_place = 87, .fallback = "false"},
    {.keyword = K::forward_agent, .spelling = "ForwardAgent",
     .type = T::forward_agent, .merge = M::pair, .tokens = all_tokens, .variables = V::either,
     .expansion = X::before_dump, .dump_place = 88, .fallback = "no"},
    {.keyword = K::connect_timeout, .spelling = "ConnectTimeout",
     .type = T::time, .merge = M::first, .dump_place = 89, .fallback = "none"},
    {.keyword = K::tunnel_device, .spelling = "TunnelDevice",
     .type = T::tunnel_device, .merge = M::first, .dump_place = 90, .fallback = "any:any"},
    {.keyword = K::canonicalize_permitted_cnames, .spelling = "CanonicalizePermittedCNAMEs",
     .type = T::cname_rules, .merge = M::list_first, .dump_place = 91, .fallback = "none",
     .influence = route},
    {.keyword = K::control_persist, .spelling = "ControlPersist",
     .type = T::control_persist, .merge = M::first, .dump_place = 92, .fallback = "no"},
    {.keyword = K::escape_char, .spelling = "EscapeChar",
     .type = T::escape_character, .merge = M::first, .dump_place = 93, .fallback = "~"},
    {.keyword = K::ip_qos, .spelling = "IPQoS",
     .type = T::qos, .merge = M::first, .dump_place = 94, .fallback = "ef cs0"},
    {.keyword = K::rekey_limit, .spelling = "RekeyLimit",
     .type = T::rekey_limit, .merge = M::pair, .dump_place = 95, .fallback = "0 0"},
    {.keyword = K::stream_local_bind_mask, .spelling = "StreamLocalBindMask",
     .type = T::octal_mask, .merge = M::last_anywhere, .dump_place = 96, .fallback = "0177"},
    {.keyword = K::syslog_facility, .spelling = "SyslogFacility", .since = {7, 6},
     .type = T::log_facility, .names = log_facility_names, .merge = M::first_anywhere,
     .dump_place = 97, .fallback = "USER"},
    {.keyword = K::proxy_command, .spelling = "ProxyCommand",
     .type = T::command, .merge = M::first, .tokens = proxy_tokens, .expansion = X::at_connect,
     .dump_place = 98, .influence = route},
    {.keyword = K::proxy_jump, .spelling = "ProxyJump", .since = {7, 3},
     .type = T::jump_list, .merge = M::first, .tokens = proxy_tokens, .expansion = X::at_connect,
     .dump_place = 98, .influence = route},
    {.keyword = K::refuse_connection, .spelling = "RefuseConnection", .since = {10, 1},
     .type = T::text, .merge = M::action, .influence = route},
    {.keyword = K::protocol, .spelling = "Protocol", .status = Status::ignored, .type = T::unread},
    {.keyword = K::cipher, .spelling = "Cipher", .status = Status::deprecated, .type = T::unread},
    {.keyword = K::fall_back_to_rsh, .spelling = "FallBackToRsh", .status = Status::deprecated,
     .type = T::unread},
    {.keyword = K::global_known_hosts_file2, .spelling = "GlobalKnownHostsFile2",
     .status = Status::deprecated,
     .type = T::unread},
    {.keyword = K::rhosts_authentication, .spelling = "RhostsAuthentication",
     .status = Status::deprecated,
     .type = T::unread},
    {.keyword = K::user_known_hosts_file2, .spelling = "UserKnownHostsFile2",
     .status = Status::deprecated,
     .type = T::unread},
    {.keyword = K::use_roaming, .spelling = "UseRoaming", .status = Status::deprecated,
     .type = T::unread},
    {.keyword = K::use_rsh, .spelling = "UseRsh", .status = Status::deprecated, .type = T::unread},
    {.keyword = K::use_privileged_port, .spelling = "UsePrivilegedPort",
     .status = Status::deprecated,
     .type = T::unread},
    {.keyword = K::afs_token_passing, .spelling = "AFSTokenPassing", .status = Status::unsupported,
     .type = T::unread},
    {.keyword = K::kerberos_authentication, .spelling = "KerberosAuthentication",
     .status = Status::unsupported,
     .type = T::unread},
    {.keyword = K::kerberos_tgt_passing, .spelling = "KerberosTgtPassing",
     .status = Status::unsupported,
     .type = T::unread},
    {.keyword = K::rsa_authentication, .spelling = "RSAAuthentication",
     .status = Status::unsupported,
     .type = T::unread},
    {.keyword = K::rhosts_rsa_authentication, .spelling = "RhostsRSAAuthentication",
     .status = Status::unsupported,
     .type = T::unread},
    {.keyword = K::compression_level, .spelling = "CompressionLevel", .status = Status::unsupported,
     .type = T::unread},
}};

constexpr std::array aliases{
    KeywordAlias{"IdentityFile2", K::identity_file},
    KeywordAlias{"KeepAlive", K::tcp_keep_alive},
    KeywordAlias{"DSAAuthentication", K::pubkey_authentication},
    KeywordAlias{"SmartcardDevice", K::pkcs11_provider},
    KeywordAlias{"PubkeyAcceptedKeyTypes", K::pubkey_accepted_algorithms},
    KeywordAlias{"HostbasedKeyTypes", K::hostbased_accepted_algorithms},
    KeywordAlias{"HostbasedAlgorithms", K::hostbased_accepted_algorithms, {8, 5}, Release{8, 7}},
    KeywordAlias{"ChallengeResponseAuthentication", K::kbd_interactive_authentication},
    KeywordAlias{"TISAuthentication", K::kbd_interactive_authentication},
    KeywordAlias{"SkeyAuthentication", K::kbd_interactive_authentication, {7, 2}, Release{7, 8}},
    KeywordAlias{"SkeyAuthentication", K::kbd_interactive_authentication, {7, 8}, Release{8, 7},
                 Vendor::upstream, Status::unsupported},
    KeywordAlias{"SkeyAuthentication", K::kbd_interactive_authentication, {8, 7}},
    KeywordAlias{"ProtocolKeepAlives", K::server_alive_interval, {7, 2}, {}, Vendor::debian},
    KeywordAlias{"SetupTimeOut", K::server_alive_interval, {7, 2}, {}, Vendor::debian},
};

// clang-format on

constexpr bool rows_are_in_order() {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].keyword != static_cast<Keyword>(i)) return false;
    }
    return true;
}
static_assert(rows_are_in_order(), "describe() takes the enumerator for the row's number");

constexpr std::size_t longest_spelling = 33;

struct LowerName {
    std::array<char, longest_spelling> text{};
    std::size_t size = 0;

    [[nodiscard]] constexpr std::string_view view() const { return {text.data(), size}; }
};

constexpr LowerName lowered(std::string_view spelling) {
    LowerName name;
    for (const char c : spelling) {
        const bool upper = c >= 'A' && c <= 'Z';
        name.text.at(name.size++) = upper ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return name;
}

/// A spelling in lower case: of a row, or of an alias if the number is beyond the rows.
struct IndexEntry {
    LowerName name;
    std::size_t number = 0;
};

constexpr auto sorted_index() {
    std::array<IndexEntry, rows.size() + aliases.size()> index;
    for (std::size_t i = 0; i < index.size(); ++i) {
        const bool alias = i >= rows.size();
        index[i] = {lowered(alias ? aliases[i - rows.size()].spelling : rows[i].spelling), i};
    }
    std::ranges::sort(index, {}, [](const IndexEntry& entry) {
        return std::pair{entry.name.view(), entry.number};
    });
    return index;
}

constexpr auto dumped_names() {
    std::array<LowerName, keyword_count> names;
    std::ranges::transform(rows, names.begin(), lowered, &KeywordInfo::spelling);
    return names;
}

constexpr auto spelling_index = sorted_index();
constexpr auto lower_names = dumped_names();

/// The entries of a spelling: one, or several of an alias with a history.
std::span<const IndexEntry> entries_of(std::string_view lower_case_spelling) {
    const auto found = std::ranges::equal_range(
        spelling_index, lower_case_spelling, {}, [](const IndexEntry& e) { return e.name.view(); });
    return {found.begin(), found.end()};
}

bool holds_in(Release since, std::optional<Release> until, Release release) {
    return since <= release && (!until || release < *until);
}

std::optional<Status> row_status(const KeywordInfo& row, Release release, Vendor vendor) {
    const bool missing = row.vendor == Vendor::debian && vendor != Vendor::debian;
    if (missing || !holds_in(row.since, row.until, release)) return std::nullopt;
    if (row.build == Build::gssapi && vendor != Vendor::debian) return Status::unsupported;
    // Its only change of standing in the releases that are known.
    const bool still_port = row.keyword == K::use_privileged_port && release < Release{7, 8};
    return still_port ? Status::supported : row.status;
}

std::optional<Status> alias_status(const KeywordAlias& alias, Release release, Vendor vendor) {
    const bool missing = alias.vendor == Vendor::debian && vendor != Vendor::debian;
    if (missing || !holds_in(alias.since, alias.until, release)) return std::nullopt;
    return alias.status;
}

}  // namespace

std::span<const KeywordInfo> keyword_table() { return rows; }

std::span<const KeywordAlias> keyword_aliases() { return aliases; }

const KeywordInfo& describe(Keyword keyword) { return rows[static_cast<std::size_t>(keyword)]; }

const KeywordInfo* find_keyword(std::string_view lower_case_spelling) {
    const std::span<const IndexEntry> entries = entries_of(lower_case_spelling);
    if (entries.empty()) return nullptr;
    const std::size_t number = entries.front().number;
    return number < rows.size() ? &rows[number] : &describe(aliases[number - rows.size()].keyword);
}

std::optional<Status> status_in(std::string_view lower_case_spelling,
                                Release release,
                                Vendor vendor) {
    for (const IndexEntry& entry : entries_of(lower_case_spelling)) {
        const std::optional<Status> status =
            entry.number < rows.size()
                ? row_status(rows[entry.number], release, vendor)
                : alias_status(aliases[entry.number - rows.size()], release, vendor);
        if (status) return status;
    }
    return std::nullopt;
}

std::string_view lower_spelling(Keyword keyword) {
    // dump_client_config spells this one itself.
    if (keyword == K::canonicalize_permitted_cnames) return "canonicalizePermittedcnames";
    return lower_names[static_cast<std::size_t>(keyword)].view();
}

}  // namespace sshplan
