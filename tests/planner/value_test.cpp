#include <span>
#include <string>

#include <catch2/catch.hpp>

#include "planner/resolve/value.hpp"
#include "planner/world/imaginary_world.hpp"

using namespace sshplan;

// Expectations are what ssh -G of OpenSSH 10.5 and of Debian's 9.2 answers.

namespace {

/// A line, and what becomes of it: the words with " | " between them; or "! " and the messages, "!!
/// " if they are fatal; a message that no file's name precedes is in parentheses.
struct Row {
    std::string_view line;
    std::string_view outcome;
};

using Table = std::initializer_list<Row>;

Imaginary machine() {
    Imaginary value;
    value.files["/etc/services"] = {.bytes = "ssh 22/tcp\nhttp 80/tcp www\ndomain 53/udp\n"};
    value.variables = {{"HOME", "/root"}};
    return value;
}

std::string shown(const ValueFault& fault) {
    std::string text = fault.consequence == ValueFault::Consequence::fatal ? "!!" : "!";
    for (const ValueFault::Message& message : fault.messages) {
        const bool located = message.form == ValueFault::Form::located;
        text += located ? " " + message.text : " (" + message.text + ")";
    }
    return text;
}

std::string shown(const Value& value) {
    if (value.leftover) return shown(*value.leftover);
    std::string text;
    for (const std::string& word : value.words) text += (text.empty() ? "" : " | ") + word;
    return value.storing == Storing::stores ? text : text + " (unset)";
}

ValueAnswer answer_to(const SourceFile& file, const Dialect& dialect) {
    ImaginaryWorld world{machine()};
    const Config config{file};
    REQUIRE(config.directives().size() == 1);
    const Directive& directive = config.directives().front();
    const auto reading = read_keyword(directive.keyword, dialect.edition);
    REQUIRE(reading);
    return read_value(directive, *reading->info, {dialect, world});
}

std::string outcome(std::string_view line, const Dialect& dialect) {
    const SourceFile file{"f", std::string{line}};
    return std::visit([](const auto& answer) { return shown(answer); }, answer_to(file, dialect));
}

void check(Table table, const Dialect& dialect) {
    for (const Row& row : table) {
        CAPTURE(row.line, dialect.name);
        CHECK(outcome(row.line, dialect) == row.outcome);
    }
}

void check_old(Table table) { check(table, debian_9_2(6)); }
void check_new(Table table) { check(table, newest_dialect()); }

void check_both(Table table) {
    check_old(table);
    check_new(table);
}

}  // namespace

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
        {"LocalForward ${HOME}/x h:1", "/root/x [h]:1"},
        {"LocalForward 0 a:80", "! Bad forwarding specification."},
        {"LocalForward 80", "! Missing target argument."},
        {"RemoteForward 0 a:80", "0 [a]:80"},
        {"RemoteForward 80", "80 [socks]:0"},
        {"DynamicForward *:80", "[*]:80"},
        {"DynamicForward h:80:90", "! Bad forwarding specification."},
    });
}

TEST_CASE("lists of ciphers, MACs and key exchanges") {
    check_both({
        {"Ciphers +3des-cbc,aes128-ctr", "+3des-cbc,aes128-ctr"},
        {"Ciphers AES128-CTR", "! Bad SSH2 cipher spec 'AES128-CTR'."},
        {"Ciphers -aes*,x", "-aes*,x"},
        {"Ciphers aes128-ctr,", "aes128-ctr,"},
        {"Ciphers aes128-ctr,,x", "aes128-ctr,,x"},
        {"Ciphers aes128-ctr,x", "! Bad SSH2 cipher spec 'aes128-ctr,x'."},
        {"Ciphers +", "! Bad SSH2 cipher spec '+'."},
        {"Ciphers \"\"", "! Missing argument."},
        {"MACs ^hmac-md5", "^hmac-md5"},
        {"MACs hmac-ripemd160", "! Bad SSH2 MAC spec 'hmac-ripemd160'."},
        {"MACs ,x", ",x"},
        {"KexAlgorithms curve25519-sha256", "curve25519-sha256"},
        {"KexAlgorithms sntrup761x25519-sha512", "sntrup761x25519-sha512"},
        {"KexAlgorithms curve25519-sha256,x,y",
         "! (Unsupported KEX algorithm \"x\") Bad SSH2 KexAlgorithms 'curve25519-sha256,x,y'."},
        {"KexAlgorithms +", "! Bad SSH2 KexAlgorithms '+'."},
    });
    check_old({
        {"Ciphers ,x", ",x"},
        {"KexAlgorithms gss-gex-sha1-x", "gss-gex-sha1-x"},
        {"KexAlgorithms mlkem768x25519-sha256",
         "! (Unsupported KEX algorithm \"mlkem768x25519-sha256\")"
         " Bad SSH2 KexAlgorithms 'mlkem768x25519-sha256'."},
        {"GSSAPIKexAlgorithms gss-nistp256-sha256-,", "gss-nistp256-sha256-,"},
        {"GSSAPIKexAlgorithms +gss-gex-sha1-",
         "! (Unsupported KEX algorithm \"+gss-gex-sha1-\")"
         " Bad GSSAPI KexAlgorithms '+gss-gex-sha1-'."},
    });
    check_new({
        {"Ciphers ,x", "! Bad SSH2 cipher spec ',x'."},
        {"KexAlgorithms mlkem768x25519-sha256", "mlkem768x25519-sha256"},
        {"KexAlgorithms gss-gex-sha1-x",
         "! (Unsupported KEX algorithm \"gss-gex-sha1-x\")"
         " Bad SSH2 KexAlgorithms 'gss-gex-sha1-x'."},
    });
}

TEST_CASE("lists of key types") {
    check_both({
        {"HostKeyAlgorithms +ssh-rsa", "+ssh-rsa"},
        {"HostKeyAlgorithms ssh-*,!*cert*", "ssh-*,!*cert*"},
        {"HostKeyAlgorithms !foo", "! Bad key types '!foo'."},
        {"HostKeyAlgorithms SSH-RSA", "! Bad key types 'SSH-RSA'."},
        {"PubkeyAcceptedKeyTypes foo*", "! Bad key types 'foo*'."},
        {"HostbasedAcceptedAlgorithms -foo", "-foo"},
        {"CASignatureAlgorithms *cert*", "*cert*"},
    });
    check_old({
        {"HostKeyAlgorithms Ecdsa-SK,rsa", "Ecdsa-SK,rsa"},
        {"HostKeyAlgorithms RSA-CERT", "! Bad key types 'RSA-CERT'."},
        {"HostKeyAlgorithms ssh-dss,null", "ssh-dss,null"},
        {"CASignatureAlgorithms ssh-rsa-cert-v01@openssh.com", "ssh-rsa-cert-v01@openssh.com"},
    });
    check_new({
        {"HostKeyAlgorithms ssh-mldsa44-ed25519@openssh.com", "ssh-mldsa44-ed25519@openssh.com"},
        {"HostKeyAlgorithms ssh-dss", "! Bad key types 'ssh-dss'."},
        {"CASignatureAlgorithms ssh-rsa-cert-v01@openssh.com",
         "! Bad key types 'ssh-rsa-cert-v01@openssh.com'."},
    });
}

TEST_CASE("lists of paths and of places in the code") {
    check_both({
        {"UserKnownHostsFile ~/a /b", "~/a | /b"},
        {"UserKnownHostsFile NONE", "NONE"},
        {"UserKnownHostsFile a none",
         "! keyword userknownhostsfile \"none\" argument must appear alone."},
        {"GlobalKnownHostsFile a \"\"", "! keyword globalknownhostsfile empty argument"},
        {"GlobalKnownHostsFile # c", " (unset)"},
        {"LogVerbose a b", "a"},
        {"LogVerbose NONE", "NONE"},
        {"LogVerbose a \"\"", "! keyword logverbose empty argument"},
        {"RevokedHostKeys None", "None"},
    });
    check_old({{"RevokedHostKeys a b", "! keyword revokedhostkeys extra arguments at end of line"},
               {"RevokedHostKeys # c", "! Missing argument."}});
    check_new({{"RevokedHostKeys a b", "a | b"},
               {"RevokedHostKeys # c", "!! no revokedhostkeys specified"},
               {"RevokedHostKeys \"\"", "! keyword revokedhostkeys empty argument"}});
}

TEST_CASE("timeouts of channels and targets that may be opened") {
    check_both({
        {"PermitRemoteOpen a:1 [::1]:* *:http", "a:1 | [::1]:* | *:http"},
        {"PermitRemoteOpen ANY", "ANY"},
        {"PermitRemoteOpen a:1 any",
         "! keyword permitremoteopen \"any\" argument must appear alone."},
        {"PermitRemoteOpen []:1 :1", "[]:1 | :1"},
        {"PermitRemoteOpen a/1", "!! missing host in permitremoteopen"},
        {"PermitRemoteOpen [a]b:1", "!! missing host in permitremoteopen"},
        {"PermitRemoteOpen a", "!! bad port number in permitremoteopen"},
        {"PermitRemoteOpen a:0", "!! bad port number in permitremoteopen"},
        {"PermitRemoteOpen # c", "!! missing permitremoteopen specification"},
    });
    check_new({{"ChannelTimeout session=5m *=0", "session=5m | *=0"},
               {"ChannelTimeout None", "None"},
               {"ChannelTimeout a=1 none",
                "! keyword channeltimeout \"none\" argument must appear alone."},
               {"ChannelTimeout a", "!! invalid channel timeout a"},
               {"ChannelTimeout \"=1\"", "!! invalid channel timeout =1"},
               {"ChannelTimeout a=", "!! invalid channel timeout a="},
               {"ChannelTimeout # c", "!! no channeltimeout specified"}});
}

TEST_CASE("variables of the environment") {
    check_both({
        {"SendEnv LANG LC_* -A", "LANG | LC_* | -A"},
        {"SendEnv A=B", "! Invalid environment name."},
        {"SendEnv A \"\"", "! Invalid environment name."},
        {"SetEnv A=1 AB=2 A=3", "A=1 | AB=2"},
        {"SetEnv \"=x\"", "=x"},
        {"SetEnv =x", "! Invalid SetEnv."},
        {"SetEnv A=1 B", "! Invalid SetEnv."},
    });
    check_old({{"SendEnv # c", ""}, {"SetEnv # c", " (unset)"}});
    check_new(
        {{"SendEnv # c", "!! no sendenv specified"}, {"SetEnv # c", "!! no setenv specified"}});
}

TEST_CASE("domains and the rules for their aliases") {
    check_both({
        {"CanonicalDomains Example.COM. b_c", "example.com | b_c"},
        {"CanonicalDomains NONE", "none"},
        {"CanonicalDomains example.com none",
         "! keyword canonicaldomains \"none\" argument must appear alone."},
        {"CanonicalDomains .a", "! domain name \".a\" starts with invalid character"},
        {"CanonicalDomains ABC..D", "! domain name \"abc..D\" contains consecutive separators"},
        {"CanonicalDomains aB!Cd", "! domain name \"ab!Cd\" contains invalid characters"},
        {"CanonicalizePermittedCNAMEs * A:B:C", "*:* | a:b:c"},
        {"CanonicalizePermittedCNAMEs NONE", "NONE"},
        {"CanonicalizePermittedCNAMEs * none",
         "! keyword canonicalizepermittedcnames \"none\" argument must appear alone."},
        {"CanonicalizePermittedCNAMEs :b", ":b"},
        {"CanonicalizePermittedCNAMEs A:", "! Invalid permitted CNAME \"a:\""},
        {"CanonicalizePermittedCNAMEs \"\"", "! Invalid permitted CNAME \"\""},
    });
    check_old({{"CanonicalDomains \"\"", "! keyword canonicaldomains empty argument"},
               {"CanonicalDomains _a", "! domain name \"_a\" starts with invalid character"},
               {"CanonicalDomains # c", " (unset)"}});
    check_new({{"CanonicalDomains \"\"", "! empty domain name"},
               {"CanonicalDomains _a", "_a"},
               {"CanonicalDomains # c", "!! no canonicaldomains specified"},
               {"CanonicalizePermittedCNAMEs # c", "!! no canonicalizepermittedcnames specified"}});
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
