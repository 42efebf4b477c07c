#include "planner/connect/failure/failure.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

#include "parser/config/pattern.hpp"
#include "planner/connect/failure/failure_advice.hpp"
#include "planner/connect/failure/failure_messages.hpp"

namespace sshplan {
namespace {

constexpr int status_of_ssh = 255;

/// An ssh process of a route, by the hop that it connects to.
struct Process {
    std::size_t hop = 0;
    bool is_silent = false;  // its LogLevel keeps it from saying even why it fails
};

bool is_silent(const Hop& hop) {
    constexpr std::array<std::string_view, 3> levels{"quiet", "silent", "fatal"};
    if (!hop.resolution) return false;
    const std::string level = lower_case(hop.resolution->text(Keyword::log_level));
    return std::ranges::find(levels, level) != levels.end();
}

/// The processes of a route, the innermost first.
std::vector<Process> processes_of(const Route& route) {
    std::vector<Process> processes;
    for (std::size_t i = 0; i < route.hops.size(); ++i) {
        if (!route.hops[i].invocation.empty()) processes.push_back({i, is_silent(route.hops[i])});
    }
    return processes;
}

/// The process inside of `cut_off` others that say that they were cut off; those that are silent
/// are passed over.
std::optional<std::size_t> process_inside(const std::vector<Process>& processes,
                                          std::size_t cut_off) {
    for (std::size_t i = processes.size(); i-- > 0;) {
        if (processes[i].is_silent) continue;
        if (cut_off-- == 0) return processes[i].hop;
    }
    return std::nullopt;
}

bool is_text_or_unsaid(std::string_view said, std::string_view text) {
    return said.empty() || equals_ignoring_case(said, text);
}

/// Whether a message that names something may be about this hop.
bool is_about(const Message& message, const Hop& hop) {
    const bool is_somebody_else = !message.user.empty() && message.user != hop.user;
    return !is_somebody_else && is_text_or_unsaid(message.host, hop.hostname) &&
           is_text_or_unsaid(message.port, std::to_string(hop.port)) &&
           is_text_or_unsaid(message.key, hop.host_key_name);
}

/// The only hop that bears the names in a message, or nothing.
std::optional<std::size_t> named_hop(const Message& message, const Route& route) {
    const bool names_host = !message.host.empty() || !message.key.empty();
    if (!names_host) return std::nullopt;
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < route.hops.size(); ++i) {
        if (!is_about(message, route.hops[i])) continue;
        if (found) return std::nullopt;
        found = i;
    }
    return found;
}

/// Whether somebody dialled what no hop is: an ssh that is run on a host says so, too.
bool is_of_another_ssh(const Message& message, const Route& route) {
    constexpr std::array dialling{FailureKind::refused,
                                  FailureKind::timed_out,
                                  FailureKind::unreachable,
                                  FailureKind::name_unknown};
    const bool is_dialling = message.blame == Blame::own && !message.host.empty() &&
                             std::ranges::find(dialling, message.kind) != dialling.end();
    return is_dialling &&
           std::ranges::none_of(route.hops, [&](const Hop& hop) { return is_about(message, hop); });
}

/// How many processes say that they were cut off, from a line on.
std::size_t count_cut_off(const std::vector<std::string_view>& lines, std::size_t from) {
    const auto begin = std::next(lines.begin(), static_cast<std::ptrdiff_t>(from));
    return static_cast<std::size_t>(std::count_if(begin, lines.end(), is_cut_off));
}

/// Finds the hop that a message is about, where its names do not tell; says more exactly of what
/// kind it is by where it was said.
std::optional<std::size_t> counted_hop(Message& message,
                                       const std::vector<std::string_view>& lines,
                                       const Route& route) {
    const std::vector<Process> processes = processes_of(route);
    if (processes.empty()) return std::nullopt;
    const auto speaker = process_inside(processes, count_cut_off(lines, message.line));
    if (!speaker) {
        // Even the innermost process was cut off: by a command that it runs here.
        if (message.kind == FailureKind::program_missing) {
            message.kind = FailureKind::program_missing_here;
        }
        return processes.front().hop;
    }
    if (message.blame == Blame::own) return speaker;
    if (*speaker + 1 < route.hops.size()) return *speaker + 1;
    message.kind = FailureKind::beyond;
    return speaker;
}

/// Where nobody says why: the innermost process that says that it was cut off.
std::optional<Failure> cut_off_failure(const std::vector<std::string_view>& lines,
                                       const Route& route) {
    const std::size_t cut_off = count_cut_off(lines, 0);
    if (cut_off == 0) return std::nullopt;
    const auto hop = process_inside(processes_of(route), cut_off - 1);
    return described_failure({.kind = FailureKind::closed}, hop, {}, route);
}

}  // namespace

std::optional<Failure> find_failure(std::string_view said, int status, const Route& route) {
    if (status != status_of_ssh || route.hops.empty()) return std::nullopt;
    const std::vector<std::string_view> lines = lines_of(said);
    std::optional<Message> message = find_message(lines);
    if (!message) return cut_off_failure(lines, route);
    if (is_of_another_ssh(*message, route)) return std::nullopt;
    auto hop = named_hop(*message, route);
    if (!hop) hop = counted_hop(*message, lines, route);
    return described_failure(*message, hop, find_evidence(lines), route);
}

}  // namespace sshplan
