#include <map>

#include <fmt/format.h>

#include "generate.hpp"
#include "pick.hpp"

namespace sshplan::test {

namespace {

using T = ValueType;

// clang-format off
const Strings flags{"yes", "no", "true", "false", "YES", "Off", "ask", "1"};
const Strings numbers{"0", "1", "3", "5", "007", "-1", "+3", "2147483647", "2147483648", "0x10",
                      "abc", "1k", "99999999999999999999", "none"};
const Strings times{"0", "10", "1m", "1h30m", "2W", "none", "NONE", "-1", "1.5", "1.5s", "0.25m",
                    "5x", "1m1", "+5", "010", "1d1d", "s", "m5", "2147483647", "2147483648",
                    "35791394m", "99999999999999999999", "1 m", "1s.5", ".5", "5."};
const Strings ports{"22", "2222", "0", "1", "65535", "65536", "ssh", "http", "SSH", "+23", "-1",
                    "022", "0x16", "nope", "22a", "domain"};
const Strings texts{"word", "a", "none", "None", "%h", "%%", "%n-%r-%p", "${WORD}", "${NOPE}",
                    "$WORD", "*", "a,b", "-x", "/x/y", "~/k", "~root/k", "~nobody1/x", "~", "${", "${}",
                    "%", "%Z", "x%", "${WORD", "a=b", "=", "\xc3\xa4", "10.0.0.1", "${EMPTY}",
                    "${TILDE}", "${PERCENT}", "%d/%u", "%i%l", "%L", "%C", "%k", "%j", "%T", "lo"};
const Strings commands{"none", "nc %h %p", "None", "ssh -W %h:%p j", "= x", "== none", "\"a b\" c",
                       "none # x", "exec 2>&1; a | b", "'x'", "it\"s", "%Z", "%", "%n %r %u %d %i",
                       "${WORD}", "none x", "\tx", "=none", "x \\\" y", "# x", "-", "ls -l"};
const Strings cipher_names{"aes128-ctr", "aes256-gcm@openssh.com", "3des-cbc", "chacha20*", "aes*",
                           "none", "nope", "AES128-CTR", "*", "!aes128-ctr", "aes256-*", ""};
const Strings mac_names{"hmac-sha2-256", "hmac-*", "hmac-md5", "umac-64@openssh.com", "nope", "*",
                        "HMAC-SHA1", "!hmac-sha1", "none", ""};
const Strings kex_names{"curve25519-sha256", "ecdh-*", "diffie-hellman-group1-sha1", "nope", "*",
                        "sntrup761*", "mlkem*", "ext-info-c", "", "!curve*"};
const Strings key_names{"ssh-ed25519", "ssh-rsa", "ssh-dss", "rsa-sha2-256", "*cert*", "ecdsa-*",
                        "sk-*", "nope", "ssh-ed25519-cert-v01@openssh.com", "*", "!ssh-rsa", "",
                        "ED25519", "ssh-ed25519@openssh.com"};
const Strings gssapi_names{"gss-gex-sha1-", "gss-group14-sha256-", "gss-*", "nope",
                           "gss-group16-sha512-", ""};
const Strings forwards{"80", "80 h:80", "[::1]:80 [fe80::1]:90", "*:80 h:http", "127.0.0.1:80 h:1",
                       "80 h", "80 socks:80", "/run/a /run/b", "80 /run/b", "/run/a h:80", "0 h:1",
                       "65536 h:80", "x:y:z h:80", ":80 h:80", "80:h:80", "80 h:80 x", "a:80 [h]:80",
                       "${WORD}:80 h:80", "80 ${NOPE}:1", "/run/%h /run/%r", "80 %h:80", "/x/${TILDE} h:1",
                       "80 h:0", "localhost:80 h:80", "80/h:80", "[::1]/80 h/80", "80 h:80:90",
                       "/x:/y", "80:/y", "h:80:/y", "h:80", "socks", "%Z", "80 %Z:80", "/a/%Z 80",
                       "\\/x h:80", "[a]80 h:1", "a:[80] h:1", "1023 h:1"};
const Strings opens{"any", "none", "h:80", "*:*", "h:*", "[::1]:22", "h", "h:http", "h:0", "ANY",
                    "None", "a:1 b:2", "none h:80", "any h:80", "h:80 none", "*", ":80", "h:x"};
const Strings paths{"/k1", "none", "/k1 /k2", "~/k", "NONE", "none /k", "%d/k", "${WORD}", "${NOPE}",
                    "/k1 none", "%Z", "\"\"", "~root/k", "/k/%h ${SPACED}"};
const Strings domains{"example.org", "none", "a.b c.d", "none a.b", "a.b none", "-x", "a_b.c",
                      "_x.y", "a..b", ".a", "a.", "", "None", "example.org.", "x/y", "A.B", "a.b a.b"};
const Strings rules{"*:*", "none", "*.a:*.b", "*.a:*.b,*.c d:e", "a", "a:b:c", ":", "a:", ":b",
                    "none a:b", "a:b none", "NONE", "*.example.org:*"};
const Strings patterns{"LANG", "LC_*", "-LC_*", "A=B", "LANG LC_*", "-*", "*", "A B -A", "-", "",
                       "A A", "-LANG LANG"};
const Strings assignments{"A=1", "A=1 B=2", "A", "=1", "A=", "A=1 A=2", "A=%h", "A=${WORD}",
                          "A=1 AB=2 A=3", "A=${NOPE}", "A==", "A=%Z", "A=1 B"};
const Strings agents{"yes", "no", "none", "$WORD", "$NOPE", "$", "${WORD}", "${NOPE}", "/nope/x", "/tmp",
                     "SSH_AUTH_SOCK", "ssh_auth_sock", "$1x", "$A-B", "~/a", "%d/a", "TRUE", "ask",
                     "$WORD/x", "/%h/x", "%Z", "${WORD", "~nobody1"};
const Strings keys{"yes", "no", "ask", "confirm", "confirm 5m", "5m", "ask 5", "yes 5", "0", "confirm 0",
                   "confirm x", "CONFIRM", "5m confirm", "confirm 5m x", "-1", "none", "5m 6m"};
const Strings persists{"yes", "no", "0", "5m", "YES", "-1", "true", "none", "x", "1.5", "010"};
const Strings tunnels{"any", "any:any", "1", "1:2", "1:any", "any:1", "x", "-1", "2147483647",
                      "2147483646:0", "1:2:3", ":", "1:", "ANY", "0", "+1"};
const Strings escapes{"~", "none", "^a", "^", "^[", "^?", "a", "ab", "^ab", "\\", "%", "NONE", "\xc3"};
const Strings qos{"lowdelay", "af21 cs1", "ef", "none", "0x10", "16", "255", "256", "le",
                  "lowdelay throughput", "cs0 none", "AF21", "va", "a b c", "-1", "reliability", "0x",
                  "010", "1 2"};
const Strings limits{"1G", "0", "none", "default", "1G 1h", "default none", "1G none", "16", "15",
                     "100k", "1T", "1.5G", "99999999999G", "default 0", "1M 5x", "none 1h", "1G 1h x",
                     "-1", "1g", "1GB", "0 0", "default 1.5", "1G default", "4294967296"};
const Strings masks{"0177", "0", "777", "0222", "888", "1000", "-1", "x", "07777", "00", "0x1"};
const Strings locations{"none", "a.c:*", "a.c:f:10 b.c:*", "none a", "a none", "NONE", "x"};
const Strings timeouts{"none", "session=5m", "*=0", "session:shell=1h x11-connection=5", "x", "=5",
                       "none a=1", "a=1 none", "a=b", "a=", "a=1.5", "*=1w b=0", "global=2", "NONE",
                       "A=1 A=2"};
const Strings timings{"yes", "no", "interval:80", "INTERVAL:5", "interval:0", "interval:x", "interval:1001",
                      "interval:1000", "YES", "interval:", "80", "interval:+5"};
const Strings jumps{"none", "j1", "ann@j1:2200", "j1,j2", "u@j1,v@j2:22", "NONE", "[::1]:22", "h",
                    "ssh://a@j3:33", "j1,none", "web.example.org", "a b", "j1,", ",j1", "@j", "u@", "j:",
                    "j:0", "j:http", "j:x", "-j", "u;x@j", "j/22", "ssh://j/", "ssh://a%20b@j:1",
                    "ssh://u@j,v@k", "10.0.0.1", "u@10.0.0.1:5", "a@b@c:22", "\"j1\"", "'j1'", "j1 # c",
                    "none # c", "ann@h", "u%h@j", "${WORD}", "%h", "h:23", "ssh://[::1]:2", "x\\y", "H"};
const Strings hostnames{"%h.example.org", "real", "WEB", "10.0.0.1", "h", "127.1", "%%x", "a-%h-b", "::1",
                        "FE80::1", "%n", "%Z", "x%", "010.0.0.1", "0x7f000001", "h.", "-x", "a;b",
                        "localhost", "1.2.3", "%p", "[::1]", "h.example.org", "%h%h"};
const Strings users{"ann", "bob", "root", "%u", "%n", "a b", "a;b", "-x", "%%", "${WORD}", "${NOPE}",
                    "%Z", "a\\b", "a'b", "%r", "%h-x", "a{b", "%", "x\\", "none", "\x01"};
const Strings levels{"QUIET", "FATAL", "ERROR", "INFO", "VERBOSE", "silent", "quiet", "x", "info", "error",
                     "fatal"};
const Strings facilities{"USER", "AUTH", "local3", "DAEMON", "AUTHPRIV", "x", "LOCAL8", "user"};
const Strings hashes{"sha256", "MD5", "sha1", "SHA512", "x", "sha384", "sha256,md5"};
const Strings addenda{"x", "none", "a b # c", "\"x\"", "%h", "", "NONE", "${WORD}", "%Z", "# x", "none x"};
const Strings unknowns{"Frob*", "*", "use*,foo", "FOO", "!foo", "bogus,frobnicate", "Frobnicate"};
// clang-format on

std::string algorithm_list(const Strings& names) {
    std::string list = pick({"", "", "+", "-", "^", "!"});
    const int count = pick_number(1, 4);
    for (int i = 0; i < count; ++i) list += (i > 0 ? "," : "") + pick(names);
    return list;
}

const Strings& pool_of(ValueType type) {
    static const std::map<ValueType, const Strings*> pools{
        {T::jump_list, &jumps},
        {T::flag, &flags},
        {T::log_level, &levels},
        {T::log_facility, &facilities},
        {T::fingerprint_hash, &hashes},
        {T::integer, &numbers},
        {T::time, &times},
        {T::keystroke_timing, &timings},
        {T::port, &ports},
        {T::text, &texts},
        {T::text_or_none, &texts},
        {T::command, &commands},
        {T::version_addendum, &addenda},
        {T::identity_agent, &agents},
        {T::forward_agent, &agents},
        {T::keys_to_agent, &keys},
        {T::dynamic_forward, &forwards},
        {T::local_forward, &forwards},
        {T::remote_forward, &forwards},
        {T::permitted_opens, &opens},
        {T::known_hosts_paths, &paths},
        {T::revoked_keys_paths, &paths},
        {T::domains, &domains},
        {T::cname_rules, &rules},
        {T::environment_patterns, &patterns},
        {T::environment, &assignments},
        {T::log_locations, &locations},
        {T::channel_timeouts, &timeouts},
        {T::control_persist, &persists},
        {T::tunnel_device, &tunnels},
        {T::escape_character, &escapes},
        {T::qos, &qos},
        {T::rekey_limit, &limits},
        {T::octal_mask, &masks},
    };
    const auto found = pools.find(type);
    return found == pools.end() ? texts : *found->second;
}

std::string enumeration_value(const KeywordInfo& info) {
    Strings names;
    for (const EnumName& name : info.names) names.emplace_back(name.spelling);
    return pick_once_in(8) ? pick(flags) : pick(names);
}

std::string typed_value(const KeywordInfo& info) {
    switch (info.type) {
        case T::enumeration:
            return enumeration_value(info);
        case T::ciphers:
            return algorithm_list(cipher_names);
        case T::macs:
            return algorithm_list(mac_names);
        case T::kex_algorithms:
            return algorithm_list(kex_names);
        case T::key_types:
        case T::ca_key_types:
            return algorithm_list(key_names);
        case T::gssapi_kex_algorithms:
            return algorithm_list(gssapi_names);
        default:
            return pick(pool_of(info.type));
    }
}

/// Enough to fill the buffers that ssh reads and says things with.
std::string long_text() {
    const std::string part = pick({"x", "\xc3\xa4", "%h", "a,", "/k ", "a.", "\x01"});
    const int repeats = pick_number(1, 1200);
    std::string text;
    for (int i = 0; i < repeats; ++i) text += part;
    return text;
}

}  // namespace

std::string any_value(const KeywordInfo& info) {
    // What LogVerbose matches makes ssh say more, which sshplan does not.
    if (info.keyword == Keyword::log_verbose) return pick(locations);
    if (pick_once_in(40)) return pick(texts);
    if (pick_once_in(100)) return long_text();
    if (pick_once_in(60))
        return typed_value(keyword_table()[static_cast<std::size_t>(
            pick_number(0, static_cast<int>(keyword_count)))]);
    if (info.keyword == Keyword::hostname) return pick(hostnames);
    if (info.keyword == Keyword::user) return pick(users);
    if (info.keyword == Keyword::ignore_unknown) return pick(unknowns);
    return typed_value(info);
}

}  // namespace sshplan::test
