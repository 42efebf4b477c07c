#include "planner/connect/preflight/login_checks.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/connect/preflight/agent_check.hpp"
#include "planner/connect/preflight/key_file.hpp"
#include "planner/invocation/quote.hpp"

namespace sshplan {
namespace {

/// What is known of a hop's means of logging in, while they are gone through.
struct Means {
    const Hop& hop;
    const Client& client;
    World& world;
    std::vector<Check> checks{};
    bool has_key = false;      // a file that ssh can use, or a provider of keys
    bool needs_agent = false;  // some key has only its public part here

    [[nodiscard]] const Resolution& resolution() const { return *hop.resolution; }
    [[nodiscard]] std::string_view value(Keyword keyword) const {
        return resolution().effective(keyword, client.dialect.edition);
    }
};

Check bad_path(CheckKind what, const std::string& value, const BadKeyPath& bad) {
    return {what, Readiness::stops, value, fmt::format("ssh stops: {}", bad.reason)};
}

/// What a state of a key file means.
Check judged(const std::string& path, const KeyFile& file) {
    using enum KeyFile::State;
    Check check{CheckKind::identity, Readiness::warning, path};
    switch (file.state) {
        case usable:
            check.verdict = Readiness::ok;
            check.text = "is there";
            break;
        case missing:
            check.text = "is not there; ssh passes over it";
            check.advice = "ls -l " + shell_quoted(path);
            break;
        case no_file:
            check.text = "is no file; ssh passes over it";
            check.advice = "ls -ld " + shell_quoted(path);
            break;
        case unprotected:
            check.text =
                fmt::format("others have rights to it (mode {:04o}), so ssh ignores it", file.mode);
            check.advice = "chmod 600 " + shell_quoted(path);
            break;
        case foreign:
            check.text = "belongs to somebody else, and cannot be read";
            check.advice = "ls -l " + shell_quoted(path);
            break;
        case failed:
            check.text = fmt::format("cannot be looked at: {}", file.reason);
            break;
    }
    return check;
}

void look_at_identity(Means& means, const Identity& identity) {
    const auto answer = key_file_path(
        identity.file, Keyword::identity_file, means.resolution(), means.client, means.world);
    if (const auto* const bad = std::get_if<BadKeyPath>(&answer)) {
        means.checks.push_back(bad_path(CheckKind::identity, identity.file, *bad));
        return;
    }
    const auto& path = std::get<std::string>(answer);
    const KeyFile file = look_at_key_file(path, means.client, means.world);
    const bool is_missing = file.state == KeyFile::State::missing;
    const bool has_public_part = is_missing && means.world.exists(path + ".pub");
    means.has_key = means.has_key || file.state == KeyFile::State::usable;
    if (!has_public_part) {
        if (is_missing && identity.origin.kind == OriginKind::defaulted) return;
        means.checks.push_back(judged(path, file));
        return;
    }
    means.needs_agent = true;
    means.checks.push_back({CheckKind::identity,
                            Readiness::ok,
                            path,
                            "only its public part is here: the agent must hold the key"});
}

void look_at_certificates(Means& means) {
    for (const Obtained& value : means.resolution().of(Keyword::certificate_file).obtained) {
        if (is_none(value.text)) continue;
        const auto answer = key_file_path(
            value.text, Keyword::certificate_file, means.resolution(), means.client, means.world);
        if (const auto* const bad = std::get_if<BadKeyPath>(&answer)) {
            means.checks.push_back(bad_path(CheckKind::certificate, value.text, *bad));
            continue;
        }
        const auto& path = std::get<std::string>(answer);
        Check check{CheckKind::certificate, Readiness::ok, path, "is there"};
        if (const auto failure = means.world.stat_failure(path)) {
            check.verdict = Readiness::warning;
            check.text = fmt::format("cannot be read: {}; ssh passes over it", *failure);
            check.advice = "ls -l " + shell_quoted(path);
        }
        means.checks.push_back(std::move(check));
    }
}

bool is_on(const Means& means, Keyword keyword) { return means.value(keyword) == "yes"; }

/// Whether ssh may try anything that is no key of the user's.
bool has_other_methods(const Means& means) {
    const bool has_person = !is_on(means, Keyword::batch_mode);
    for (const Keyword asking :
         {Keyword::password_authentication, Keyword::kbd_interactive_authentication}) {
        if (has_person && is_on(means, asking)) return true;
    }
    return is_on(means, Keyword::gssapi_authentication) ||
           is_on(means, Keyword::hostbased_authentication);
}

/// Keys of a token (PKCS#11) are nobody's files.
bool has_provider(const Means& means) {
    const std::string_view provider = means.value(Keyword::pkcs11_provider);
    return !provider.empty() && !is_none(provider);
}

/// What it means that no key is left.
Check without_keys(const Means& means) {
    if (has_other_methods(means)) {
        return {CheckKind::login,
                Readiness::warning,
                means.hop.user,
                "no key to offer: a password, or another method, must do",
                "ssh-add"};
    }
    return {CheckKind::login,
            Readiness::stops,
            means.hop.user,
            "no key to offer, and no other method is allowed",
            "ssh-add"};
}

void look_at_agent(Means& means) {
    AgentCheck agent = check_agent(means.hop, means.client, means.world);
    if (means.needs_agent && agent.keys == AgentKeys::none) {
        agent.check.verdict = Readiness::warning;
        agent.check.advice = "ssh-add";
    }
    // With IdentitiesOnly only those keys of the agent count of which a file here tells.
    const bool is_passed_over = !means.needs_agent && is_on(means, Keyword::identities_only);
    if (is_passed_over && agent.keys == AgentKeys::some) {
        agent.check.text += ", which IdentitiesOnly passes over";
    }
    means.checks.push_back(std::move(agent.check));
    if (!means.has_key && (is_passed_over || agent.keys == AgentKeys::none)) {
        means.checks.push_back(without_keys(means));
    }
}

}  // namespace

std::vector<Check> check_login(const Hop& hop, const Client& client, World& world) {
    Means means{hop, client, world};
    const std::string_view wanted = means.value(Keyword::pubkey_authentication);
    if (wanted == "no" || wanted == "false") {
        Check check = without_keys(means);
        check.text = check.verdict == Readiness::stops
                         ? "PubkeyAuthentication is no, and no other method is allowed"
                         : "PubkeyAuthentication is no: a password, or another method, must do";
        check.advice.clear();
        return {check};
    }
    means.has_key = has_provider(means);
    for (const Identity& identity : hop.identities) look_at_identity(means, identity);
    look_at_certificates(means);
    look_at_agent(means);
    return std::move(means.checks);
}

}  // namespace sshplan
