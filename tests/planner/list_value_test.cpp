#include <catch2/catch.hpp>

#include "tests/support/value_rows.hpp"

using namespace sshplan;
using namespace sshplan::test;

// Expectations are what ssh -G of OpenSSH 10.5 and of Debian's 9.2 answers.

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
