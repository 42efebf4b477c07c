#include "planner/lint/held_line.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/resolve/address.hpp"

namespace sshplan {

std::string LineReach::describe() const {
    const std::string some = fmt::format("{} named host{}", named, named == 1 ? "" : "s");
    if (!has_others()) return fmt::format("it is in force for {}", some);
    if (named == 0) return "it is in force for hosts that no line names";
    return fmt::format("it is in force for {}, and for hosts that no line names", some);
}

Place HeldLine::value_place() const {
    const auto words = directive->words;
    if (words.empty()) return place();
    return {file->source, {words.front().span.begin, words.back().span.end}};
}

std::string_view HeldLine::value() const {
    return directive->words.empty() ? std::string_view{} : directive->words.front().text;
}

std::vector<HeldLine> held_lines(const Subject& subject, Keyword keyword) {
    std::vector<HeldLine> held;
    for (const LintedFile& file : subject.files()) {
        for (const Directive& directive : file.config->directives()) {
            if (!directive.is(keyword)) continue;
            const LineFacts& facts = subject.facts(key_of(file, directive));
            if (!facts.holds.empty()) held.push_back({&file, &directive, &facts});
        }
    }
    return held;
}

bool is_respelled(std::string_view a, std::string_view b) {
    if (equals_ignoring_case(a, b)) return true;
    const auto address = numeric_address(a);
    return address && address == numeric_address(b);
}

bool is_other_spelling(const Subject& subject, const InvocationClass& one) {
    const std::string& host = one.invocation.destination.host;
    if (one.host == InvocationClass::Host::named) return false;
    if (lower_case(host) == host && !numeric_address(host)) return false;
    return std::ranges::any_of(subject.cases(), [&](const Case& other) {
        return other.of.host == InvocationClass::Host::named &&
               is_respelled(other.of.invocation.destination.host, host);
    });
}

LineReach reach_of(const Subject& subject, const LineFacts& facts) {
    LineReach reach;
    std::set<std::string> named;
    for (const std::size_t number : facts.holds) {
        const InvocationClass& one = subject.cases()[number].of;
        if (one.host == InvocationClass::Host::named) {
            named.insert(one.invocation.destination.host);
            continue;
        }
        const bool is_any = one.host == InvocationClass::Host::other;
        const auto others = is_any ? LineReach::Others::any : LineReach::Others::like;
        if (others > reach.others && !is_other_spelling(subject, one)) reach.others = others;
    }
    reach.named = named.size();
    return reach;
}

}  // namespace sshplan
