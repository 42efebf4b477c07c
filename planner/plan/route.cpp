#include "planner/plan/route.hpp"

#include <algorithm>

namespace sshplan {
namespace {

bool is_same_hop(const Hop& a, const Hop& b) {
    const auto is_same_file = [](const Identity& i, const Identity& j) { return i.file == j.file; };
    return a.name == b.name && a.hostname == b.hostname && a.port == b.port && a.user == b.user &&
           a.host_key_name == b.host_key_name && a.reach == b.reach && a.prefix == b.prefix &&
           a.vendor == b.vendor && a.invocation == b.invocation &&
           std::ranges::equal(a.identities, b.identities, is_same_file);
}

}  // namespace

bool is_same_route(const Route& a, const Route& b) {
    const auto is_same_text = [](const Complaint& x, const Complaint& y) {
        return x.text == y.text;
    };
    return a.status == b.status && a.proxy_command == b.proxy_command &&
           std::ranges::equal(a.hops, b.hops, is_same_hop) &&
           std::ranges::equal(a.complaints, b.complaints, is_same_text);
}

}  // namespace sshplan
