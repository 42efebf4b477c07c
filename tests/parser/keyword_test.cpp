#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "parser/config/keyword.hpp"
#include "parser/config/pattern.hpp"

using namespace sshplan;

namespace {

constexpr Release newest{10, 5};
constexpr Release bookworm{9, 2};

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

bool is_dumped(const KeywordInfo& row) { return row.dump_place > 0; }

}  // namespace

TEST_CASE("dialects differ in the keywords that they know") {
    for (const Standing& row : standings) {
        CAPTURE(row.spelling);
        CHECK(status_in(row.spelling, newest, Vendor::upstream) == row.upstream);
        CHECK(status_in(row.spelling, bookworm, Vendor::debian) == row.debian);
    }
}

TEST_CASE("releases before and after a change know a keyword differently") {
    CHECK_FALSE(status_in("tag", {9, 3}, Vendor::upstream).has_value());
    CHECK(status_in("tag", {9, 4}, Vendor::upstream) == Status::supported);
    CHECK_FALSE(status_in("hostbasedalgorithms", {8, 4}, Vendor::upstream).has_value());
    CHECK(status_in("hostbasedalgorithms", {8, 6}, Vendor::upstream) == Status::supported);
    CHECK_FALSE(status_in("hostbasedalgorithms", {8, 7}, Vendor::upstream).has_value());
    CHECK(status_in("skeyauthentication", {7, 7}, Vendor::upstream) == Status::supported);
    CHECK(status_in("skeyauthentication", {7, 8}, Vendor::upstream) == Status::unsupported);
    CHECK(status_in("skeyauthentication", {8, 7}, Vendor::upstream) == Status::supported);
    CHECK(status_in("useprivilegedport", {7, 7}, Vendor::upstream) == Status::supported);
    CHECK(status_in("useprivilegedport", {7, 8}, Vendor::upstream) == Status::deprecated);
}

TEST_CASE("every row is found by its spelling, and by no other letter case") {
    for (const KeywordInfo& row : keyword_table()) {
        CAPTURE(row.spelling);
        CHECK(&describe(row.keyword) == &row);
        CHECK(find_keyword(lower_case(row.spelling)) == &row);
        CHECK(equals_ignoring_case(lower_spelling(row.keyword), row.spelling));
    }
    CHECK(find_keyword("Host") == nullptr);
    CHECK(find_keyword("") == nullptr);
    CHECK(find_keyword("hostx") == nullptr);
}

TEST_CASE("an alias means the row that it names") {
    for (const KeywordAlias& alias : keyword_aliases()) {
        CAPTURE(alias.spelling);
        CHECK(find_keyword(lower_case(alias.spelling)) == &describe(alias.keyword));
    }
    CHECK(find_keyword("identityfile2") == &describe(Keyword::identity_file));
    CHECK(find_keyword("smartcarddevice") == &describe(Keyword::pkcs11_provider));
    CHECK(find_keyword("setuptimeout") == &describe(Keyword::server_alive_interval));
}

TEST_CASE("no spelling is given twice, but for aliases with a history") {
    std::set<std::string> spellings;
    for (const KeywordInfo& row : keyword_table()) {
        CAPTURE(row.spelling);
        CHECK(spellings.insert(lower_case(row.spelling)).second);
    }
    for (const KeywordAlias& alias : keyword_aliases()) {
        CAPTURE(alias.spelling);
        CHECK_FALSE(spellings.contains(lower_case(alias.spelling)));
    }
}

TEST_CASE("one keyword is printed in letters of its own") {
    CHECK(lower_spelling(Keyword::canonicalize_permitted_cnames) == "canonicalizePermittedcnames");
    CHECK(lower_spelling(Keyword::forward_x11) == "forwardx11");
    CHECK(lower_spelling(Keyword::no_host_authentication_for_localhost) ==
          "nohostauthenticationforlocalhost");
}

TEST_CASE("ssh -G prints the places from 1 to 98 in the order of the table") {
    std::set<int> places;
    int last = 0;
    for (const KeywordInfo& row : keyword_table()) {
        if (!is_dumped(row)) continue;
        CAPTURE(row.spelling);
        CHECK(row.dump_place >= last);
        last = row.dump_place;
        places.insert(last);
    }
    CHECK(places.size() == 98);
    CHECK(last == 98);
    for (const Keyword silent : {Keyword::match,
                                 Keyword::include,
                                 Keyword::refuse_connection,
                                 Keyword::protocol,
                                 Keyword::cipher}) {
        CHECK_FALSE(is_dumped(describe(silent)));
    }
}

TEST_CASE("a row is complete") {
    for (const KeywordInfo& row : keyword_table()) {
        CAPTURE(row.spelling);
        const bool has_names = row.type == ValueType::flag || row.type == ValueType::enumeration ||
                               row.type == ValueType::log_level ||
                               row.type == ValueType::log_facility ||
                               row.type == ValueType::fingerprint_hash;
        CHECK(has_names == !row.names.empty());
        CHECK((row.status == Status::supported) == (row.type != ValueType::unread));
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
