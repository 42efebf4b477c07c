#include "planner/lint/policy/via_check.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

namespace sshplan {
namespace {

std::string written_list(const std::vector<HopPattern>& patterns) {
    std::string text;
    for (const HopPattern& pattern : patterns) {
        text += fmt::format("{}{}", text.empty() ? "" : ", ", pattern.written);
    }
    return text.empty() ? "no jump host" : text;
}

/// What a hop is called, or dialled as where it has no name.
const std::string& shown(const Hop& hop) { return hop.name.empty() ? hop.hostname : hop.name; }

/// Looks at one route.
class ViaCheck {
public:
    ViaCheck(const ViaAssertion& via, const Route& route)
        : via_(via), route_(route), hops_(route.hops), jumps_(route.hops.size() - 1) {}

    std::vector<PolicyFault> run() {
        check_first();
        check_exactly();
        for (const HopPattern& wanted : via_.contains) check_contains(wanted);
        for (std::size_t i = 0; i < jumps_; ++i) check_never(hops_[i], line_of_jump(i));
        check_number();
        return std::move(faults_);
    }

private:
    [[nodiscard]] const Origin* line_of_jump(std::size_t jump) const {
        const auto& because = hops_[jump].because;
        return because ? &because->origin : nullptr;
    }

    void check_first() {
        if (!via_.first || matches(*via_.first, hops_.front())) return;
        const Origin* const line = jumps_ == 0 ? proxy_line(route_) : line_of_jump(0);
        faults_.push_back({line,
                           fmt::format("the first hop is {}, and must be {}",
                                       shown(hops_.front()),
                                       via_.first->written)});
    }

    void check_exactly() {
        if (!via_.exactly) return;
        const std::vector<HopPattern>& wanted = *via_.exactly;
        std::size_t same = 0;
        while (same < jumps_ && same < wanted.size() && matches(wanted[same], hops_[same])) ++same;
        if (same == jumps_ && same == wanted.size()) return;
        const Origin* const line = same < jumps_ ? line_of_jump(same) : proxy_line(route_);
        faults_.push_back({line, fmt::format("its jump hosts must be {}", written_list(wanted))});
    }

    void check_contains(const HopPattern& wanted) {
        const auto* const end = hops_.data() + jumps_;
        const bool is_there =
            std::any_of(hops_.data(), end, [&](const Hop& hop) { return matches(wanted, hop); });
        if (is_there) return;
        faults_.push_back(
            {proxy_line(route_), fmt::format("it does not lead through {}", wanted.written)});
    }

    void check_never(const Hop& hop, const Origin* line) {
        for (const HopPattern& unwanted : via_.never) {
            if (!matches(unwanted, hop)) continue;
            faults_.push_back({line,
                               fmt::format("it leads through {}, and must never lead through {}",
                                           shown(hop),
                                           unwanted.written)});
        }
    }

    void check_number() {
        if (!via_.most_hops || hops_.size() <= *via_.most_hops) return;
        faults_.push_back(
            {proxy_line(route_),
             fmt::format(
                 "it has {} hops, and must have {} at most", hops_.size(), *via_.most_hops)});
    }

    const ViaAssertion& via_;
    const Route& route_;
    const std::vector<Hop>& hops_;
    std::size_t jumps_;
    std::vector<PolicyFault> faults_;
};

bool is_of_hops(const Assertion& assertion) {
    const ViaAssertion& via = assertion.via;
    return via.first || via.exactly || !via.contains.empty() || !via.never.empty() ||
           via.most_hops || assertion.directness;
}

void check_directness(Directness wanted, const Route& route, std::vector<PolicyFault>& faults) {
    const bool is_direct = route.hops.size() == 1 && route.hops.front().reach == Reach::tcp;
    if (is_direct == (wanted == Directness::required)) return;
    faults.push_back({proxy_line(route),
                      is_direct ? "it is dialled from here, and must not be"
                                : "it is not dialled from here, and must be"});
}

}  // namespace

const Origin* proxy_line(const Resolution& resolution) {
    if (resolution.proxy_origin.kind != OriginKind::defaulted) return &resolution.proxy_origin;
    for (const Keyword keyword : {Keyword::proxy_jump, Keyword::proxy_command}) {
        const Obtained* const value = resolution.value(keyword);
        if (value != nullptr) return &value->origin;
    }
    return nullptr;
}

const Origin* proxy_line(const Route& route) {
    const Hop& destination = route.hops.back();
    if (destination.resolution) return proxy_line(*destination.resolution);
    if (route.hops.size() == 1) return nullptr;
    const auto& because = route.hops[route.hops.size() - 2].because;
    return because ? &because->origin : nullptr;
}

std::vector<PolicyFault> check_via(const Assertion& assertion, const Route& route) {
    if (!is_of_hops(assertion)) return {};
    if (route.status == RouteStatus::broken) {
        return {{proxy_line(route),
                 "what leads there looks broken, so nothing can be asserted of the way"}};
    }
    if (route.status == RouteStatus::opaque) {
        return {{proxy_line(route), "a command hides where it leads, so nothing can be asserted"}};
    }
    std::vector<PolicyFault> faults = ViaCheck{assertion.via, route}.run();
    if (assertion.directness) check_directness(*assertion.directness, route, faults);
    return faults;
}

}  // namespace sshplan
