#include "planner/lint/all_rules.hpp"

#include <algorithm>
#include <array>

#include "parser/config/pattern.hpp"

namespace sshplan {

// One line for each file in planner/lint/rules/, in the same order.
extern const Rule exe001_exec_no_timeout;
extern const Rule exe002_exec_before_guard;
extern const Rule exe004_exec_in_inactive_include;
extern const Rule exe005_exec_runs_twice;
extern const Rule exe009_proxycommand_exec_prefix;
extern const Rule exe010_knownhostscommand_shellism;
extern const Rule exe013_recipe_without_destination;
extern const Rule exe014_recipe_without_program;
extern const Rule exe015_words_after_destination_are_a_command;
extern const Rule exe016_dash_w_lower_case;
extern const Rule exe017_shell_as_transport;
extern const Rule exe018_bad_stdio_target;
extern const Rule exe019_recipe_wholly_quoted;
extern const Rule exe020_recipe_lets_nothing_through;
extern const Rule mig001_netcat_proxycommand;
extern const Rule mig002_dash_w;
extern const Rule mig004_dev_tcp;
extern const Rule mig005_recursive_sed;
extern const Rule mig006_options_lost;
extern const Rule mig008_http_socks_proxy;
extern const Rule net001_jump_cycle;
extern const Rule net002_jump_self;
extern const Rule net003_inner_hop_jump_ignored;
extern const Rule net004_first_hop_extended;
extern const Rule net005_hop_user;
extern const Rule net006_controlpath_route_blind;
extern const Rule net007_probe_mismatch;
extern const Rule net009_proxycommand_loses_f;
extern const Rule net011_direct_fallback;
extern const Rule por001_keyword_too_new;
extern const Rule por002_criterion_too_new;
extern const Rule por003_value_or_token_too_new;
extern const Rule por004_trailing_comment_too_new;
extern const Rule por005_match_quoting_too_new;
extern const Rule por006_usekeychain_without_ignoreunknown;
extern const Rule por007_distro_only_keyword;
extern const Rule por009_removed_ignored;
extern const Rule rep001_unreferenced_file;
extern const Rule rep002_symlink_escapes;
extern const Rule rep004_unused_suppression;
extern const Rule rep005_policy_failed;
extern const Rule rep007_loosened_judge;
extern const Rule sec001_token_in_shell;
extern const Rule sec002_stricthostkeychecking_off;
extern const Rule sec003_known_hosts_discarded;
extern const Rule sec004_forwardagent_wildcard;
extern const Rule sec005_forwardagent_via_hop;
extern const Rule sec006_forwardx11_trusted;
extern const Rule sec007_forwardx11_wildcard;
extern const Rule sec008_weak_algorithm;
extern const Rule sec010_permit_local_command;
extern const Rule sec012_writable_config;
extern const Rule sec014_controlpath_shared_dir;
extern const Rule sec016_sendenv_secrets;
extern const Rule sec018_verifyhostkeydns;
extern const Rule sec019_canonicalize_leaks_dns;
extern const Rule sec026_forward_bind_wide;
extern const Rule sec032_hidden_characters;
extern const Rule sec033_include_untrusted_place;
extern const Rule sec034_ignoreunknown_star;
extern const Rule sec035_proxyjump_metachars;
extern const Rule sec042_download_and_run;
extern const Rule sec043_catastrophic_pattern;
extern const Rule sec046_runs_code;
extern const Rule sem001_shadowed_setting;
extern const Rule sem002_host_star_first;
extern const Rule sem003_negation_only;
extern const Rule sem004_comma_in_host;
extern const Rule sem005_duplicate_host_block;
extern const Rule sem006_unreachable_match;
extern const Rule sem007_include_swallowed;
extern const Rule sem008_include_inside_host_disjoint;
extern const Rule sem009_include_no_match;
extern const Rule sem010_include_relative;
extern const Rule sem011_include_directory;
extern const Rule sem013_host_case;
extern const Rule sem015_final_pass_leak;
extern const Rule sem016_match_host_before_hostname;
extern const Rule sem017_match_user_before_user;
extern const Rule sem018_match_tagged_before_tag;
extern const Rule sem019_canonical_without_canonicalize;
extern const Rule sem022_identityfile_accumulates;
extern const Rule sem024_list_not_merged;
extern const Rule sem026_none_with_comment;
extern const Rule sem028_proxyjump_proxycommand_shadow;
extern const Rule sem029_proxyjump_none_not_enough;
extern const Rule sem030_leaky_keyword;
extern const Rule sem034_value_taken_as_path;
extern const Rule sem042_hostkeyalias_wildcard;
extern const Rule sem047_user_or_port_in_hostname;
extern const Rule sem048_jump_target_undefined;
extern const Rule sem051_onion_off_tor;
extern const Rule syn001_unknown_keyword;
extern const Rule syn002_missing_argument;
extern const Rule syn003_extra_arguments;
extern const Rule syn004_unbalanced_quote;
extern const Rule syn005_bad_value;
extern const Rule syn006_bad_number_time_port;
extern const Rule syn007_unknown_algorithm;
extern const Rule syn008_bad_match;
extern const Rule syn009_match_all_combined;
extern const Rule syn010_match_sessiontype_equals;
extern const Rule syn011_bad_cidr;
extern const Rule syn012_invalid_token;
extern const Rule syn013_undefined_env;
extern const Rule syn014_bom;
extern const Rule syn015_utf16_or_nul;
extern const Rule syn016_exotic_whitespace;
extern const Rule syn017_smart_quotes;
extern const Rule syn018_line_endings;
extern const Rule syn019_include_cycle;
extern const Rule syn020_include_bad_permissions;
extern const Rule syn021_include_tilde_in_system_file;
extern const Rule syn022_include_unreadable;
extern const Rule syn023_too_many_entries;
extern const Rule syn024_bad_forward;
extern const Rule syn025_bad_proxyjump;
extern const Rule syn026_none_not_alone;
extern const Rule syn027_unsupported_option;
extern const Rule syn028_host_empty_pattern;
extern const Rule syn029_overlong_pattern;

namespace {

constexpr std::array rules{
    &exe001_exec_no_timeout,
    &exe002_exec_before_guard,
    &exe004_exec_in_inactive_include,
    &exe005_exec_runs_twice,
    &exe009_proxycommand_exec_prefix,
    &exe010_knownhostscommand_shellism,
    &exe013_recipe_without_destination,
    &exe014_recipe_without_program,
    &exe015_words_after_destination_are_a_command,
    &exe016_dash_w_lower_case,
    &exe017_shell_as_transport,
    &exe018_bad_stdio_target,
    &exe019_recipe_wholly_quoted,
    &exe020_recipe_lets_nothing_through,
    &mig001_netcat_proxycommand,
    &mig002_dash_w,
    &mig004_dev_tcp,
    &mig005_recursive_sed,
    &mig006_options_lost,
    &mig008_http_socks_proxy,
    &net001_jump_cycle,
    &net002_jump_self,
    &net003_inner_hop_jump_ignored,
    &net004_first_hop_extended,
    &net005_hop_user,
    &net006_controlpath_route_blind,
    &net007_probe_mismatch,
    &net009_proxycommand_loses_f,
    &net011_direct_fallback,
    &por001_keyword_too_new,
    &por002_criterion_too_new,
    &por003_value_or_token_too_new,
    &por004_trailing_comment_too_new,
    &por005_match_quoting_too_new,
    &por006_usekeychain_without_ignoreunknown,
    &por007_distro_only_keyword,
    &por009_removed_ignored,
    &rep001_unreferenced_file,
    &rep002_symlink_escapes,
    &rep004_unused_suppression,
    &rep005_policy_failed,
    &rep007_loosened_judge,
    &sec001_token_in_shell,
    &sec002_stricthostkeychecking_off,
    &sec003_known_hosts_discarded,
    &sec004_forwardagent_wildcard,
    &sec005_forwardagent_via_hop,
    &sec006_forwardx11_trusted,
    &sec007_forwardx11_wildcard,
    &sec008_weak_algorithm,
    &sec010_permit_local_command,
    &sec012_writable_config,
    &sec014_controlpath_shared_dir,
    &sec016_sendenv_secrets,
    &sec018_verifyhostkeydns,
    &sec019_canonicalize_leaks_dns,
    &sec026_forward_bind_wide,
    &sec032_hidden_characters,
    &sec033_include_untrusted_place,
    &sec034_ignoreunknown_star,
    &sec035_proxyjump_metachars,
    &sec042_download_and_run,
    &sec043_catastrophic_pattern,
    &sec046_runs_code,
    &sem001_shadowed_setting,
    &sem002_host_star_first,
    &sem003_negation_only,
    &sem004_comma_in_host,
    &sem005_duplicate_host_block,
    &sem006_unreachable_match,
    &sem007_include_swallowed,
    &sem008_include_inside_host_disjoint,
    &sem009_include_no_match,
    &sem010_include_relative,
    &sem011_include_directory,
    &sem013_host_case,
    &sem015_final_pass_leak,
    &sem016_match_host_before_hostname,
    &sem017_match_user_before_user,
    &sem018_match_tagged_before_tag,
    &sem019_canonical_without_canonicalize,
    &sem022_identityfile_accumulates,
    &sem024_list_not_merged,
    &sem026_none_with_comment,
    &sem028_proxyjump_proxycommand_shadow,
    &sem029_proxyjump_none_not_enough,
    &sem030_leaky_keyword,
    &sem034_value_taken_as_path,
    &sem042_hostkeyalias_wildcard,
    &sem047_user_or_port_in_hostname,
    &sem048_jump_target_undefined,
    &sem051_onion_off_tor,
    &syn001_unknown_keyword,
    &syn002_missing_argument,
    &syn003_extra_arguments,
    &syn004_unbalanced_quote,
    &syn005_bad_value,
    &syn006_bad_number_time_port,
    &syn007_unknown_algorithm,
    &syn008_bad_match,
    &syn009_match_all_combined,
    &syn010_match_sessiontype_equals,
    &syn011_bad_cidr,
    &syn012_invalid_token,
    &syn013_undefined_env,
    &syn014_bom,
    &syn015_utf16_or_nul,
    &syn016_exotic_whitespace,
    &syn017_smart_quotes,
    &syn018_line_endings,
    &syn019_include_cycle,
    &syn020_include_bad_permissions,
    &syn021_include_tilde_in_system_file,
    &syn022_include_unreadable,
    &syn023_too_many_entries,
    &syn024_bad_forward,
    &syn025_bad_proxyjump,
    &syn026_none_not_alone,
    &syn027_unsupported_option,
    &syn028_host_empty_pattern,
    &syn029_overlong_pattern,
};

}  // namespace

std::span<const Rule* const> all_rules() { return rules; }

const Rule* find_rule(std::string_view id_or_name) {
    const auto* const found = std::ranges::find_if(rules, [&](const Rule* rule) {
        return equals_ignoring_case(rule->id, id_or_name) || rule->name == id_or_name;
    });
    return found == rules.end() ? nullptr : *found;
}

std::string_view name_of(Precision precision) {
    constexpr std::array<std::string_view, 4> names{"very-high", "high", "medium", "low"};
    return names[static_cast<std::size_t>(precision)];
}

bool is_security(const Rule& rule) { return rule.id.starts_with("SEC"); }

bool is_for_the_judge_alone(const Rule& rule) {
    constexpr std::array<std::string_view, 3> others{"REP002", "REP005", "REP007"};
    return is_security(rule) || std::ranges::find(others, rule.id) != others.end();
}

}  // namespace sshplan
