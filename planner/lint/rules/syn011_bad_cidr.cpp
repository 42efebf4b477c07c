#include <charconv>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/refusals.hpp"
#include "planner/lint/rule.hpp"
#include "planner/resolve/address.hpp"

namespace sshplan {
namespace {

/// The four numbers of an IPv4 address as one; nothing if it is none.
std::optional<std::uint32_t> read_ipv4(std::string_view text) {
    std::uint32_t address = 0;
    for (int i = 0; i < 4; ++i) {
        const std::size_t dot = std::min(text.find('.'), text.size());
        unsigned number = 256;
        const auto [end, fault] = std::from_chars(text.data(), text.data() + dot, number);
        const bool is_last = dot == text.size();
        if (fault != std::errc{} || number > 255 || is_last != (i == 3)) return std::nullopt;
        address = address << 8 | number;
        text.remove_prefix(is_last ? dot : dot + 1);
    }
    return address;
}

/// The network that an entry lies in, for IPv4.
std::optional<std::string> network_of(std::string_view entry) {
    const std::size_t slash = entry.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const auto address = read_ipv4(entry.substr(0, slash));
    const std::string_view digits = entry.substr(slash + 1);
    unsigned length = 33;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
    if (!address || fault != std::errc{} || length > 32) return std::nullopt;
    const std::uint32_t mask = length == 0 ? 0 : ~std::uint32_t{0} << (32 - length);
    const std::uint32_t network = *address & mask;
    return fmt::format("{}.{}.{}.{}/{}",
                       network >> 24,
                       network >> 16 & 255,
                       network >> 8 & 255,
                       network & 255,
                       length);
}

/// The first entry that is wrong.
std::string_view bad_entry(std::string_view list) {
    for (const std::string_view entry : list_elements(list)) {
        if (!network_list_faults(entry).empty()) return entry;
    }
    return {};
}

/// The argument at the place: the last of its words.
std::string_view argument_of(const Refusal& refusal) {
    const std::string_view text = refusal.text();
    return text.substr(text.find_last_of(" \t=\"") == std::string_view::npos
                           ? 0
                           : text.find_last_of(" \t=\"") + 1);
}

void report(const Refusal& refusal, const Subject& subject, Findings& findings) {
    const std::string_view entry = bad_entry(argument_of(refusal));
    const std::string message =
        entry.empty() ? std::string{"localnetwork does not take this list of networks"}
                      : fmt::format("{} is no network", entry);
    Finding& finding = add_refusal(findings, subject, refusal, message);
    const auto network = network_of(entry);
    if (!network) {
        finding.help = {"write addresses with the length of their mask, as in 10.0.0.0/8,fd00::/8"};
        return;
    }
    const auto begin =
        static_cast<std::uint32_t>(entry.data() - refusal.file->source->bytes().data());
    finding.where.span = {begin, begin + static_cast<std::uint32_t>(entry.size())};
    finding.help = {fmt::format("behind the mask only zeros may stand: {}", *network)};
    Fix fix{.title = fmt::format("Write {}", *network)};
    if (fix.edits.add({finding.where.span, *network})) finding.fix = std::move(fix);
}

void check(const Subject& subject, Findings& findings) {
    for (const Refusal& refusal : refusals(subject, ComplaintKind::bad_network)) {
        report(refusal, subject, findings);
    }
}

}  // namespace

extern const Rule syn011_bad_cidr{
    .id = "SYN011",
    .name = "bad-cidr",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "`Match localnetwork` names something that is no network",
    .why = R"(
`Match localnetwork` takes networks as addresses with the length of a mask. No bit may be set behind
the mask, and no names are allowed: either stops ssh for every host.
)",
    .advice = "Write the address of the network: `10.0.0.0/8`, not that of a machine in it.",
    .bad = {.text = R"(
Match localnetwork «10.0.0.1/8»
    Port 5022
)"},
    .good = {.text = R"(
Match localnetwork 10.0.0.0/8
    Port 5022
)"},
    .versions = "9.4 and later",
    .check = check,
};

}  // namespace sshplan
