#include "tests/promises/canary.hpp"

#include <filesystem>

namespace sshplan::test {

namespace {

/// $MARK, $HOME and $LIB stand for paths.
constexpr std::string_view text = R"conf(
IgnoreUnknown UseKeychain
Include parts/*.conf "odd name" "$(touch $MARK)" "|touch $MARK" ~/.ssh/parts/../tilde /dev/null/x
Include "`touch $MARK`" ~nobody/x

Host canary
    HostName canary.example.org
    ProxyCommand touch $MARK
    LocalCommand touch $MARK
    PermitLocalCommand yes
    RemoteCommand touch $MARK
    KnownHostsCommand $HOME/trap %H
    XAuthLocation $HOME/trap
    PKCS11Provider $LIB
    SecurityKeyProvider $LIB
    IdentityAgent $HOME/agent.sock
    ControlMaster auto
    ControlPath $HOME/control.sock
    ControlPersist yes
    IdentityFile ~/.ssh/key
    CertificateFile ~/.ssh/key-cert.pub
    UserKnownHostsFile ~/.ssh/known_hosts
    RevokedHostKeys $HOME/revoked
    ForwardX11 yes
    ForwardAgent yes
    Tunnel yes
    GSSAPIAuthentication yes
    VerifyHostKeyDNS yes
    CanonicalizeHostname always
    CanonicalDomains example.org
    CanonicalizePermittedCNAMEs *:*

Host jumper
    ProxyJump canary,second

Host recipe
    ProxyCommand ssh -q second nc %h %p

Host handed
    ProxyCommand sshpass -p "$TOKEN" ssh -W %h:%p second
    SetEnv SECRET=${TOKEN}
    SendEnv TOKEN
    User ${TOKEN}
    ControlPath ~/${TOKEN}-%h
    LocalForward 8081 /run/${TOKEN}
    RemoteForward /run/${TOKEN} 127.0.0.1:80

Match originalhost canary,jumper,second exec "touch $MARK"
    Compression yes

Match !exec "$HOME/trap %h" user root,ana
    ServerAliveInterval 5

Match final exec "touch $MARK; exit 1"
    LogLevel DEBUG
)conf";

constexpr std::string_view policy = R"toml(
version = 1
[[assert]]
name = "the canary only through the second"
hosts = ["canary"]
via = { first = "second" }
)toml";

std::string filled_in(std::string_view raw, const std::map<std::string, std::string>& values) {
    std::string result{raw};
    for (const auto& [name, value] : values) {
        for (std::size_t at = 0; (at = result.find(name, at)) != std::string::npos;) {
            result.replace(at, name.size(), value);
            at += value.size();
        }
    }
    return result;
}

}  // namespace

Canary::Canary() {
    write_configuration();
    write_traps();
    environment_ = {{"HOME", folder_.path("home")},
                    {"USER", "ana"},
                    {"PATH", folder_.path("bin")},
                    {"LC_ALL", "tr_TR.UTF-8"},  // who asks for it, opens its files
                    {"SHELL", folder_.path("home/trap")},
                    {"TOKEN", std::string{secret}},
                    {"SSHPASS", std::string{secret}},
                    {"SSH_AUTH_SOCK", folder_.path("home/agent.sock")},
                    {"SSH_ASKPASS", folder_.path("home/trap")},
                    {"SSH_ASKPASS_REQUIRE", "force"},
                    {"SSH_SK_PROVIDER", folder_.path("home/lib.so")},
                    {"DISPLAY", ":0"},
                    {"PAGER", folder_.path("home/trap")},
                    {"ASAN_OPTIONS", "detect_leaks=0"}};  // it would trace the traced program
}

void Canary::write_configuration() {
    const std::map<std::string, std::string> values{{"$MARK", folder_.path("mark")},
                                                    {"$HOME", folder_.path("home")},
                                                    {"$LIB", folder_.path("home/lib.so")}};
    configuration_ = {
        folder_.write("home/.ssh/config", filled_in(text, values)),
        folder_.write("home/.ssh/parts/one.conf", "Host second\n    Port 2222\n"),
        folder_.write("home/.ssh/parts/two.conf", "Include parts/one.conf\n"),
        folder_.write("home/.ssh/odd name", "Host third\n"),
        folder_.write("home/.ssh/tilde", "Host fourth\n"),
        folder_.write("etc/ssh_config", "Include " + folder_.path("etc/system.d/*") + "\n"),
        folder_.write("etc/system.d/one", "Host *\n    SendEnv LANG\n"),
    };
    others_ = {folder_.path("home/.ssh"),
               folder_.path("home/.ssh/parts"),
               folder_.path("etc/system.d"),
               folder_.path("bin/ssh"),
               folder_.write("policy.toml", policy),
               folder_.write("world", "assume *=yes\n"),
               folder_.write("names", "second 192.0.2.7\n")};
}

void Canary::write_traps() {
    const std::string trap = "#!/bin/sh\n: >'" + folder_.path("mark") + "'\n";
    for (const char* const name : {"home/trap", "bin/touch", "bin/nc", "bin/xauth"}) {
        folder_.write(name, trap, true);
    }
    folder_.write(
        "bin/ssh", trap + ": <<'VERSION'\nOpenSSH_9.2p1 Debian-2+deb12u10\nVERSION\n", true);
    for (const char* const name : {"home/.ssh/key",
                                   "home/.ssh/key-cert.pub",
                                   "home/revoked",
                                   "home/.ssh/known_hosts",
                                   "home/lib.so",
                                   "home/agent.sock",
                                   "home/control.sock",
                                   "home/.ssh/id_rsa"}) {
        folder_.write(name, "not to be opened\n");
    }
}

bool Canary::was_touched() const { return std::filesystem::exists(folder_.path("mark")); }

std::vector<std::string> Canary::options() const {
    return {"--home", folder_.path("home"), "--system-config", folder_.path("etc/ssh_config")};
}

}  // namespace sshplan::test
