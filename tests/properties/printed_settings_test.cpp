#include <algorithm>
#include <array>
#include <string>
#include <variant>
#include <vector>

#include <catch2/catch.hpp>
#include <rapidcheck/catch.h>

#include "planner/migrate/printed_settings.hpp"
#include "planner/resolve/dump/dump.hpp"
#include "planner/resolve/resolve.hpp"
#include "planner/world/imaginary_world.hpp"
#include "tests/properties/random.hpp"

namespace sshplan::test {

namespace {

std::string line() {
    return random_text({"AddressFamily inet",
                        "BatchMode yes",
                        "CASignatureAlgorithms ssh-ed25519",
                        "CanonicalDomains a.org b.org",
                        "CertificateFile /c/%h",
                        "CertificateFile /c/two",
                        "ChannelTimeout session=5m agent-connection=1m",
                        "Ciphers +aes128-cbc",
                        "Ciphers ^aes256-ctr",
                        "Compression yes",
                        "ControlPersist 5m",
                        "ForwardAgent yes",
                        "ForwardAgent /run/agent",
                        "GlobalKnownHostsFile /g/one /g/two",
                        "GlobalKnownHostsFile '/g/one /g/two'",
                        "HostKeyAlgorithms ssh-ed25519",
                        "HostKeyAlgorithms +ssh-*",
                        "HostKeyAlgorithms +nothing-*",
                        "KnownHostsCommand none",
                        "LogLevel QUIET",
                        "LogLevel VERBOSE",
                        "PKCS11Provider none",
                        "PermitRemoteOpen a:1 b:2",
                        "RekeyLimit 1G",
                        "RekeyLimit default 1h",
                        "RemoteCommand none",
                        "RemoteCommand uptime",
                        "RequestTTY yes",
                        "SendEnv LANG",
                        "SendEnv LC_* EDITOR",
                        "ServerAliveInterval 30",
                        "SetEnv A=1",
                        "SetEnv A=1 B=2",
                        "SetEnv \"A=1 B=2\"",
                        "StrictHostKeyChecking no",
                        "Tunnel yes",
                        "UserKnownHostsFile none",
                        "UserKnownHostsFile /u/one",
                        "VerifyHostKeyDNS yes"});
}

std::string configuration() {
    std::string text;
    for (int lines = random_number(0, 8); lines > 0; --lines) text += line() + "\n";
    return text;
}

std::vector<std::string> options() {
    std::vector<std::string> words;
    for (const std::string word : {"-C", "-A", "-v", "-q", "-W[t]:22"}) {
        if (random_number(0, 4) == 0) words.push_back(word);
    }
    return words;
}

/// One configuration read for one command line.
Resolution resolved(const std::string& bytes,
                    std::vector<std::string> words,
                    const Client& client) {
    ImaginaryWorld world{{.files = {{"/s/config", {.bytes = bytes}}}}};
    ConfigFiles files{world};
    Conditions conditions{{world, world, world, "/bin/sh"}, {}};
    words.emplace_back("web");
    const auto read = read_invocation(words, client.dialect, no_long_options);
    return resolve(std::get<Invocation>(read), client, {world, files, conditions});
}

/// What ssh -G prints of a keyword.
std::string lines_of(Keyword keyword, const Resolution& resolution, const Client& client) {
    std::string text;
    const auto dumped = dump(resolution, client);
    const auto* const lines = std::get_if<std::vector<DumpLine>>(&dumped);
    if (lines == nullptr) return text;
    for (const DumpLine& one : *lines) {
        if (one.keyword == keyword) text += one.text + "\n";
    }
    return text;
}

/// Those of which more than their values decides.
bool is_told_elsewhere(Keyword keyword) {
    constexpr std::array elsewhere{Keyword::host,
                                   Keyword::user,
                                   Keyword::hostname,
                                   Keyword::port,
                                   Keyword::host_key_alias,
                                   Keyword::identity_file,
                                   Keyword::proxy_jump,
                                   Keyword::proxy_command};
    return std::ranges::find(elsewhere, keyword) != elsewhere.end();
}

Client some_client() {
    Client client{.dialect = std::get<ChosenDialect>(
                                 find_dialect(random_text({"7.7", "8.4", "9.2", "9.8", "10.5"})))
                                 .dialect,
                  .user = "ana",
                  .uid = 1000,
                  .home = "/home/ana",
                  .ssh_dir = "/s"};
    client.user_config = {"/s/config", RoleFile::Wanted::named};
    client.system_config.wanted = RoleFile::Wanted::nothing;
    return client;
}

}  // namespace

TEST_CASE("settings that are printed once for many hosts are printed as ssh -G prints each") {
    rc::prop("whatever was printed before, and only what differs can be printed otherwise", [] {
        const Client client = some_client();
        PrintedSettings printed{client};
        std::vector<Resolution> all;
        for (int left = 6; left > 0; --left) {
            all.push_back(resolved(configuration(), options(), client));
        }
        std::size_t alike = 0;
        for (const Resolution& one : all) {
            const std::vector<Keyword> differing = PrintedSettings::differing(all.front(), one);
            for (std::size_t i = 0; i < keyword_count; ++i) {
                const auto keyword = static_cast<Keyword>(i);
                if (is_told_elsewhere(keyword)) continue;
                const std::string lines = lines_of(keyword, one, client);
                RC_ASSERT(printed.of(keyword, one) == lines);
                if (std::ranges::find(differing, keyword) != differing.end()) continue;
                RC_ASSERT(lines == lines_of(keyword, all.front(), client));
                if (&one != &all.front()) ++alike;
            }
        }
        RC_CLASSIFY(alike > 0, "some are alike");
    });
}

}  // namespace sshplan::test
