#include "planner/lint/policy/value_check.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "planner/explore/unknown_caller.hpp"
#include "planner/lint/policy/via_check.hpp"

namespace sshplan {
namespace {

/// The line that sets a keyword; null if none does.
const Origin* line_of(const Resolution& resolution, Keyword keyword) {
    const bool is_proxy = keyword == Keyword::proxy_jump || keyword == Keyword::proxy_command;
    if (is_proxy) return proxy_line(resolution);
    const Obtained* const value = resolution.value(keyword);
    return value == nullptr ? nullptr : &value->origin;
}

/// Whether what is printed is what a policy wants.
bool holds(const ValueAssertion& wanted,
           const PrintedLines& lines,
           const Dialect& dialect,
           PrintedValues& printed) {
    PrintedLines given;
    for (const std::string& value : wanted.values) {
        given.merge(PrintedLines{printed.of(wanted.keyword, value, dialect)});
    }
    const auto is_given = [&](const std::string& line) { return given.contains(line); };
    return wanted.sense == ValueAssertion::Sense::one_of ? std::ranges::all_of(lines, is_given)
                                                         : std::ranges::none_of(lines, is_given);
}

std::string in_words(const ValueAssertion& wanted, const PrintedLines& lines, const Hop& hop) {
    const bool is_wanted = wanted.sense == ValueAssertion::Sense::one_of;
    return fmt::format("{} of {} comes to {}, and must {}be {}",
                       describe(wanted.keyword).spelling,
                       hop.name,
                       with_caller_in_words(fmt::format("{}", fmt::join(lines, " and "))),
                       is_wanted ? "" : "not ",
                       fmt::join(wanted.values, " or "));
}

}  // namespace

std::vector<PolicyFault> check_values(const Assertion& assertion,
                                      const Route& route,
                                      const Client& client,
                                      PrintedValues& printed) {
    std::vector<PolicyFault> faults;
    if (assertion.values.empty()) return faults;
    for (const Hop& hop : route.hops) {
        if (!hop.resolution) continue;
        const PrintedResolution resolution{*hop.resolution, client};
        for (const ValueAssertion& wanted : assertion.values) {
            const bool is_asked =
                wanted.of == ValueAssertion::Of::every_hop || &hop == &route.hops.back();
            if (!is_asked) continue;
            const Origin* const line = line_of(*hop.resolution, wanted.keyword);
            if (const Complaint* const fault = resolution.fault()) {
                faults.push_back({line, fmt::format("ssh -G stops: {}", fault->text)});
                continue;
            }
            const PrintedLines lines = resolution.of(wanted.keyword);
            if (holds(wanted, lines, client.dialect, printed)) continue;
            faults.push_back({line, in_words(wanted, lines, hop)});
        }
    }
    return faults;
}

}  // namespace sshplan
