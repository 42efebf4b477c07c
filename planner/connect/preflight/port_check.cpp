#include "planner/connect/preflight/port_check.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace sshplan {
namespace {

constexpr double longest_wait = 5;  // seconds

/// Whose ssh decides how the first hop is dialled: its own, or of a proxy the one behind it.
const Resolution* dialling_resolution(const Route& route) {
    const auto found =
        std::ranges::find_if(route.hops, [](const Hop& hop) { return hop.resolution != nullptr; });
    return found == route.hops.end() ? nullptr : found->resolution.get();
}

double wait_of(const Resolution* resolution, const Edition& edition) {
    if (resolution == nullptr) return longest_wait;
    const std::string_view text = resolution->effective(Keyword::connect_timeout, edition);
    unsigned seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error != std::errc{} || seconds == 0) return longest_wait;
    return std::min<double>(seconds, longest_wait);
}

AddressFamily family_of(const Resolution* resolution, const Edition& edition) {
    if (resolution == nullptr) return AddressFamily::any;
    const std::string_view text = resolution->effective(Keyword::address_family, edition);
    if (text == "inet") return AddressFamily::inet;
    return text == "inet6" ? AddressFamily::inet6 : AddressFamily::any;
}

}  // namespace

std::optional<Check> check_port(const Route& route, const Client& client, World& world) {
    if (route.hops.empty()) return std::nullopt;
    const Hop& first = route.hops.front();
    const bool is_dialled = first.reach == Reach::tcp || first.reach == Reach::local_netcat;
    if (!is_dialled || first.hostname.empty() || first.port == 0) return std::nullopt;
    Check check{
        CheckKind::port, Readiness::unknown, fmt::format("{} port {}", first.hostname, first.port)};
    if (!first.prefix.empty()) {
        check.text = fmt::format("not tried: {} dials it", first.prefix);
        return check;
    }
    const Resolution* const resolution = dialling_resolution(route);
    const Edition& edition = client.dialect.edition;
    const auto answer = world.try_port(
        first.hostname, first.port, family_of(resolution, edition), wait_of(resolution, edition));
    if (!answer) {
        check.text = "not tried";
        return check;
    }
    check.verdict = answer->answers ? Readiness::ok : Readiness::stops;
    check.text = answer->answers ? "answers" : fmt::format("does not answer: {}", answer->reason);
    return check;
}

}  // namespace sshplan
