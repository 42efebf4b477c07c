#include "planner/connect/frozen/processes.hpp"

#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sshplan {
namespace {

/// The next hop towards this machine that an ssh of ours serves, below `position`.
std::optional<std::size_t> served_below(const Route& route, std::size_t position) {
    while (position-- > 0) {
        if (route.hops[position].resolution) return position;
    }
    return std::nullopt;
}

Process process_at(const Route& route, std::size_t position, const RecipeContext& context) {
    const Hop& hop = route.hops[position];
    Process process{.hop = &hop, .position = position, .called = hop.resolution->host_argument};
    if (!hop.resolution->jump && hop.command) {
        process.recipe = read_proxy_command(*hop.command, context);
    }
    return process;
}

/// How a process starts the next one; nothing if it starts none that is known.
std::optional<Process::Start> start_of_next(const Process& process) {
    if (process.hop->resolution->jump) return Process::Start::jump;
    if (process.recipe && process.recipe->ssh) return Process::Start::recipe;
    return std::nullopt;
}

}  // namespace

std::vector<Process> processes_of(const Route& route, const RecipeContext& context) {
    std::vector<Process> processes;
    auto position = served_below(route, route.hops.size());
    auto start = std::optional{Process::Start::typed};
    std::size_t file = 0;
    while (position && start) {
        Process process = process_at(route, *position, context);
        if (*start == Process::Start::recipe) ++file;
        process.start = *start;
        process.file = file;
        start = start_of_next(process);
        position = served_below(route, *position);
        processes.push_back(std::move(process));
    }
    return processes;
}

bool is_renamed(const Process& process) {
    return process.called != process.hop->resolution->host_argument;
}

bool names_renamed(std::span<const Process> processes, std::size_t position) {
    const auto& jump = processes[position].hop->resolution->jump;
    if (!jump) return false;
    for (std::size_t k = 1; k <= jump->hops.size() && position + k < processes.size(); ++k) {
        if (is_renamed(processes[position + k])) return true;
    }
    return false;
}

std::string jump_list_of(std::span<const Process> processes, std::size_t position) {
    const JumpList& jump = *processes[position].hop->resolution->jump;
    if (!names_renamed(processes, position)) return jump.text;
    std::vector<std::string> elements;
    for (std::size_t k = 0; k < jump.hops.size(); ++k) {
        // The last of the list is the process that comes next.
        const std::string& called = processes[position + jump.hops.size() - k].called;
        const std::string host =
            called.find(':') == std::string::npos ? called : fmt::format("[{}]", called);
        const Endpoint& hop = jump.hops[k];
        elements.push_back(fmt::format(
            "{}{}{}", hop.user ? *hop.user + "@" : "", host, hop.port ? ":" + *hop.port : ""));
    }
    return fmt::format("{}", fmt::join(elements, ","));
}

}  // namespace sshplan
