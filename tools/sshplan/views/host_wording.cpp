#include "tools/sshplan/views/host_wording.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parser/text/printable.hpp"
#include "planner/explore/unknown_caller.hpp"
#include "tools/sshplan/views/condition_wording.hpp"
#include "tools/sshplan/views/place_wording.hpp"
#include "tools/sshplan/views/style.hpp"

namespace sshplan::cli {
namespace {

constexpr std::string_view unknown = "?";

std::string_view yes_or_no(const HostRoute& route, bool Exposure::* what) {
    const bool some =
        std::ranges::any_of(route.hops, [&](SharedHostHop hop) { return hop->exposure.*what; });
    return some ? "yes" : "no";
}

std::string names_text(const HostRoute& route) {
    std::vector<std::string> names;
    for (const SharedHostHop hop : route.hops) names.push_back(printable(hop->name));
    if (!names.empty()) names.pop_back();
    return fmt::format("{}", fmt::join(names, fmt::format(" {} ", glyph::arrow)));
}

}  // namespace

std::string hop_text(const HostHop& hop) {
    const std::string user = with_caller_in_words(hop.user);
    const std::string hostname = with_caller_in_words(hop.hostname);
    const std::string host = hostname.empty() ? std::string{unknown} : hostname;
    if (hop.port != 0) return account_text(user, host, hop.port);
    return fmt::format("{}{}{}", printable(user), user.empty() ? "" : "@", printable(host));
}

namespace {

/// What stands where no hop does.
std::string_view first_link(Reach reach) {
    switch (reach) {
        case Reach::command:
            return "a command";
        case Reach::vendor:
            return "a tunnel";
        default:
            return "direct";
    }
}

}  // namespace

std::string way_text(const HostRoute& route) {
    if (route.status == RouteStatus::refused) return "refused";
    std::string text = names_text(route);
    if (text.empty() && !route.hops.empty()) text = first_link(route.hops.front()->reach);
    if (route.status == RouteStatus::ok) return text;
    return fmt::format("{} ({})", text, name_of(route.status));
}

std::string field_text(std::string_view text) {
    std::string field;
    for (const char c : printable(text)) field += c == ' ' ? std::string{"\\x20"} : std::string{c};
    return field;
}

std::string route_line(const HostRoute& route) {
    std::vector<std::string> hops;
    for (const SharedHostHop hop : route.hops) hops.push_back(field_text(hop_text(*hop)));
    const std::string key =
        route.hops.empty() ? "" : with_caller_in_words(route.hops.back()->host_key_name);
    std::string line = fmt::format("{}  key={}  agent={}",
                                   fmt::join(hops, " > "),
                                   key.empty() ? std::string{unknown} : field_text(key),
                                   yes_or_no(route, &Exposure::agent));
    if (yes_or_no(route, &Exposure::x11) == "yes") line += "  x11=yes";
    if (route.status == RouteStatus::ok) return line;
    line += fmt::format("  status={}", name_of(route.status));
    if (route.proxy_command() && route.status != RouteStatus::loop) {
        line += fmt::format("  proxy[{}]", printable(with_caller_in_words(*route.proxy_command())));
    }
    return line;
}

std::string outcome_line(const When& when, std::span<const Condition> conditions) {
    std::vector<std::string> texts;
    for (const Guard& guard : when) {
        const std::string subject = guard.condition < conditions.size()
                                        ? subject_text(conditions[guard.condition])
                                        : condition_name(guard.condition);
        texts.push_back(fmt::format("C[{}]={}", subject, guard.outcome ? "yes" : "no"));
    }
    std::ranges::sort(texts);
    return fmt::format("{}", fmt::join(texts, " "));
}

}  // namespace sshplan::cli
