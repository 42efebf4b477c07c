#include "planner/connect/preflight/host_key_check.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/connect/preflight/known_hosts.hpp"
#include "planner/invocation/quote.hpp"

namespace sshplan {
namespace {

constexpr std::uint16_t ssh_port = 22;

/// What ssh does with a key that it does not know.
struct Strictness {
    std::string_view value;  // of StrictHostKeyChecking
    Readiness verdict;
    std::string_view text;
};

constexpr std::array strictness_rows{
    Strictness{"true", Readiness::stops, "ssh stops, as StrictHostKeyChecking is yes"},
    Strictness{"ask", Readiness::warning, "ssh will ask whether it is the right key"},
    Strictness{"accept-new", Readiness::warning, "ssh will file whatever key it is shown"},
    Strictness{"false", Readiness::warning, "ssh will take whatever key it is shown"},
};

constexpr Strictness ask_without_person{
    "ask", Readiness::stops, "ssh stops, as BatchMode keeps it from asking"};

const Strictness& strictness_of(const Resolution& resolution, const Edition& edition) {
    const std::string_view value = resolution.effective(Keyword::strict_host_key_checking, edition);
    const auto* const found = std::ranges::find(strictness_rows, value, &Strictness::value);
    const Strictness& row = found == strictness_rows.end() ? strictness_rows[1] : *found;
    const bool has_nobody = resolution.effective(Keyword::batch_mode, edition) == "yes";
    return row.value == "ask" && has_nobody ? ask_without_person : row;
}

/// The name without its port, which ssh tries next where no HostKeyAlias is set.
std::optional<std::string> name_without_port(const Hop& hop) {
    const std::string_view name = hop.host_key_name;
    const std::size_t end = name.find("]:");
    const bool has_alias = hop.resolution->value(Keyword::host_key_alias) != nullptr;
    if (has_alias || !name.starts_with('[') || end == std::string_view::npos) return std::nullopt;
    return std::string{name.substr(1, end - 1)};
}

/// misc.c put_host_port.
std::string with_port(std::string_view host, std::uint16_t port) {
    if (port == 0 || port == ssh_port) return std::string{host};
    return fmt::format("[{}]:{}", host, port);
}

/// Under which other names its key may have been filed.
std::vector<std::string> other_names(const Hop& hop) {
    std::vector<std::string> names;
    for (const std::string& host : {hop.hostname, hop.name}) {
        if (host.empty()) continue;
        for (const std::string& name : {with_port(lower_case(host), hop.port), lower_case(host)}) {
            const bool is_new = std::ranges::find(names, name) == names.end();
            if (is_new && name != hop.host_key_name) names.push_back(name);
        }
    }
    return names;
}

std::vector<FiledAt> places_of(const std::vector<KnownKey>& keys) {
    std::vector<FiledAt> places;
    for (const KnownKey& key : keys) places.push_back({key.file, key.line});
    return places;
}

bool has_marker(const std::vector<KnownKey>& keys, KeyMarker marker) {
    return std::ranges::find(keys, marker, &KnownKey::marker) != keys.end();
}

/// What is said of a name that some lines are about.
Check known(const std::string& name, const std::vector<KnownKey>& keys) {
    Check check{CheckKind::host_key, Readiness::ok, name, "known", "", places_of(keys)};
    if (!has_marker(keys, KeyMarker::none)) {
        check.text = "known by whoever signs its certificate";
    }
    if (has_marker(keys, KeyMarker::revoked)) check.text += "; a key of it is revoked";
    return check;
}

/// Whether a key that ssh would take is among them: one that is revoked too, it would not.
bool is_trusted(const std::vector<KnownKey>& keys) {
    const auto is_revoked = [&](const KnownKey& known) {
        return std::ranges::any_of(keys, [&](const KnownKey& other) {
            return other.marker == KeyMarker::revoked && other.key == known.key;
        });
    };
    return std::ranges::any_of(keys, [&](const KnownKey& known) {
        return known.marker != KeyMarker::revoked && !is_revoked(known);
    });
}

/// Whether ssh takes any key, as the host is this machine (sshconnect.c check_host_key; behind a
/// proxy it cannot tell).
bool is_local_and_trusted(const Hop& hop, const Edition& edition) {
    const Resolution& resolution = *hop.resolution;
    const Keyword keyword = Keyword::no_host_authentication_for_localhost;
    const bool is_local = hop.hostname.starts_with("127.") || hop.hostname == "::1" ||
                          equals_ignoring_case(hop.hostname, "localhost");
    return is_local && hop.reach == Reach::tcp && resolution.effective(keyword, edition) == "yes" &&
           resolution.value(Keyword::host_key_alias) == nullptr;
}

Check unknown_key(const Hop& hop,
                  const Strictness& strictness,
                  const std::vector<std::string>& files,
                  World& world) {
    Check check{CheckKind::host_key,
                strictness.verdict,
                hop.host_key_name,
                fmt::format("not known: {}", strictness.text)};
    for (const std::string& name : other_names(hop)) {
        const std::vector<KnownKey> keys = known_keys(files, name, world);
        if (!is_trusted(keys)) continue;
        check.text += fmt::format("; filed as {}", name);
        check.places = places_of(keys);
        check.advice = fmt::format("HostKeyAlias {}   (if that is the same host)", name);
        return check;
    }
    check.advice = "ssh-keygen -F " + shell_quoted(hop.host_key_name);
    if (!files.empty()) check.advice += " -f " + shell_quoted(files.front());
    return check;
}

}  // namespace

Check check_host_key(const Hop& hop, const Client& client, World& world) {
    const Resolution& resolution = *hop.resolution;
    const Edition& edition = client.dialect.edition;
    if (is_local_and_trusted(hop, edition)) {
        return {CheckKind::host_key,
                Readiness::ok,
                hop.host_key_name,
                "not looked at, as NoHostAuthenticationForLocalhost is yes"};
    }
    const std::vector<std::string> files = known_hosts_files(resolution, client, world);
    const std::vector<KnownKey> keys = known_keys(files, hop.host_key_name, world);
    if (is_trusted(keys)) return known(hop.host_key_name, keys);
    if (const auto name = name_without_port(hop)) {
        const std::vector<KnownKey> plain = known_keys(files, *name, world);
        if (is_trusted(plain)) {
            Check check = known(*name, plain);
            check.text +=
                fmt::format("; ssh takes it for {} too, if it is the same key", hop.host_key_name);
            return check;
        }
    }
    const std::string_view command = resolution.text(Keyword::known_hosts_command);
    if (!command.empty() && !is_none(command)) {
        return {CheckKind::host_key,
                Readiness::unknown,
                hop.host_key_name,
                "not in known_hosts; KnownHostsCommand may know it, and was not run"};
    }
    Check check = unknown_key(hop, strictness_of(resolution, edition), files, world);
    if (has_marker(keys, KeyMarker::revoked)) check.text += "; a key of it is revoked";
    return check;
}

}  // namespace sshplan
