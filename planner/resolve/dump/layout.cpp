#include "planner/resolve/dump/layout.hpp"

#include <array>

namespace sshplan {

namespace {

using K = Keyword;
using enum LineForm;
using Row = LayoutRow;

// clang-format off

constexpr std::array layout{
    Row{K::host, value, {.since = {9, 2}}},
    Row{K::user},
    Row{K::hostname},
    Row{K::port},

    Row{K::add_keys_to_agent, value, {.since = {7, 8}, .until = {8, 4}}},
    Row{K::address_family},
    Row{K::batch_mode},
    Row{K::canonicalize_fallback_local},
    Row{K::canonicalize_hostname},
    Row{K::challenge_response_authentication, value, {.until = {8, 7}}},
    Row{K::check_host_ip},
    Row{K::compression},
    Row{K::control_master},
    Row{K::enable_ssh_keysign},
    Row{K::clear_all_forwardings},
    Row{K::exit_on_forward_failure},
    Row{K::fingerprint_hash},
    Row{K::forward_agent, value, {.until = {8, 2}}},
    Row{K::forward_x11},
    Row{K::forward_x11_trusted},
    Row{K::gateway_ports},
    Row{K::gssapi_authentication, value, {}, {}, Part::gssapi},
    Row{K::gssapi_key_exchange, value, {.vendor = Vendor::debian}, {}, Part::gssapi},
    Row{K::gssapi_delegate_credentials, value, {}, {}, Part::gssapi},
    Row{K::gssapi_trust_dns, value, {.vendor = Vendor::debian}, {}, Part::gssapi},
    Row{K::gssapi_renewal_forces_rekey, value, {.vendor = Vendor::debian}, {}, Part::gssapi},
    Row{K::gssapi_client_identity, value, {.vendor = Vendor::debian}, {}, Part::gssapi},
    Row{K::gssapi_server_identity, value, {.vendor = Vendor::debian}, {}, Part::gssapi},
    Row{K::gssapi_kex_algorithms, value, {.vendor = Vendor::debian}, {}, Part::gssapi},
    Row{K::hash_known_hosts},
    Row{K::hostbased_authentication},
    Row{K::identities_only},
    Row{K::kbd_interactive_authentication},
    Row{K::no_host_authentication_for_localhost},
    Row{K::password_authentication},
    Row{K::permit_local_command},
    Row{K::proxy_use_fdpass},
    Row{K::pubkey_authentication},
    Row{K::request_tty},
    Row{K::session_type, value, {.since = {8, 7}}},
    Row{K::stdin_null, value, {.since = {8, 7}}},
    Row{K::fork_after_authentication, value, {.since = {8, 7}}},
    Row{K::stream_local_bind_unlink},
    Row{K::strict_host_key_checking},
    Row{K::tcp_keep_alive},
    Row{K::tunnel},
    Row{K::use_privileged_port, value, {.until = {7, 8}}},
    Row{K::verify_host_key_dns},
    Row{K::visual_host_key},
    Row{K::update_host_keys},
    Row{K::enable_escape_commandline, value, {.since = {9, 2}}},
    Row{K::warn_weak_crypto, value, {.since = {10, 1}}},

    Row{K::canonicalize_max_dots},
    Row{K::connection_attempts},
    Row{K::forward_x11_timeout},
    Row{K::number_of_password_prompts},
    Row{K::server_alive_count_max},
    Row{K::server_alive_interval},
    Row{K::required_rsa_size, value, {.since = {9, 1}}},
    Row{K::obscure_keystroke_timing, value, {.since = {9, 5}}},

    Row{K::bind_address},
    Row{K::bind_interface, value, {.since = {7, 7}}},
    Row{K::ciphers},
    Row{K::control_path},
    Row{K::host_key_algorithms},
    Row{K::host_key_alias},
    Row{K::hostbased_accepted_algorithms, value, {.until = {8, 5}}, "hostbasedkeytypes"},
    Row{K::hostbased_accepted_algorithms, value, {.since = {8, 5}, .until = {8, 7}},
        "hostbasedalgorithms"},
    Row{K::hostbased_accepted_algorithms, value, {.since = {8, 7}}},
    Row{K::identity_agent},
    Row{K::ignore_unknown, value, {.since = {7, 8}}},
    Row{K::kbd_interactive_devices},
    Row{K::kex_algorithms},
    Row{K::ca_signature_algorithms, value, {.since = {7, 9}}},
    Row{K::local_command},
    Row{K::remote_command},
    Row{K::log_level},
    Row{K::macs},
    Row{K::pkcs11_provider, value, {.until = {8, 0}}, "smartcarddevice", Part::pkcs11},
    Row{K::pkcs11_provider, value, {.since = {8, 0}}, {}, Part::pkcs11},
    Row{K::security_key_provider, value, {.since = {8, 2}}},
    Row{K::preferred_authentications},
    Row{K::pubkey_accepted_algorithms, value, {.until = {8, 5}}, "pubkeyacceptedkeytypes"},
    Row{K::pubkey_accepted_algorithms, value, {.since = {8, 5}}},
    Row{K::revoked_host_keys, value, {.until = {10, 3}}},
    Row{K::xauth_location},
    Row{K::known_hosts_command, value, {.since = {8, 5}}},
    Row{K::tag, value, {.since = {9, 4}}},
    Row{K::version_addendum, value, {.since = {10, 0}}},

    Row{K::dynamic_forward, lines},
    Row{K::local_forward, lines},
    Row{K::remote_forward, lines},

    Row{K::identity_file, lines},
    Row{K::canonical_domains, words, {.until = {8, 7}}},
    Row{K::canonical_domains, words_or_none, {.since = {8, 7}}},
    Row{K::certificate_file, lines, {.since = {7, 8}}},
    Row{K::global_known_hosts_file, words, {.until = {8, 7}}},
    Row{K::global_known_hosts_file, words_or_none, {.since = {8, 7}}},
    Row{K::user_known_hosts_file, words, {.until = {8, 7}}},
    Row{K::user_known_hosts_file, words_or_none, {.since = {8, 7}}},
    Row{K::revoked_host_keys, words_or_none, {.since = {10, 3}}},
    Row{K::send_env, lines},
    Row{K::set_env, lines, {.since = {7, 8}}},
    Row{K::log_verbose, words, {.since = {8, 5}, .until = {8, 7}}},
    Row{K::log_verbose, words_or_none, {.since = {8, 7}}},
    Row{K::channel_timeout, words_or_none, {.since = {9, 6}}},

    Row{K::permit_remote_open, words, {.since = {8, 5}}},
    Row{K::add_keys_to_agent, value, {.since = {8, 4}}},
    Row{K::forward_agent, value, {.since = {8, 2}}},
    Row{K::connect_timeout},
    Row{K::tunnel_device},
    Row{K::canonicalize_permitted_cnames, words_if_any, {.until = {8, 8}}},
    Row{K::canonicalize_permitted_cnames, words_or_none, {.since = {8, 8}}},
    Row{K::control_persist},
    Row{K::escape_char},
    Row{K::ip_qos},
    Row{K::rekey_limit},
    Row{K::stream_local_bind_mask},
    Row{K::syslog_facility, value, {.since = {7, 8}}},
    Row{K::proxy_command, proxy},
};

// clang-format on

}  // namespace

std::span<const LayoutRow> dump_layout() { return layout; }

}  // namespace sshplan
