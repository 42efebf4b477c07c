#include "planner/lint/held_line.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/headings.hpp"
#include "planner/resolve/address.hpp"

namespace sshplan {
namespace {

/// Whether a line stands in a Host block without wildcards: in the second pass it holds for hosts
/// whose names some line spells, whatever is typed.
bool spells_its_hosts(const Block& block) {
    return block.kind == BlockKind::host &&
           std::ranges::none_of(block.head()->words, [](const Word& word) {
               return word.text.find_first_of("*?") != std::string::npos;
           });
}

/// From when on a line holds.
enum class Pass : std::uint8_t { first, second };

/// What the hosts of a class that no line names are to a line. In the second pass a Host block is
/// about those whose names become what it says.
LineReach::Others others_of(const InvocationClass& one, const Block& block, Pass since) {
    using enum LineReach::Others;
    if (since == Pass::second && spells_its_hosts(block)) return none;
    if (since == Pass::second && block.kind == BlockKind::host && !is_for_all(block)) return like;
    return one.host == InvocationClass::Host::other ? any : like;
}

}  // namespace

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

bool HeldLine::says_yes() const {
    return equals_ignoring_case(value(), "yes") || equals_ignoring_case(value(), "true");
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
    const std::optional<std::string> address = numeric_address(host);
    if (lower_case(host) == host && !address) return false;
    return std::ranges::any_of(subject.cases(), [&](const Case& other) {
        const std::string& name = other.of.invocation.destination.host;
        return other.of.host == InvocationClass::Host::named &&
               (equals_ignoring_case(name, host) || (address && address == numeric_address(name)));
    });
}

LineReach reach_of(const Subject& subject, const HeldLine& line) {
    LineReach reach;
    std::set<std::string> named;
    const Block& block = block_at(*line.file, line.directive->span.begin);
    for (const std::size_t number : line.facts->holds) {
        const InvocationClass& one = subject.cases()[number].of;
        if (one.host == InvocationClass::Host::named) {
            named.insert(one.invocation.destination.host);
            continue;
        }
        const bool is_late = std::ranges::binary_search(line.facts->late, number);
        const auto others = others_of(one, block, is_late ? Pass::second : Pass::first);
        if (others > reach.others && !is_other_spelling(subject, one)) reach.others = others;
    }
    reach.named = named.size();
    return reach;
}

}  // namespace sshplan
