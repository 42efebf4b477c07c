#include <algorithm>

#include <catch2/catch.hpp>

#include "planner/dialect/dialect.hpp"
#include "planner/dialect/installed.hpp"
#include "planner/world/imaginary_world.hpp"

using namespace sshplan;
using Catch::Contains;

namespace {

ChosenDialect chosen(std::string_view name) {
    auto answer = find_dialect(name);
    REQUIRE(std::holds_alternative<ChosenDialect>(answer));
    return std::get<ChosenDialect>(answer);
}

std::string refusal(std::string_view name) {
    auto answer = find_dialect(name);
    REQUIRE(std::holds_alternative<UnknownDialect>(answer));
    return std::get<UnknownDialect>(answer).message;
}

/// A machine with one ssh, whose binary holds these strings.
Imaginary machine_with(const std::string& strings) {
    Imaginary value;
    value.files["/usr/bin/ssh"] = {.bytes =
                                       "\x7f"
                                       "ELF" +
                                       std::string(1, '\0') + strings};
    value.executables = {"/usr/bin/ssh"};
    return value;
}

std::string string_in_binary(std::string_view text) {
    return std::string(1, '\0') + std::string{text} + std::string(1, '\0');
}

}  // namespace

TEST_CASE("known dialects are named and ordered") {
    const auto all = known_dialects();
    for (std::size_t i = 1; i < all.size(); ++i) {
        CHECK(all[i - 1].edition.release <= all[i].edition.release);
    }
    for (const Dialect& dialect : all) {
        CHECK(chosen(dialect.name).dialect.name == dialect.name);
        CHECK_FALSE(chosen(dialect.name).note.has_value());
    }
    CHECK(newest_dialect().name == all.back().name);
    CHECK(newest_dialect().edition.vendor == Vendor::upstream);
    CHECK(chosen("newest").dialect.name == newest_dialect().name);
}

TEST_CASE("a release between known ones is read as the one before it") {
    CHECK(chosen("10.7").dialect.name == newest_dialect().name);
    CHECK_THAT(*chosen("10.7").note, Contains("10.7") && Contains("10.5"));
    CHECK(upstream_not_newer_than({10, 5})->name == "10.5");
    CHECK(upstream_not_newer_than({11, 0})->name == "10.5");
    CHECK(upstream_not_newer_than({1, 0}) == nullptr);
}

TEST_CASE("what cannot be read names what can") {
    CHECK_THAT(refusal("1.2"), Contains("1.2") && Contains("10.5, newest"));
    CHECK_THAT(refusal("fedora"), Contains("fedora") && Contains("debian-9.2"));
    for (const char* const name : {"",
                                   "10",
                                   "10.",
                                   ".5",
                                   "10.5p1",
                                   "10.5 ",
                                   "-1.5",
                                   "10.-5",
                                   "installed",
                                   "99999999999.1"}) {
        CAPTURE(name);
        CHECK_FALSE(refusal(name).empty());
    }
}

TEST_CASE("each difference holds somewhere, and not everywhere") {
    for (std::size_t i = 0; i < Dialect::Differences{}.size(); ++i) {
        const auto difference = static_cast<Difference>(i);
        const auto holds = [&](const Dialect& dialect) { return dialect.has(difference); };
        CAPTURE(i);
        CHECK(std::ranges::any_of(known_dialects(), holds));
        CHECK_FALSE(std::ranges::all_of(known_dialects(), holds));
    }
}

// Observed on the revisions u6, u7, u9 and u10; u2 and u8 are named by Debian's changelog.
TEST_CASE("Debian's 9.2 has what its revisions backported") {
    using enum Difference;
    const auto has = [](int revision, Difference difference) {
        return debian_9_2(revision).has(difference);
    };
    CHECK_FALSE(has(1, names_validated));
    CHECK(has(2, names_validated));
    for (const int revision : {6, 7}) {
        CHECK(has(revision, user_checked_early));
        CHECK_FALSE(has(revision, control_refused));
        CHECK_FALSE(has(revision, uri_nul_refused));
    }
    CHECK_FALSE(has(9, user_checked_early));
    CHECK(has(9, control_refused));
    CHECK(has(9, uri_nul_refused));
    for (const Difference difference : {proxy_first_wins, jump_validated, comma_refused}) {
        CHECK_FALSE(has(9, difference));
        CHECK(has(10, difference));
    }
    CHECK(has(10, user_checked_early));
    CHECK(has(10, private_group_may_write));
    for (const Difference difference : {include_tokens,
                                        hash_has_jump_host,
                                        jump_keeps_blanks,
                                        jump_none_is_direct,
                                        numbers_strict,
                                        domain_may_lead_underscore,
                                        user_expanded,
                                        match_command}) {
        CHECK_FALSE(has(10, difference));
    }
    CHECK(chosen("debian-9.2").dialect.differences == debian_9_2(10).differences);
    CHECK(debian_9_2(6).name == "debian-9.2");
}

TEST_CASE("the version string is the longest whole one") {
    const auto found = [](std::initializer_list<std::string_view> strings) {
        std::string bytes(1, '\0');
        for (const std::string_view text : strings) {
            bytes += std::string{text} + '\0';
        }
        return std::string{find_version_string(bytes)};
    };
    CHECK(found({"OpenSSH_9.2p1", "OpenSSH_9.2p1 Debian-2+deb12u6", "OpenSSH_2.*,OpenSSH_3.0*"}) ==
          "OpenSSH_9.2p1 Debian-2+deb12u6");
    CHECK(found({"OpenSSH_10.5"}) == "OpenSSH_10.5");
    CHECK(found({"xOpenSSH_10.5p1"}).empty());
    CHECK(found({"OpenSSH_10.5p1 two words"}).empty());
    CHECK(found({"OpenSSH_10.5p1 "}).empty());
    CHECK(found({"OpenSSH_10.5p1,x", "OpenSSH_10.", "OpenSSH_10.5p", "OpenSSH_", "OpenSSH_x.1"})
              .empty());
    CHECK(std::string{find_version_string("OpenSSH_9.9p2")} == "OpenSSH_9.9p2");
    CHECK(find_version_string("").empty());
    std::string repeated;
    for (int i = 0; i < 200'000; ++i) {
        repeated += "OpenSSH_";
    }
    CHECK(find_version_string(repeated).empty());
}

TEST_CASE("a version string stands for a dialect") {
    CHECK(dialect_of_version("OpenSSH_10.5p1").dialect.name == "10.5");
    CHECK_FALSE(dialect_of_version("OpenSSH_10.5p1").note.has_value());
    CHECK_FALSE(dialect_of_version("OpenSSH_9.2p1 Debian-2+deb12u10").note.has_value());

    const ChosenDialect old = dialect_of_version("OpenSSH_9.2p1 Debian-2+deb12u6");
    CHECK(old.dialect.name == "debian-9.2");
    CHECK(old.dialect.differences == debian_9_2(6).differences);
    CHECK_FALSE(old.note.has_value());  // it is read as what it is
    CHECK(dialect_of_version("OpenSSH_9.2p1 Debian-2").dialect.differences ==
          debian_9_2(0).differences);
    const ChosenDialect later = dialect_of_version("OpenSSH_9.2p1 Debian-2+deb12u11");
    CHECK(later.dialect.differences == debian_9_2(10).differences);
    CHECK_THAT(*later.note, Contains("deb12u11") && Contains("deb12u10"));

    CHECK_THAT(*dialect_of_version("OpenSSH_10.6p1").note, Contains("10.5"));
    CHECK_THAT(*dialect_of_version("OpenSSH_10.5p1 Vendor-1").note, Contains("Vendor-1"));
    CHECK(dialect_of_version("OpenSSH_6.6").dialect.edition.vendor == Vendor::upstream);
    CHECK(dialect_of_version("OpenSSH_6.6").note.has_value());
    CHECK(dialect_of_version("").dialect.name == newest_dialect().name);
}

TEST_CASE("the installed ssh is the first in PATH") {
    Imaginary value = machine_with(string_in_binary("OpenSSH_9.2p1 Debian-2+deb12u10"));
    ImaginaryWorld without_path{value};
    const Installed found = installed_dialect(without_path);
    CHECK(found.path == "/usr/bin/ssh");
    CHECK(found.version == "OpenSSH_9.2p1 Debian-2+deb12u10");
    CHECK(found.dialect.name == "debian-9.2");
    CHECK_FALSE(found.note.has_value());

    value.files["/opt/ssh"] = {.bytes = string_in_binary("OpenSSH_10.5p1")};
    value.executables.emplace_back("/opt/ssh");
    value.variables["PATH"] = "/none:/opt/:/usr/bin";
    ImaginaryWorld with_path{value};
    CHECK(installed_dialect(with_path).version == "OpenSSH_10.5p1");

    // A stand-in that is sshplan itself says nothing about the ssh that will be run.
    value.links["/opt/ssh"] = "/usr/lib/sshplan";
    ImaginaryWorld with_stand_in{value};
    CHECK(installed_dialect(with_stand_in).path == "/usr/bin/ssh");
}

TEST_CASE("a binary tells with what it was built") {
    const auto edition_of = [](const std::string& strings) {
        ImaginaryWorld world{machine_with(strings)};
        return installed_dialect(world).dialect.edition;
    };
    const std::string plain = string_in_binary("OpenSSH_9.8p1");
    CHECK(edition_of(plain).with_openssl);
    CHECK(edition_of(plain).with_pkcs11);
    CHECK_FALSE(edition_of(plain).with_gssapi);
    const std::string bare = plain + string_in_binary("without OpenSSL");
    CHECK_FALSE(edition_of(bare).with_openssl);
    CHECK_FALSE(edition_of(bare).with_pkcs11);
    CHECK(edition_of(plain + string_in_binary("gssapi-with-mic")).with_gssapi);
    const std::string later = string_in_binary("OpenSSH_10.1p1") + "without OpenSSL";
    CHECK(edition_of(later).with_pkcs11);
}

TEST_CASE("Debian's build of another release has what Debian adds everywhere") {
    const ChosenDialect debian = dialect_of_version("OpenSSH_10.0p2 Debian-7~bpo12+1");
    CHECK(debian.dialect.edition.vendor == Vendor::debian);
    CHECK(debian.dialect.has(Difference::private_group_may_write));
    CHECK(debian.dialect.has(Difference::user_expanded));
    CHECK_THAT(*debian.note, Contains("10.0 with Debian's changes"));
}

TEST_CASE("where no version is found the newest is taken, with a note") {
    Imaginary value = machine_with("#!/bin/sh\nexec /opt/real/ssh \"$@\"\n");
    ImaginaryWorld wrapper{value};
    CHECK(installed_dialect(wrapper).dialect.name == newest_dialect().name);
    CHECK_THAT(*installed_dialect(wrapper).note, Contains("/usr/bin/ssh") && Contains("10.5"));

    value.files["/usr/bin/ssh"].failure =
        FileFailure{FileFailure::Kind::failed, "Permission denied"};
    ImaginaryWorld unreadable{value};
    CHECK_THAT(*installed_dialect(unreadable).note, Contains("Permission denied"));

    value.executables.clear();
    ImaginaryWorld none{value};
    CHECK(installed_dialect(none).path.empty());
    CHECK_THAT(*installed_dialect(none).note, Contains("PATH"));
}
