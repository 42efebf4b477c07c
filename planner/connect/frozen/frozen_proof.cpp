#include "planner/connect/frozen/frozen_proof.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "parser/config/keyword.hpp"
#include "planner/resolve/dump/dump.hpp"
#include "planner/resolve/expand.hpp"
#include "planner/resolve/tokens.hpp"

namespace sshplan {
namespace {

/// Whether the lines of a keyword may differ: those that are done with, or compared otherwise.
bool may_differ(Keyword keyword, bool is_renamed, Masters masters) {
    switch (keyword) {
        case Keyword::canonicalize_hostname:
        case Keyword::canonicalize_permitted_cnames:
        case Keyword::proxy_command:  // compared as what it does
            return true;
        case Keyword::control_path:
            return masters == Masters::none;
        case Keyword::host:
            return is_renamed;
        case Keyword::proxy_jump:
            return is_renamed || masters == Masters::running;
        default:
            return false;
    }
}

/// A line as it will be used: its tokens mean what they mean to this process.
std::string expanded(const DumpLine& line, const Hop& hop, const Client& client, World& world) {
    const ExpansionRules rules = expansion_rules(line.keyword, client.dialect);
    if (rules.tokens.empty()) return line.text;
    const ExpandedText text = expand(
        line.text, {rules.tokens}, final_tokens(*hop.resolution, client), {client.dialect, world});
    return text.end == ExpandedText::End::complete ? text.text : line.text;
}

/// What an ssh process sees; nothing where it cannot be told.
std::optional<std::vector<DumpLine>> seen_lines(
    const Hop& hop, bool is_renamed, Masters masters, const Client& client, World& world) {
    auto dumped = dump(*hop.resolution, client);
    auto* const lines = std::get_if<std::vector<DumpLine>>(&dumped);
    if (lines == nullptr) return std::nullopt;
    std::erase_if(*lines, [&](const DumpLine& line) {
        return may_differ(line.keyword, is_renamed, masters);
    });
    // Where no name has changed, the same text means the same.
    for (DumpLine& line : *lines) {
        if (is_renamed) line.text = expanded(line, hop, client, world);
    }
    return std::move(*lines);
}

/// The first line that has no counterpart on the other side.
std::string first_difference(const std::vector<DumpLine>& planned,
                             const std::vector<DumpLine>& frozen) {
    for (const DumpLine& line : planned) {
        if (std::ranges::find(frozen, line) == frozen.end()) {
            return fmt::format("'{}' would get lost", line.text);
        }
    }
    for (const DumpLine& line : frozen) {
        if (std::ranges::find(planned, line) == planned.end()) {
            return fmt::format("'{}' would come in", line.text);
        }
    }
    return "the order of its options would change";
}

/// In what one process would see something else; nothing if it does not.
std::optional<std::string> difference_of(const Hop& before,
                                         const Hop& after,
                                         bool is_renamed,
                                         Masters masters,
                                         const Client& client,
                                         World& world) {
    const auto was = seen_lines(before, is_renamed, masters, client, world);
    const auto is = seen_lines(after, is_renamed, masters, client, world);
    if (!was || !is) return fmt::format("ssh cannot list the options for {}", before.name);
    if (*was != *is) return fmt::format("for {}, {}", before.name, first_difference(*was, *is));
    const bool keeps_master = masters == Masters::none && after.control.has_value();
    if (keeps_master) return fmt::format("for {}, its own options name a master", before.name);
    return std::nullopt;
}

bool is_same_way(const Hop& a, const Hop& b) {
    return a.hostname == b.hostname && a.port == b.port && a.user == b.user &&
           a.host_key_name == b.host_key_name && a.reach == b.reach && a.prefix == b.prefix &&
           a.vendor == b.vendor && a.exposure == b.exposure && a.tunnel == b.tunnel &&
           a.needs == b.needs && (a.resolution == nullptr) == (b.resolution == nullptr);
}

bool names_renamed(const Route& planned, const Route& frozen) {
    return !std::ranges::equal(planned.hops, frozen.hops, {}, &Hop::name, &Hop::name);
}

}  // namespace

std::optional<std::string> frozen_difference(const Route& planned,
                                             const FrozenRoute& frozen,
                                             const Client& client,
                                             World& world,
                                             Masters masters) {
    const Route& route = frozen.route();
    if (!frozen.asked().empty()) {
        return fmt::format("'{}' would be asked again", frozen.asked().front().text);
    }
    const bool is_dialled = masters != Masters::running;
    const bool is_same_length =
        route.hops.size() == planned.hops.size() && route.status == planned.status;
    if (route.hops.size() < planned.hops.size() || (is_dialled && !is_same_length)) {
        return std::string{"the frozen files lead another way"};
    }
    const bool is_renamed = names_renamed(planned, route);
    for (std::size_t i = 0; i < planned.hops.size(); ++i) {
        const Hop& before = planned.hops[i];
        const Hop& after = route.hops[i];
        if (is_dialled && !is_same_way(before, after)) {
            return fmt::format("{} would be reached another way", before.name);
        }
        if (!before.resolution || !after.resolution) continue;
        if (auto found = difference_of(before, after, is_renamed, masters, client, world)) {
            return found;
        }
    }
    return std::nullopt;
}

}  // namespace sshplan
