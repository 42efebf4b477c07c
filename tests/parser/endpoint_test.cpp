#include <catch2/catch.hpp>

#include "parser/config/endpoint.hpp"

using namespace sshplan;

namespace {

/// "user|host|port", with '-' for what is not given; "refused".
std::string text_of(const std::optional<Endpoint>& endpoint) {
    if (!endpoint) {
        return "refused";
    }
    return endpoint->user.value_or("-") + "|" + endpoint->host + "|" + endpoint->port.value_or("-");
}

std::string plain(std::string_view word) { return text_of(parse_user_host_port(word)); }
std::string uri(std::string_view word) { return text_of(parse_ssh_uri(word)); }

}  // namespace

// The expectations are what `ssh -G -J ELEMENT dest` does.
TEST_CASE("[user@]host[:port]") {
    CHECK(plain("h") == "-|h|-");
    CHECK(plain("u@h:3") == "u|h|3");
    CHECK(plain("a@b@c") == "a@b|c|-");
    CHECK(plain("h:") == "-|h|-");
    CHECK(plain("h:ssh") == "-|h|ssh");
    CHECK(plain("h:+5") == "-|h|+5");
    CHECK(plain(" a") == "-| a|-");
    CHECK(plain("a]b") == "-|a]b|-");
    CHECK(plain("[::1]") == "-|::1|-");
    CHECK(plain("[::1]:5") == "-|::1|5");
    CHECK(plain("u@[h]:3") == "u|h|3");
    CHECK(plain("[]:5") == "-||5");
    for (const char* const word : {"",
                                   "@h",
                                   "u@",
                                   "@",
                                   ":5",
                                   "::1",
                                   "h/5",
                                   "h:0",
                                   "h:-0",
                                   "h:-4",
                                   "h:70000",
                                   "h:5 ",
                                   "[::1",
                                   "[::1]5",
                                   "[a]b",
                                   "/"}) {
        CAPTURE(word);
        CHECK(plain(word) == "refused");
    }
}

// The expectations are what `ssh -G URI` does.
TEST_CASE("ssh:// URIs") {
    CHECK(uri("ssh://h") == "-|h|-");
    CHECK(uri("ssh://u@h:33") == "u|h|33");
    CHECK(uri("ssh://u@h:33/") == "u|h|33");
    CHECK(uri("ssh://h/") == "-|h|-");
    CHECK(uri("ssh://h:") == "-|h|-");
    CHECK(uri("ssh://h:http") == "-|h|http");
    CHECK(uri("ssh://h:+44") == "-|h|+44");
    CHECK(uri("ssh://u;x=1@h") == "u|h|-");
    CHECK(uri("ssh://%61+b@h") == "a b|h|-");
    CHECK(uri("ssh://u%40x@h") == "u@x|h|-");
    CHECK(uri("ssh://u:p@h") == "u:p|h|-");
    CHECK(uri("ssh://[abc]:3") == "-|abc|3");
    CHECK(uri("ssh://a.") == "-|a|-");
    CHECK(uri("ssh://a-") == "-|a-|-");
    CHECK(uri("ssh://A.B") == "-|A.B|-");
    for (const char* const word : {"ssh://",
                                   "ssh://@h",
                                   "ssh://u@",
                                   "ssh://;x@h",
                                   "ssh://u@v@h",
                                   "ssh://[::1]",
                                   "ssh://[abc",
                                   "ssh://[abc]d",
                                   "ssh://a%62",
                                   "ssh://a%2@h",
                                   "ssh://a%2g@h",
                                   "ssh://h/x",
                                   "ssh://h:33/x",
                                   "ssh://h:/",
                                   "ssh://h:0",
                                   "ssh://h:65536",
                                   "ssh://h:-4",
                                   "ssh://h:22 ",
                                   "ssh://-a",
                                   "ssh://a..b",
                                   "ssh://a b",
                                   "SSH://h",
                                   "h"}) {
        CAPTURE(word);
        CHECK(uri(word) == "refused");
    }
    CHECK(is_ssh_uri("ssh://"));
    CHECK_FALSE(is_ssh_uri("SSH://h"));
}

TEST_CASE("releases differ on NUL bytes and underscores in a URI") {
    const auto read = [](std::string_view word, UriReading reading) {
        return text_of(parse_ssh_uri(word, reading));
    };
    CHECK(read("ssh://u%00x@h", UriReading::since_10_1) == "refused");
    CHECK(read("ssh://u%00x@h", UriReading::debian_9_2) == "refused");
    CHECK(read("ssh://u%00x@h", UriReading::since_10_0) == "u|h|-");
    CHECK(read("ssh://u%00x@h", UriReading::before_10_0) == "u|h|-");
    CHECK(read("ssh://_h", UriReading::since_10_1) == "-|_h|-");
    CHECK(read("ssh://_h", UriReading::since_10_0) == "-|_h|-");
    CHECK(read("ssh://_h", UriReading::debian_9_2) == "refused");
    CHECK(read("ssh://_h", UriReading::before_10_0) == "refused");
}

TEST_CASE("port numbers") {
    CHECK(port_number("22") == 22U);
    CHECK(port_number(" +22") == 22U);
    CHECK(port_number("00022") == 22U);
    CHECK(port_number("0") == 0U);
    CHECK(port_number("65535") == 65535U);
    for (const char* const text : {"",
                                   " ",
                                   "+",
                                   "65536",
                                   "99999999999999999999",
                                   "-1",
                                   "22 ",
                                   "ssh",
                                   "0x16",
                                   "1.5",
                                   "+-2"}) {
        CAPTURE(text);
        CHECK_FALSE(port_number(text).has_value());
    }
}
