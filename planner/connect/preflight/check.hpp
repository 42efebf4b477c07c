#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sshplan {

/// What one look found. `warning`: ssh goes on, but asks, or passes over something. `stops`: the
/// connection would fail. `unknown`: nobody could be asked.
enum class Readiness : std::uint8_t { ok, warning, stops, unknown };

/// What was looked at.
enum class CheckKind : std::uint8_t {
    route,        // whether there is a way at all
    master,       // a connection that is there already
    port,         // of the first hop
    host_key,     // in known_hosts
    identity,     // a key file
    certificate,  // of a key
    agent,        // and how many keys it holds
    login,        // whether there is anything to log in with
    control,      // the place of ControlPath
};

/// Where something is filed.
struct FiledAt {
    std::string file{};
    std::uint32_t line = 0;

    friend bool operator==(const FiledAt&, const FiledAt&) = default;
};

/// One thing that was looked at before anything connects. Nothing in it is printable yet.
struct Check {
    CheckKind what = CheckKind::route;
    Readiness verdict = Readiness::ok;
    std::string subject{};  // the file, socket, name or address that it is about
    std::string text{};     // what of it: "others may read it (mode 0644), so ssh ignores it"
    std::string advice{};   // what to type; empty: nothing
    std::vector<FiledAt> places{};

    friend bool operator==(const Check&, const Check&) = default;
};

/// "ok", "warning", "stops", "unknown".
[[nodiscard]] std::string_view name_of(Readiness readiness);

/// "route", "master", "port", "host-key", "identity", "certificate", "agent", "login", "control".
[[nodiscard]] std::string_view name_of(CheckKind kind);

}  // namespace sshplan
