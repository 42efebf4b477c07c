#include <algorithm>
#include <charconv>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <rapidcheck/catch.h>

#include "planner/connect/preflight/base64.hpp"
#include "planner/connect/preflight/hashed_name.hpp"
#include "planner/connect/preflight/known_hosts.hpp"
#include "planner/world/imaginary_world.hpp"
#include "tests/properties/random.hpp"
#include "tests/support/case_lines.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace sshplan;
using namespace sshplan::test;

namespace {

// Public keys that belong to nobody.
const std::string ed25519 =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEwWbkvSTAV2d7ClxtU4ZCKOJrZJvmp8ZyN0xD4y3qbN";
const std::string rsa =
    "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQDCw0AbMmtJuItfrXlvm2e39b8CE2o4Jl"
    "08uUxLhNJLMDHhgYSpzFphELnKT8Go08Am47Iwq7dyzg21ZuxnAC3+kofbdpNJsM57Kdc+"
    "f1NyqA/tfq6Jl/0e37/HG8j/mi1f/DWFAyDVvBXB7Ym2GzDBhcxblKfA4JvjN799cNfzCQ"
    "==";
const std::string ecdsa =
    "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAA"
    "BBBBpXz8WWfRmrK8vZHHTzdMmLrwzWC4ZQexwKnY7LJ/728AtUW89dnA2q9mnEfejSEXZb"
    "DVN5SXbwedl/LGcebVs=";
const std::string short_rsa = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAACQC7u7u7u7u7uw==";

std::vector<std::uint32_t> lines_for(std::string_view name, std::string_view bytes) {
    std::vector<std::uint32_t> lines;
    for (const KnownKey& key : known_keys_in(bytes, "known_hosts", name)) lines.push_back(key.line);
    return lines;
}

/// A line that ssh-keygen(1) says it found, and its marker.
struct Found {
    std::uint32_t line = 0;
    KeyMarker marker = KeyMarker::none;

    friend bool operator==(const Found&, const Found&) = default;
};

/// What `ssh-keygen -l -F` finds: with -l it reads the keys too, as ssh does.
std::vector<Found> found_by_keygen(const std::string& name, const std::string& file) {
    const ProcessEnd end = run_process({"/usr/bin/ssh-keygen", "-l", "-F", name, "-f", file}, {});
    std::vector<Found> found;
    const std::string lead = fmt::format("# Host {} found: line ", name);
    for (std::size_t at = end.out.find(lead); at != std::string::npos;
         at = end.out.find(lead, at + 1)) {
        Found one;
        const std::size_t begin = at + lead.size();
        std::string_view rest{end.out};
        rest = rest.substr(begin, end.out.find('\n', begin) - begin);
        const auto [stop, error] =
            std::from_chars(rest.data(), rest.data() + rest.size(), one.line);
        REQUIRE((error == std::errc{} && stop != rest.data()));
        const std::string_view marker = rest.substr(std::min(rest.find(' '), rest.size()));
        if (marker == " CA") one.marker = KeyMarker::authority;
        if (marker == " REVOKED") one.marker = KeyMarker::revoked;
        found.push_back(one);
    }
    return found;
}

std::vector<Found> found_by_us(const std::string& name, const std::string& bytes) {
    std::vector<Found> found;
    for (const KnownKey& key : known_keys_in(bytes, "known_hosts", name)) {
        found.push_back({key.line, key.marker});
    }
    return found;
}

const std::vector<std::string> names{
    "a", "b", "ab", "host1", "[a]:2222", "[a]:22", "10.1.0.2", "[10.1.0.2]:2222", "::1", "*", "!a"};

/// The name as HashKnownHosts writes it, or nearly.
std::string any_hashed() {
    const auto salt = *rc::gen::container<std::string>(20, rc::gen::arbitrary<char>());
    const std::string field = hashed_name(random_text(names), salt);
    const auto at = random_number<std::size_t>(0, 8 * field.size());
    if (at >= field.size()) return field;
    return field.substr(0, at) + random_text({"", "|", "=", "A"}) + field.substr(at + 1);
}

std::string any_names() {
    if (random_number(0, 3) == 0) return any_hashed();
    std::string list;
    const int count = random_number(1, 4);
    for (int i = 0; i < count; ++i) {
        list += i > 0 ? "," : "";
        list += random_text({"", "", "", "!"});
        list += random_number(0, 3) > 0 ? random_text(names)
                                        : random_text({"*", "?", "A", "a*", "*1", "[*]:2222", ""});
    }
    return list;
}

std::string any_line() {
    std::string line = random_text({"", "", "", "", " ", "\t", "#"});
    line += random_text({"",
                         "",
                         "",
                         "",
                         "@revoked ",
                         "@cert-authority ",
                         "@cert-authority\t",
                         "@other ",
                         "@ ",
                         "@revoked @revoked "});
    line += any_names();
    line += random_text({" ", " ", " ", "\t", "  ", ""});
    line += random_text(
        {ed25519,
         ed25519,
         rsa,
         ecdsa,
         short_rsa,
         "ssh-ed25519 AAAA",
         // A byte more than a key has, and one less.
         "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEwWbkvSTAV2d7ClxtU4ZCKOJrZJvmp8ZyN0xD4y3qbNAA==",
         "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAH0wWbkvSTAV2d7ClxtU4ZCKOJrZJvmp8ZyN0xD4y3qY=",
         "ssh-ed25519",
         "ssh-rsa " + ed25519.substr(12),
         ed25519 + "=",
         "# " + ed25519,
         "1024 35 12345",
         ""});
    if (random_number(0, 12) == 0) {
        line.insert(random_number<std::size_t>(0, line.size() + 1), 1, '\0');
    }
    return line + random_text({"", "", " comment", "\tana@laptop", "\r"}) + "\n";
}

}  // namespace

TEST_CASE("base64 is what RFC 4648 shows") {
    const std::vector<std::pair<std::string, std::string>> rows{{"", ""},
                                                                {"f", "Zg=="},
                                                                {"fo", "Zm8="},
                                                                {"foo", "Zm9v"},
                                                                {"foob", "Zm9vYg=="},
                                                                {"fooba", "Zm9vYmE="},
                                                                {"foobar", "Zm9vYmFy"}};
    for (const auto& [bytes, text] : rows) {
        CHECK(base64_encoded(bytes) == text);
        CHECK(base64_decoded(text) == bytes);
    }
    for (const std::string text : {"Z", "Zg", "Zg=", "Zh==", "Zm9=", "Z===", "====", "Zm9*"}) {
        INFO(text);
        CHECK_FALSE(base64_decoded(text).has_value());
    }
}

TEST_CASE("a name is looked for in a file of known hosts as ssh does") {
    const std::string file = "# comment\n" +                          // 1
                             std::string{"\n"} +                      // 2
                             "host1,10.0.0.1 " + ed25519 + "\n" +     // 3
                             "[10.1.0.2]:2222 " + rsa + " ana\n" +    // 4
                             "*.example.com,!b.example.com " + rsa +  // 5
                             "\n@revoked host1 " + ed25519 + "\n" +   // 6
                             "@cert-authority HOST? " + rsa + "\n" +  // 7
                             "host1 ssh-ed25519 nonsense\n" +         // 8
                             "@unknown host1 " + ed25519 + "\n" +     // 9
                             "host1\n" +                              // 10
                             "host1 " + ed25519;                      // 11, without an end
    CHECK(lines_for("host1", file) == std::vector<std::uint32_t>{3, 6, 7, 11});
    CHECK(lines_for("10.1.0.2", file).empty());
    CHECK(lines_for("[10.1.0.2]:2222", file) == std::vector<std::uint32_t>{4});
    CHECK(lines_for("a.example.com", file) == std::vector<std::uint32_t>{5});
    CHECK(lines_for("b.example.com", file).empty());
    const auto keys = known_keys_in(file, "known_hosts", "host1");
    REQUIRE(keys.size() == 4);
    CHECK(keys[0] ==
          KnownKey{KeyMarker::none, "ssh-ed25519", ed25519.substr(12), "known_hosts", 3});
    CHECK(keys[1].marker == KeyMarker::revoked);
    CHECK(keys[2] == KnownKey{KeyMarker::authority, "ssh-rsa", rsa.substr(8), "known_hosts", 7});
}

TEST_CASE("a hashed name is that of ssh-keygen -H") {
    const TemporaryFolder folder;
    const std::string file = folder.write("known_hosts", "[a]:2222 " + ed25519 + "\n");
    REQUIRE(run_process({"/usr/bin/ssh-keygen", "-H", "-f", file}, {}).status == 0);
    const std::string hashed = read_bytes(file);
    REQUIRE(hashed.starts_with("|1|"));
    CHECK(lines_for("[a]:2222", hashed) == std::vector<std::uint32_t>{1});
    CHECK(lines_for("a", hashed).empty());
}

TEST_CASE("random files of known hosts are read as ssh-keygen -F reads them") {
    const TemporaryFolder folder;
    std::size_t found = 0;
    rc::prop("the same lines, with the same markers", [&] {
        std::string bytes;
        const int count = random_number(1, 24);
        for (int i = 0; i < count; ++i) bytes += any_line();
        const std::string file = folder.write("known_hosts", bytes);
        for (int i = 0; i < 3; ++i) {
            const std::string name = random_text(names);
            const std::vector<Found> wanted = found_by_keygen(name, file);
            found += wanted.size();
            RC_LOG() << bytes << "name " << name << '\n';
            RC_ASSERT(found_by_us(name, bytes) == wanted);
        }
    });
    CHECK(found > 20);  // or else little was compared
}
