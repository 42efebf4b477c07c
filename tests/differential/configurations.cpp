#include "configurations.hpp"

#include <vector>

#include <fmt/format.h>
#include <rapidcheck.h>

namespace sshplan::test {
namespace {

/// One of some texts; earlier ones are what a failure shrinks to.
rc::Gen<std::string> one_of(const Strings& texts) { return rc::gen::elementOf(texts); }

std::string join(const Strings& texts, std::string_view between) {
    return fmt::format("{}", fmt::join(texts, between));
}

std::string pattern() {
    return *one_of({"h",
                    "*",
                    "web",
                    "WEB",
                    "db1",
                    "*.example.org",
                    "db?",
                    "!h",
                    "!web",
                    "h*",
                    "web.example.org",
                    "10.0.0.1",
                    "!*"});
}

std::string patterns(std::string_view between) {
    Strings list;
    const int count = *rc::gen::inRange(1, 4);
    for (int i = 0; i < count; ++i) list.push_back(pattern());
    return join(list, between);
}

std::string criterion() {
    const std::string negation = *rc::gen::weightedElement<std::string>({{4, ""}, {1, "!"}});
    switch (*rc::gen::inRange(0, 7)) {
        case 0:
            return negation + "host " + patterns(",");
        case 1:
            return negation + "originalhost " + patterns(",");
        case 2:
            return negation + "user " + *one_of({"ann", "root", "a*", "!bob", "%u"});
        case 3:
            return negation + "localuser " + *one_of({"root", "*", "nobody"});
        case 4:
            return negation + *one_of({"final", "canonical"});
        case 5:
            return negation + "exec \"" + *one_of({"true", "x %h %p", "y %r %n", "%k %C %i"}) + '"';
        default:
            return negation + "host=" + pattern();
    }
}

std::string heading() {
    if (*rc::gen::arbitrary<bool>()) return "Host " + patterns(" ");
    if (*rc::gen::inRange(0, 8) == 0) return "Match all";
    Strings criteria;
    const int count = *rc::gen::inRange(1, 4);
    for (int i = 0; i < count; ++i) criteria.push_back(criterion());
    return "Match " + join(criteria, " ");
}

std::string jump() {
    return *one_of({"none",
                    "j1",
                    "ann@j1:2200",
                    "j1,j2",
                    "u@j1,v@j2:22",
                    "NONE",
                    "[::1]:22",
                    "h",
                    "ssh://a@j3:33",
                    "j1 # c",
                    "none # c",
                    "j1,none",
                    "web.example.org"});
}

std::string setting() {
    switch (*rc::gen::inRange(0, 9)) {
        case 0:
            return "User " + *one_of({"ann", "bob", "\"c d\"", "%u", "root"});
        case 1:
            return "Port " + *one_of({"22", "2222", "ssh", "\"+23\"", "http"});
        case 2:
            return "Hostname " +
                   *one_of(
                       {"%h.example.org", "WEB", "10.0.0.1", "h", "127.1", "%%x", "a-%h-b", "::1"});
        case 3:
            return "ProxyJump " + jump();
        case 4:
            return "ProxyCommand " +
                   *one_of({"none", "nc %h %p", "ssh -W %h:%p j", "= none", "None", "none # x"});
        case 5:
            return "IdentityFile " + *one_of({"~/a", "none", "/k/%h", "~/b", "None"});
        case 6:
            return "HostKeyAlias " + *one_of({"Alias", "%h"});
        case 7:
            return *one_of({"CanonicalizeHostname no",
                            "CanonicalizeHostname yes",
                            "CanonicalDomains example.org",
                            "CanonicalizeMaxDots 0",
                            "ConnectionAttempts 0",
                            "IgnoreUnknown Frob*",
                            "Frobnicate 1",
                            "AddressFamily inet"});
        default:
            return *one_of({"Compression yes",
                            "LogLevel DEBUG",
                            "RemoteCommand ls",
                            "Tunnel yes",
                            "ProxyUseFdpass yes",
                            "SessionType none",
                            "ForwardAgent yes"});
    }
}

}  // namespace

std::string any_configuration() {
    std::string text;
    const int count = *rc::gen::inRange(1, 14);
    for (int i = 0; i < count; ++i) {
        text += *rc::gen::inRange(0, 3) == 0 ? heading() : "  " + setting();
        text += '\n';
    }
    return text;
}

Strings any_options() {
    Strings words;
    const int count = *rc::gen::inRange(0, 3);
    for (int i = 0; i < count; ++i) {
        const Strings option =
            *rc::gen::elementOf(std::vector<Strings>{{"-l", "ann"},
                                                     {"-p", "2201"},
                                                     {"-J", "j9"},
                                                     {"-J", "none"},
                                                     {"-J", "x@j1:3,j2"},
                                                     {"-o", "ProxyCommand=none"},
                                                     {"-o", "ProxyJump=j8"},
                                                     {"-o", "User bob"},
                                                     {"-o", "Hostname other"},
                                                     {"-o", "ProxyCommand nc %h %p"},
                                                     {"-N"},
                                                     {"-W", "x:1"},
                                                     {"-oPort=24"},
                                                     {"-o", "Bogus=1"},
                                                     {"-o", "Match all"},
                                                     {"-o", "Port \"1"},
                                                     {"-o", "User"},
                                                     {"-4"}});
        words.insert(words.end(), option.begin(), option.end());
    }
    return words;
}

std::string any_destination() {
    return *one_of({"h",
                    "web",
                    "WEB",
                    "db1",
                    "web.example.org",
                    "ann@h",
                    "ssh://bob@web:2244",
                    "10.0.0.1",
                    "127.1",
                    "h.",
                    "::1"});
}

std::string any_first_wins_block() {
    const Strings lines{"User ann",
                        "User bob",
                        "Port 2222",
                        "ProxyJump j1",
                        "ProxyCommand nc %h %p",
                        "HostKeyAlias alias",
                        "Compression yes",
                        "ForwardX11 yes",
                        "ServerAliveInterval 30",
                        "LogLevel VERBOSE",
                        "BindAddress 10.0.0.9",
                        "UserKnownHostsFile /k1 /k2"};
    std::string block = *one_of({"Host *\n", "Match all\n"});
    const int count = *rc::gen::inRange(1, 5);
    for (int i = 0; i < count; ++i) block += "  " + *one_of(lines) + "\n";
    return block;
}

}  // namespace sshplan::test
