#include <algorithm>
#include <array>
#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "parser/config/keyword.hpp"
#include "parser/config/pattern.hpp"

using namespace sshplan;

namespace {

constexpr Edition newest{.release = {10, 5}};
constexpr Edition bookworm{.release = {9, 2}, .vendor = Vendor::debian, .with_gssapi = true};

std::optional<Status> status_in(std::string_view spelling, const Edition& edition) {
    const auto reading = read_keyword(spelling, edition);
    return reading ? std::optional{reading->status} : std::nullopt;
}

/// What upstream's 10.5 and Debian's 9.2 do with a spelling.
struct Standing {
    std::string_view spelling;
    std::optional<Status> upstream;
    std::optional<Status> debian;
};

constexpr std::optional<Status> unknown = std::nullopt;

constexpr Standing standings[] = {
    {"host", Status::supported, Status::supported},
    {"proxyjump", Status::supported, Status::supported},
    {"enableescapecommandline", Status::supported, Status::supported},
    {"tag", Status::supported, unknown},
    {"obscurekeystroketiming", Status::supported, unknown},
    {"channeltimeout", Status::supported, unknown},
    {"versionaddendum", Status::supported, unknown},
    {"warnweakcrypto", Status::supported, unknown},
    {"refuseconnection", Status::supported, unknown},
    {"gssapiauthentication", Status::unsupported, Status::supported},
    {"gssapidelegatecredentials", Status::unsupported, Status::supported},
    {"gssapikeyexchange", unknown, Status::supported},
    {"gssapitrustdns", unknown, Status::supported},
    {"gssapikexalgorithms", unknown, Status::supported},
    {"gssapiclientidentity", unknown, Status::supported},
    {"gssapiserveridentity", unknown, Status::supported},
    {"gssapirenewalforcesrekey", unknown, Status::supported},
    {"protocolkeepalives", unknown, Status::supported},
    {"setuptimeout", unknown, Status::supported},
    {"skeyauthentication", Status::supported, Status::supported},
    {"tisauthentication", Status::supported, Status::supported},
    {"challengeresponseauthentication", Status::supported, Status::supported},
    {"identityfile2", Status::supported, Status::supported},
    {"keepalive", Status::supported, Status::supported},
    {"dsaauthentication", Status::supported, Status::supported},
    {"smartcarddevice", Status::supported, Status::supported},
    {"pubkeyacceptedkeytypes", Status::supported, Status::supported},
    {"hostbasedkeytypes", Status::supported, Status::supported},
    {"hostbasedalgorithms", unknown, unknown},
    {"protocol", Status::ignored, Status::ignored},
    {"cipher", Status::deprecated, Status::deprecated},
    {"useroaming", Status::deprecated, Status::deprecated},
    {"usersh", Status::deprecated, Status::deprecated},
    {"fallbacktorsh", Status::deprecated, Status::deprecated},
    {"useprivilegedport", Status::deprecated, Status::deprecated},
    {"rsaauthentication", Status::unsupported, Status::unsupported},
    {"rhostsrsaauthentication", Status::unsupported, Status::unsupported},
    {"compressionlevel", Status::unsupported, Status::unsupported},
    {"afstokenpassing", Status::unsupported, Status::unsupported},
    {"kerberosauthentication", Status::unsupported, Status::unsupported},
    {"hots", unknown, unknown},
    {"", unknown, unknown},
};

}  // namespace

TEST_CASE("dialects differ in the keywords that they know") {
    for (const Standing& row : standings) {
        CAPTURE(row.spelling);
        CHECK(status_in(row.spelling, newest) == row.upstream);
        CHECK(status_in(row.spelling, bookworm) == row.debian);
    }
}

TEST_CASE("releases before and after a change know a keyword differently") {
    CHECK_FALSE(status_in("tag", {.release = {9, 3}}).has_value());
    CHECK(status_in("tag", {.release = {9, 4}}) == Status::supported);
    CHECK_FALSE(status_in("hostbasedalgorithms", {.release = {8, 4}}).has_value());
    CHECK(status_in("hostbasedalgorithms", {.release = {8, 6}}) == Status::supported);
    CHECK_FALSE(status_in("hostbasedalgorithms", {.release = {8, 7}}).has_value());
    CHECK(status_in("skeyauthentication", {.release = {7, 7}}) == Status::supported);
    CHECK(status_in("skeyauthentication", {.release = {7, 8}}) == Status::unsupported);
    CHECK(status_in("skeyauthentication", {.release = {8, 7}}) == Status::supported);
    CHECK(status_in("useprivilegedport", {.release = {7, 7}}) == Status::supported);
    CHECK(status_in("useprivilegedport", {.release = {7, 8}}) == Status::deprecated);
}

TEST_CASE("every row is found by its spelling, whatever its letters' case") {
    for (const KeywordInfo& row : keyword_table()) {
        CAPTURE(row.spelling);
        CHECK(&describe(row.keyword) == &row);
        CHECK(find_keyword(lower_case(row.spelling)) == &row);
        CHECK(find_keyword(row.spelling) == &row);
        CHECK(equals_ignoring_case(lower_spelling(row.keyword), row.spelling));
    }
    CHECK(find_keyword("hOST") == &describe(Keyword::host));
    CHECK(find_keyword("h\x4fst") == &describe(Keyword::host));
    CHECK(find_keyword("\x48o\x13t") == nullptr);
    CHECK(find_keyword("pkcs\x11\x11provider") == nullptr);
    CHECK(find_keyword("Host ") == nullptr);
    CHECK(find_keyword("") == nullptr);
    CHECK(find_keyword("hostx") == nullptr);
}

TEST_CASE("an alias means the row that it names") {
    for (const KeywordAlias& alias : keyword_aliases()) {
        CAPTURE(alias.spelling);
        const Edition edition{.release = std::max(alias.lives.since, Release{7, 7}),
                              .vendor = alias.lives.vendor};
        if (!alias.lives.holds_in(edition)) continue;
        const auto reading = read_keyword(lower_case(alias.spelling), edition);
        REQUIRE(reading);
        CHECK(reading->info == &describe(alias.keyword));
    }
    CHECK(find_keyword("identityfile2") == &describe(Keyword::identity_file));
    CHECK(find_keyword("smartcarddevice") == &describe(Keyword::pkcs11_provider));
    CHECK(find_keyword("setuptimeout") == &describe(Keyword::server_alive_interval));
}

TEST_CASE("no spelling has two rows, nor a row and an alias at the same time") {
    std::set<std::string> spellings;
    for (const KeywordInfo& row : keyword_table()) {
        CAPTURE(row.spelling);
        CHECK(spellings.insert(lower_case(row.spelling)).second);
        for (const KeywordAlias& alias : keyword_aliases()) {
            if (!equals_ignoring_case(alias.spelling, row.spelling)) continue;
            CHECK((alias.lives.since >= row.lives.until || alias.lives.until <= row.lives.since));
        }
    }
}

TEST_CASE("one keyword is printed in letters of its own") {
    CHECK(lower_spelling(Keyword::canonicalize_permitted_cnames) == "canonicalizePermittedcnames");
    CHECK(lower_spelling(Keyword::forward_x11) == "forwardx11");
    CHECK(lower_spelling(Keyword::no_host_authentication_for_localhost) ==
          "nohostauthenticationforlocalhost");
}

TEST_CASE("a row is complete") {
    for (const KeywordInfo& row : keyword_table()) {
        CAPTURE(row.spelling);
        constexpr std::array with_names{ValueType::flag,
                                        ValueType::enumeration,
                                        ValueType::log_level,
                                        ValueType::log_facility,
                                        ValueType::fingerprint_hash,
                                        ValueType::forward_agent,
                                        ValueType::keys_to_agent};
        const bool has_names = std::ranges::find(with_names, row.type) != with_names.end();
        CHECK(has_names == !row.names.empty());
        const bool was_supported =
            std::ranges::any_of(keyword_variations(), [&](const KeywordVariation& variation) {
                return variation.keyword == row.keyword && variation.status == Status::supported;
            });
        const bool is_read = row.status == Status::supported || was_supported;
        CHECK(is_read == (row.type != ValueType::unread));
        CHECK((row.merge == Merge::none) == (row.type == ValueType::unread));
        CHECK((row.tokens.empty() || row.tokens.front() == '%'));
        CHECK((row.tokens.empty() || row.expansion != Expansion::never));
        for (const EnumName& name : row.names) CHECK(lower_case(name.spelling) == name.spelling);
    }
}

TEST_CASE("second values are treated as ssh_config(5) and its exceptions say") {
    CHECK(describe(Keyword::user).merge == Merge::first);
    CHECK(describe(Keyword::set_env).merge == Merge::list_first);
    CHECK(describe(Keyword::send_env).merge == Merge::append_all);
    CHECK(describe(Keyword::identity_file).merge == Merge::append);
    CHECK(describe(Keyword::rekey_limit).merge == Merge::pair);
    CHECK(describe(Keyword::forward_agent).merge == Merge::pair);
    CHECK(describe(Keyword::stream_local_bind_mask).merge == Merge::last_anywhere);
    CHECK(describe(Keyword::syslog_facility).merge == Merge::first_anywhere);
    CHECK(describe(Keyword::refuse_connection).merge == Merge::action);
}

TEST_CASE("tokens are those of the manual and of the code") {
    CHECK(describe(Keyword::hostname).tokens == "%h");
    CHECK(describe(Keyword::user).tokens.find('r') == std::string_view::npos);
    CHECK(describe(Keyword::user).tokens.find('C') == std::string_view::npos);
    CHECK(describe(Keyword::local_command).tokens.find('T') != std::string_view::npos);
    CHECK(describe(Keyword::proxy_command).tokens == "%hknpr");
    for (const char token : std::string_view{"HIKft"}) {
        CHECK(describe(Keyword::known_hosts_command).tokens.find(token) != std::string_view::npos);
    }
    CHECK(describe(Keyword::host_key_alias).tokens.empty());
    CHECK(describe(Keyword::identity_file).expansion == Expansion::at_connect);
    CHECK(describe(Keyword::control_path).expansion == Expansion::before_dump);
}
