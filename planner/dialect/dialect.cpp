#include "planner/dialect/dialect.hpp"

#include <array>
#include <charconv>

#include <fmt/format.h>

namespace sshplan {

namespace {

using enum Difference;

/// A difference, and the releases that have it: from `since` up to, but without, `until`.
struct UpstreamSpan {
    Difference difference;
    Release since;
    Release until{99, 0};
};

/// The same for the revisions deb12uN of Debian's 9.2.
struct DebianSpan {
    Difference difference;
    int since = 0;
    int until = 999;
};

constexpr std::array upstream_spans{
    UpstreamSpan{long_lines_read, {7, 8}},
    UpstreamSpan{jump_none, {7, 8}},
    UpstreamSpan{environment_names_removed, {7, 8}},
    UpstreamSpan{low_ports_forwarded, {7, 8}},
    UpstreamSpan{services_named, {7, 9}},
    UpstreamSpan{agent_names_checked, {7, 9}},
    UpstreamSpan{match_final, {8, 0}},
    UpstreamSpan{lists_resolve_patterns, {8, 0}},
    UpstreamSpan{macs_in_capitals, {8, 0}},
    UpstreamSpan{lists_take_carets, {8, 1}},
    UpstreamSpan{default_lists_filtered, {8, 2}},
    UpstreamSpan{agent_forwarded_from_paths, {8, 2}},
    UpstreamSpan{jump_loop_refused, {8, 3}},
    UpstreamSpan{jump_loop_compares_user, {8, 4}},
    UpstreamSpan{bad_tokens_said_twice, {8, 4}},
    UpstreamSpan{time_units_end, {8, 4}},
    UpstreamSpan{key_updates_need_ears, {8, 4}},
    UpstreamSpan{agent_keys_expire, {8, 4}},
    UpstreamSpan{comments_cut_lines, {8, 5}, {8, 7}},
    UpstreamSpan{match_comments, {8, 5}},
    UpstreamSpan{failed_with_colon, {8, 5}},
    UpstreamSpan{known_hosts_none_alone, {8, 5}},
    UpstreamSpan{jump_uri_read, {8, 5}},
    UpstreamSpan{times_fit_integers, {8, 5}},
    UpstreamSpan{bad_lists_forgiven, {8, 5}, {10, 4}},
    UpstreamSpan{agent_socket_looked_for, {8, 5}},
    UpstreamSpan{value_errors_counted, {8, 5}},
    UpstreamSpan{lines_tokenised, {8, 7}},
    UpstreamSpan{dangling_includes_ignored, {8, 7}},
    UpstreamSpan{jump_comment_cut, {8, 7}},
    UpstreamSpan{session_types_conflict, {8, 7}},
    UpstreamSpan{cname_rules_may_be_none, {8, 8}},
    UpstreamSpan{tilde_names_users, {8, 9}},
    UpstreamSpan{jump_slash_refused, {8, 9}},
    UpstreamSpan{environment_names_once, {9, 1}},
    UpstreamSpan{opens_lose_first_word, {8, 7}, {9, 2}},
    UpstreamSpan{opens_checked_alike, {9, 2}},
    UpstreamSpan{match_local_network, {9, 4}},
    UpstreamSpan{jump_none_is_direct, {9, 4}},
    UpstreamSpan{stdio_to_sockets, {9, 4}},
    UpstreamSpan{certificates_sign_nothing, {9, 4}},
    UpstreamSpan{hash_has_jump_host, {9, 6}},
    UpstreamSpan{names_validated, {9, 6}},
    UpstreamSpan{user_checked_early, {9, 6}, {10, 0}},
    UpstreamSpan{lists_need_a_word, {9, 7}},
    UpstreamSpan{numbers_strict, {9, 8}},
    UpstreamSpan{qos_decimal_only, {9, 8}},
    UpstreamSpan{include_tokens, {9, 9}},
    UpstreamSpan{compression_unnamed, {9, 9}, {10, 0}},
    UpstreamSpan{match_line_in_words, {9, 9}},
    UpstreamSpan{compressing_unnamed, {10, 0}},
    UpstreamSpan{match_command, {10, 0}},
    UpstreamSpan{user_expanded, {10, 0}},
    UpstreamSpan{comma_refused, {10, 0}},
    UpstreamSpan{domain_may_lead_underscore, {10, 0}},
    UpstreamSpan{negated_final_asks_nothing, {10, 1}},
    UpstreamSpan{command_line_user_literal, {10, 1}},
    UpstreamSpan{typed_user_checked_late, {10, 1}},
    UpstreamSpan{jump_keeps_blanks, {10, 1}},
    UpstreamSpan{control_refused, {10, 1}},
    UpstreamSpan{uri_nul_refused, {10, 1}},
    UpstreamSpan{qos_legacy_means_none, {10, 1}},
    UpstreamSpan{pkcs11_without_openssl, {10, 1}},
    UpstreamSpan{proxy_first_wins, {10, 3}},
    UpstreamSpan{jump_validated, {10, 3}},
    UpstreamSpan{user_checked_early, {10, 3}},
    UpstreamSpan{user_checked_before_host, {10, 3}},
    UpstreamSpan{times_fractional, {10, 3}},
    UpstreamSpan{revoked_keys_list, {10, 3}},
    UpstreamSpan{cname_lower_cased, {10, 4}},
    UpstreamSpan{match_option_named, {10, 4}},
    UpstreamSpan{no_empty_first_cipher, {10, 4}},
};

constexpr std::array debian_spans{
    DebianSpan{private_group_may_write},
    DebianSpan{batches_keep_alive},
    DebianSpan{names_validated, 2},
    DebianSpan{user_checked_early, 2, 8},
    DebianSpan{typed_user_checked_late, 8},
    DebianSpan{control_refused, 8},
    DebianSpan{uri_nul_refused, 8},
    DebianSpan{user_checked_early, 10},
    DebianSpan{user_checked_before_host, 10},
    DebianSpan{proxy_first_wins, 10},
    DebianSpan{jump_validated, 10},
    DebianSpan{comma_refused, 10},
};

Dialect::Differences upstream_differences(Release release) {
    Dialect::Differences differences{};
    for (const UpstreamSpan& span : upstream_spans) {
        if (span.since <= release && release < span.until) {
            differences[static_cast<std::size_t>(span.difference)] = true;
        }
    }
    return differences;
}

void add_debian_differences(Dialect::Differences& differences, int revision) {
    for (const DebianSpan& span : debian_spans) {
        if (span.since <= revision && revision < span.until) {
            differences[static_cast<std::size_t>(span.difference)] = true;
        }
    }
}

/// A release as it is built with OpenSSL and PKCS#11, and without GSSAPI.
Dialect upstream(std::string_view name, std::string_view banner, Release release) {
    return {name, name, std::string{banner}, {.release = release}, upstream_differences(release)};
}

Dialect debian(int revision) {
    Dialect dialect = upstream("debian-9.2", "OpenSSH_9.2p1", {9, 2});
    dialect.title = "9.2 (Debian)";
    dialect.edition.vendor = Vendor::debian;
    dialect.edition.with_gssapi = true;
    add_debian_differences(dialect.differences, revision);
    return dialect;
}

// One row a release, oldest first.
const std::array dialects{
    upstream("7.7", "OpenSSH_7.7p1", {7, 7}),
    upstream("8.0", "OpenSSH_8.0p1", {8, 0}),
    upstream("8.4", "OpenSSH_8.4p1", {8, 4}),
    upstream("8.5", "OpenSSH_8.5p1", {8, 5}),
    upstream("8.7", "OpenSSH_8.7p1", {8, 7}),
    upstream("9.0", "OpenSSH_9.0p1", {9, 0}),
    debian(newest_debian_revision),
    upstream("9.2", "OpenSSH_9.2p1", {9, 2}),
    upstream("9.4", "OpenSSH_9.4p1", {9, 4}),
    upstream("9.6", "OpenSSH_9.6p1", {9, 6}),
    upstream("9.8", "OpenSSH_9.8p1", {9, 8}),
    upstream("9.9", "OpenSSH_9.9p2", {9, 9}),
    upstream("10.0", "OpenSSH_10.0p2", {10, 0}),
    upstream("10.1", "OpenSSH_10.1p1", {10, 1}),
    upstream("10.3", "OpenSSH_10.3p1", {10, 3}),
    upstream("10.5", "OpenSSH_10.5p1", {10, 5}),
};

std::optional<Release> read_release(std::string_view name) {
    Release release;
    const char* const end = name.data() + name.size();
    const auto [dot, fault] = std::from_chars(name.data(), end, release.major);
    if (fault != std::errc{} || dot == end || *dot != '.' || release.major < 0) {
        return std::nullopt;
    }
    const auto [rest, minor_fault] = std::from_chars(dot + 1, end, release.minor);
    if (minor_fault != std::errc{} || rest != end || release.minor < 0) {
        return std::nullopt;
    }
    return release;
}

std::string known_names() {
    std::string names;
    for (const Dialect& dialect : dialects) {
        names += fmt::format("{}, ", dialect.name);
    }
    return names + "newest";
}

/// 7.3 to 7.6 have ProxyJump and read much as 7.7 does; nothing is claimed for them.
const Dialect* stand_in_for_older(Release release) {
    const Dialect* const oldest = upstream_not_newer_than({7, 7});
    return release >= Release{7, 3} ? oldest : nullptr;
}

}  // namespace

std::span<const Dialect> known_dialects() { return dialects; }

const Dialect& newest_dialect() { return dialects.back(); }

const Dialect* upstream_not_newer_than(Release release) {
    const Dialect* found = nullptr;
    for (const Dialect& dialect : dialects) {
        if (dialect.edition.vendor == Vendor::upstream && dialect.edition.release <= release) {
            found = &dialect;
        }
    }
    return found;
}

Dialect debian_9_2(int revision) { return debian(revision); }

Dialect with_debian_changes(Dialect upstream) {
    upstream.edition.vendor = Vendor::debian;
    add_debian_differences(upstream.differences, 0);
    return upstream;
}

std::variant<ChosenDialect, UnknownDialect> find_dialect(std::string_view name) {
    if (name == "newest") {
        return ChosenDialect{newest_dialect(), std::nullopt};
    }
    for (const Dialect& dialect : dialects) {
        if (dialect.name == name) {
            return ChosenDialect{dialect, std::nullopt};
        }
    }
    const std::optional<Release> release = read_release(name);
    if (!release) {
        return UnknownDialect{
            fmt::format("no OpenSSH is known as '{}'; known are {}", name, known_names())};
    }
    const Dialect* known = upstream_not_newer_than(*release);
    if (known == nullptr) {
        known = stand_in_for_older(*release);
    }
    if (known == nullptr) {
        return UnknownDialect{fmt::format(
            "no known release of OpenSSH is as old as {}; known are {}", name, known_names())};
    }
    return ChosenDialect{
        *known, fmt::format("OpenSSH {} is not known here: read as {}", name, known->name)};
}

}  // namespace sshplan
