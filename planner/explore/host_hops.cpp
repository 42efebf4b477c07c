#include "planner/explore/host_hops.hpp"

#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace sshplan {
namespace {

/// The line behind a keyword's value.
Origin origin_of(const Resolution& resolution, Keyword keyword) {
    const Obtained* const value = resolution.value(keyword);
    return value == nullptr ? Origin{} : value->origin;
}

Origin proxy_origin(const Resolution& resolution) {
    if (resolution.jump || resolution.proxy_command) return resolution.proxy_origin;
    // `none` is a line as well.
    const Origin jump = origin_of(resolution, Keyword::proxy_jump);
    return jump.kind != OriginKind::defaulted ? jump
                                              : origin_of(resolution, Keyword::proxy_command);
}

HopLines lines_of(const Resolution& resolution) {
    HopLines lines{};
    const auto set = [&](HopTrait trait, Origin origin) {
        lines[static_cast<std::size_t>(trait)] = std::move(origin);
    };
    const Origin alias = origin_of(resolution, Keyword::host_key_alias);
    const Origin hostname = origin_of(resolution, Keyword::hostname);
    set(HopTrait::proxy, proxy_origin(resolution));
    set(HopTrait::host_key_name, alias.kind == OriginKind::defaulted ? hostname : alias);
    set(HopTrait::hostname, hostname);
    set(HopTrait::port, origin_of(resolution, Keyword::port));
    set(HopTrait::user, origin_of(resolution, Keyword::user));
    set(HopTrait::agent, origin_of(resolution, Keyword::forward_agent));
    set(HopTrait::x11, origin_of(resolution, Keyword::forward_x11));
    return lines;
}

bool are_same_lines(const HostHop& a, const HostHop& b) {
    return a.lines == b.lines || (a.lines != nullptr && b.lines != nullptr && *a.lines == *b.lines);
}

}  // namespace

std::size_t HostHops::Hash::operator()(SharedHostHop hop) const {
    const std::hash<std::string_view> hash;
    return (hash(hop->name) * 31 + hash(hop->user)) * 31 + hash(hop->hostname) + hop->port;
}

bool HostHops::Equal::operator()(SharedHostHop a, SharedHostHop b) const {
    return a->name == b->name && a->hostname == b->hostname && a->port == b->port &&
           a->user == b->user && a->host_key_name == b->host_key_name && a->reach == b->reach &&
           a->exposure == b->exposure && are_same_lines(*a, *b);
}

/// Mostly, one name of a hop is a part of the next: "db", "db.example.com",
/// "[db.example.com]:2222".
std::string_view HostHops::kept_in(std::string_view whole, std::string_view part) {
    const std::size_t at = whole.find(part);
    return at == std::string_view::npos ? storage_.text(part) : whole.substr(at, part.size());
}

const HostHop& HostHops::kept(HostHop hop) {
    hop.host_key_name = storage_.text(hop.host_key_name);
    hop.hostname = kept_in(hop.host_key_name, hop.hostname);
    hop.name = kept_in(hop.hostname, hop.name);
    hop.user = storage_.text(hop.user);
    if (hop.lines != nullptr) hop.lines = &storage_.object(*hop.lines);
    return storage_.row(hop);
}

SharedHostHop HostHops::hop_of(const Route& route, const Hop& hop) {
    std::optional<HopLines> lines;
    if (hop.resolution && use_ == ListUse::compared) lines = lines_of(*hop.resolution);
    const HostHop result{.name = hop.name,
                         .hostname = hop.hostname,
                         .user = hop.user,
                         .host_key_name = hop.host_key_name,
                         .port = hop.port,
                         .reach = hop.reach,
                         .exposure = hop.exposure,
                         .lines = lines ? &*lines : nullptr};
    const bool is_host = &hop == &route.hops.back();
    if (is_host) return &kept(result);
    const auto known = jumps_.find(&result);
    return known == jumps_.end() ? *jumps_.insert(&kept(result)).first : *known;
}

const WayDetails* HostHops::details_of(const Route& route) {
    WayDetails details;
    const bool tells_command = route.status != RouteStatus::ok || use_ == ListUse::compared;
    if (tells_command && route.proxy_command) {
        details.proxy_command = storage_.text(*route.proxy_command);
    }
    if (route.status == RouteStatus::refused) {
        details.complaints = storage_.object(route.complaints);
    }
    const bool has_some = details.proxy_command || !details.complaints.empty();
    return has_some ? &storage_.row(details) : nullptr;
}

HostRoute HostHops::route_of(const Route& route) {
    std::vector<SharedHostHop> hops;
    hops.reserve(route.hops.size());
    for (const Hop& hop : route.hops) hops.push_back(hop_of(route, hop));
    return {.status = route.status,
            .hops = storage_.rows(std::span{std::as_const(hops)}),
            .details = details_of(route)};
}

}  // namespace sshplan
