#include <catch2/catch.hpp>

#include "tests/support/value_rows.hpp"

using namespace sshplan;
using namespace sshplan::test;

// Expectations are what ssh -G of OpenSSH 10.5 and of Debian's 9.2 answers.

TEST_CASE("flags and enumerations") {
    check_both({
        {"BatchMode YES", "yes"},
        {"BatchMode maybe", "! unsupported option \"maybe\"."},
        {"BatchMode \"\"", "! missing argument. unsupported option \"\"."},
        {"BatchMode # c", "! missing argument. unsupported option \"(null)\"."},
        {"BatchMode yes no", "! keyword batchmode extra arguments at end of line"},
        {"Compression true", "! unsupported option \"true\"."},
        {"CanonicalizeHostname ALWAYS", "always"},
        {"CanonicalizeHostname none", "! unsupported option \"none\"."},
        {"StrictHostKeyChecking off", "false"},
        {"Tunnel yes", "point-to-point"},
        {"FingerprintHash md5", "MD5"},
        {"FingerprintHash sha224", "! Invalid hash algorithm \"sha224\"."},
        {"LogLevel debug1", "DEBUG"},
        {"LogLevel # c", "! unsupported log level '<NONE>'"},
        {"SyslogFacility kern", "! unsupported log facility 'kern'"},
    });
    check_old({{"LogLevel quiet", "SILENT"}, {"LogLevel silent", "SILENT"}});
    check_new({{"LogLevel quiet", "QUIET"},
               {"LogLevel silent", "! unsupported log level 'silent'"},
               {"WarnWeakCrypto no-pq-kex", "no"}});
}

TEST_CASE("numbers, ports and masks") {
    check_both({
        {"ConnectionAttempts +5", "5"},
        {"ConnectionAttempts \" 7\"", "7"},
        {"ConnectionAttempts 2147483648", "! integer value too large."},
        {"ConnectionAttempts -1", "! integer value too small."},
        {"ConnectionAttempts 0x10", "! integer value invalid."},
        {"ConnectionAttempts \"\"", "! integer value missing."},
        {"Port 022", "22"},
        {"Port http", "80"},
        {"Port HTTP", "! Bad port 'HTTP'."},
        {"Port 0", "! Bad port '0'."},
        {"Port 65536", "! Bad port '65536'."},
        {"StreamLocalBindMask 07z", "07"},
        {"StreamLocalBindMask 0", "00"},
        {"StreamLocalBindMask 1000", "! Bad mask."},
    });
}

TEST_CASE("times") {
    check_both({
        {"ServerAliveInterval 1h30m", "5400"},
        {"ServerAliveInterval 5S", "5"},
        {"ServerAliveInterval none", "none (unset)"},
        {"ServerAliveInterval NONE", "! invalid time value."},
        {"ConnectTimeout \"\"", "! missing time value."},
        {"ConnectTimeout 3551w", "! invalid time value."},
        {"ControlPersist 0", "yes"},
        {"ControlPersist Yes", "! Bad ControlPersist argument."},
        {"AddKeysToAgent confirm 5m", "confirm 300"},
        {"AddKeysToAgent 5m", "300"},
        {"AddKeysToAgent 0", "true"},
        {"AddKeysToAgent yes 5", "! unsupported option"},
    });
    check_old({{"ConnectTimeout +1", "1"},
               {"ConnectTimeout 1s1s", "2"},
               {"ConnectTimeout 1.5", "! invalid time value."}});
    check_new({{"ConnectTimeout +1", "! invalid time value."},
               {"ConnectTimeout 1s1s", "! invalid time value."},
               {"ConnectTimeout 1.5", "1"},
               {"ConnectTimeout 1.5m", "! invalid time value."},
               {"ObscureKeystrokeTiming interval:20", "yes"},
               {"ObscureKeystrokeTiming interval:1001", "! value out of range."},
               {"ObscureKeystrokeTiming YES", "! unsupported argument \"YES\""}});
}

TEST_CASE("texts and the rest of a line") {
    check_both({
        {"User \"a b\"", "a b"},
        {"User a#b", "a#b"},
        {"User \"\"", "! Missing argument."},
        {"ControlPath NONE", "NONE"},
        {"ProxyCommand = a  \"b\" # c", "a  \"b\" # c"},
        {"ProxyCommand NONE", "NONE"},
        {"ProxyCommand none x", "none x"},
        {"ProxyCommand ==", ""},
        {"IdentityAgent $a-b", "! Invalid environment name $a-b."},
        {"IdentityAgent ${NOPE}",
         "! (vdollar_percent_expand: env var ${NOPE} has no value)"
         " Invalid environment expansion ${NOPE}."},
        {"ForwardAgent ${HOME}", "${HOME}"},
        {"Cipher whatever more", ""},
    });
    check_new({{"VersionAddendum none", ""}, {"VersionAddendum a # b", "a # b"}});
}

TEST_CASE("forwardings") {
    check_both({
        {"LocalForward 80 a:80", "80 [a]:80"},
        {"LocalForward [::1]:80 [::2]:http", "[::1]:80 [::2]:80"},
        {"LocalForward /a /b", "/a /b"},
        {"LocalForward ${HOME}/x h:1", "${HOME}/x h:1"},
        {"LocalForward 0 a:80", "! Bad forwarding specification."},
        {"LocalForward 80", "! Missing target argument."},
        {"RemoteForward 0 a:80", "0 [a]:80"},
        {"RemoteForward 80", "80 [socks]:0"},
        {"DynamicForward *:80", "[*]:80"},
        {"DynamicForward h:80:90", "! Bad forwarding specification."},
    });
}

TEST_CASE("tunnels and escape characters") {
    check_both({
        {"TunnelDevice 1", "1:any"},
        {"TunnelDevice ANY:2147483645", "any:2147483645"},
        {"TunnelDevice 2147483646", "! Bad tun device."},
        {"TunnelDevice 1:", "! Bad tun device."},
        {"EscapeChar none", "none"},
        {"EscapeChar ^A", "\\^A"},
        {"EscapeChar ^?", "! Bad escape character."},
        {"EscapeChar \" \"", "\\040"},
        {"EscapeChar \\\\", "\\\\"},
        {"EscapeChar \x7f", "\\^?"},
        {"EscapeChar \xa0", "\\240"},
        {"EscapeChar \xe1", "\\M-a"},
        {"EscapeChar \x81", "\\M^A"},
        {"EscapeChar NONE", "! Bad escape character."},
    });
}

TEST_CASE("classes of service") {
    check_both({
        {"IPQoS af11", "af11 | af11"},
        {"IPQoS EF 0", "ef | cs0"},
        {"IPQoS 1 255", "0x01 | 0xff"},
        {"IPQoS none 4", "none | le"},
        {"IPQoS 256", "! Bad IPQoS value: 256"},
        {"IPQoS af11 \"\"", "! Bad IPQoS value: "},
        {"IPQoS # c", "! Bad IPQoS value: (null)"},
        {"IPQoS 1 2 3", "! keyword ipqos extra arguments at end of line"},
    });
    check_old({{"IPQoS lowdelay throughput", "lowdelay | throughput"},
               {"IPQoS reliability", "le | le"},
               {"IPQoS 0x10 010", "lowdelay | throughput"},
               {"IPQoS 08", "! Bad IPQoS value: 08"},
               {"IPQoS va", "! Bad IPQoS value: va"}});
    check_new({{"IPQoS lowdelay throughput", "none | none"},
               {"IPQoS 0x10", "! Bad IPQoS value: 0x10"},
               {"IPQoS va", "va | va"}});
}

TEST_CASE("limits for new session keys") {
    check_both({
        {"RekeyLimit 1G 1h", "1073741824 | 3600"},
        {"RekeyLimit default none", "0"},
        {"RekeyLimit 1.5k", "1536"},
        {"RekeyLimit .", "0"},
        {"RekeyLimit 1K!", "1024"},
        {"RekeyLimit 1.999999999999999999K", "2047"},
        {"RekeyLimit 1.999999999999999999E", "1152921504606846976"},
        {"RekeyLimit 15", "! RekeyLimit too small"},
        {"RekeyLimit -0.5K", "! RekeyLimit too small"},
        {"RekeyLimit -8.5E", "! Bad number '-8.5E': Numerical result out of range"},
        {"RekeyLimit 1KB", "! Bad number '1KB': Invalid argument"},
        {"RekeyLimit +-1", "! Bad number '+-1': Invalid argument"},
        {"RekeyLimit 8E", "! Bad number '8E': Numerical result out of range"},
        {"RekeyLimit DEFAULT", "! Bad number 'DEFAULT': Invalid argument"},
        {"RekeyLimit 1G \"\"", "! missing time value."},
        {"RekeyLimit 1G NONE", "! invalid time value."},
        {"RekeyLimit 1G none x", "! keyword rekeylimit extra arguments at end of line"},
    });
}

TEST_CASE("a fault points to the word that is wrong") {
    const SourceFile domains{"f", "CanonicalDomains a b..c d"};
    const ValueAnswer domain = answer_to(domains, newest_dialect());
    REQUIRE(std::holds_alternative<ValueFault>(domain));
    CHECK(domains.at(std::get<ValueFault>(domain).where) == "b..c");

    const SourceFile user{"f", "User a b c"};
    const ValueAnswer taken = answer_to(user, newest_dialect());
    REQUIRE(std::holds_alternative<Value>(taken));
    CHECK(user.at(std::get<Value>(taken).leftover.value().where) == "b c");
}
