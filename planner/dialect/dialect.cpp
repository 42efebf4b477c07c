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
    UpstreamSpan{match_local_network, {9, 4}},
    UpstreamSpan{jump_none_is_direct, {9, 4}},
    UpstreamSpan{token_j, {9, 6}},
    UpstreamSpan{names_validated, {9, 6}},
    UpstreamSpan{option_user_validated, {9, 6}, {10, 1}},
    UpstreamSpan{lists_need_a_word, {9, 7}},
    UpstreamSpan{numbers_strict, {9, 8}},
    UpstreamSpan{qos_decimal_only, {9, 8}},
    UpstreamSpan{include_tokens, {9, 9}},
    UpstreamSpan{match_line_in_words, {9, 9}},
    UpstreamSpan{match_command, {10, 0}},
    UpstreamSpan{user_expanded, {10, 0}},
    UpstreamSpan{comma_refused, {10, 0}},
    UpstreamSpan{domain_may_lead_underscore, {10, 0}},
    UpstreamSpan{negated_final_asks_nothing, {10, 1}},
    UpstreamSpan{command_line_user_literal, {10, 1}},
    UpstreamSpan{jump_keeps_blanks, {10, 1}},
    UpstreamSpan{control_refused, {10, 1}},
    UpstreamSpan{uri_nul_refused, {10, 1}},
    UpstreamSpan{qos_legacy_means_none, {10, 1}},
    UpstreamSpan{proxy_first_wins, {10, 3}},
    UpstreamSpan{jump_validated, {10, 3}},
    UpstreamSpan{option_user_validated, {10, 3}},
    UpstreamSpan{times_fractional, {10, 3}},
    UpstreamSpan{revoked_keys_list, {10, 3}},
    UpstreamSpan{cname_lower_cased, {10, 4}},
};

constexpr std::array debian_spans{
    DebianSpan{private_group_may_write},
    DebianSpan{names_validated, 2},
    DebianSpan{option_user_validated, 2, 8},  // lost with the fix for control characters
    DebianSpan{control_refused, 8},
    DebianSpan{uri_nul_refused, 8},
    DebianSpan{option_user_validated, 10},
    DebianSpan{proxy_first_wins, 10},
    DebianSpan{jump_validated, 10},
    DebianSpan{comma_refused, 10},
};

static_assert(static_cast<unsigned>(count_) <= 64, "a set of differences is built in one word");

constexpr unsigned long long bit(Difference difference) {
    return 1ULL << static_cast<unsigned>(difference);
}

constexpr unsigned long long upstream_set(Release release) {
    unsigned long long set = 0;
    for (const UpstreamSpan& span : upstream_spans) {
        if (span.since <= release && release < span.until) {
            set |= bit(span.difference);
        }
    }
    return set;
}

constexpr unsigned long long debian_set(Release release, int revision) {
    unsigned long long set = upstream_set(release);
    for (const DebianSpan& span : debian_spans) {
        if (span.since <= revision && revision < span.until) {
            set |= bit(span.difference);
        }
    }
    return set;
}

constexpr Dialect upstream(std::string_view name, std::string_view banner, Release release) {
    return {name, name, banner, release, false, upstream_set(release)};
}

constexpr Dialect debian(int revision) {
    constexpr Release release{9, 2};
    return {"debian-9.2",
            "9.2 (Debian)",
            "OpenSSH_9.2p1",
            release,
            true,
            debian_set(release, revision)};
}

// One row a release, oldest first.
constexpr std::array dialects{
    debian(newest_debian_revision),
    upstream("10.5", "OpenSSH_10.5p1", {10, 5}),
};

static_assert(upstream_set({99, -1}) == bit(count_) - 1 - bit(private_group_may_write),
              "every difference but Debian's own has a row");

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
    return names + "newest, installed";
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
        if (!dialect.debian && dialect.release <= release) {
            found = &dialect;
        }
    }
    return found;
}

Dialect debian_9_2(int revision) { return debian(revision); }

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
