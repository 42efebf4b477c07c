#include "planner/classes/invocation_classes.hpp"

#include <algorithm>
#include <unordered_set>

#include "planner/classes/class_finder.hpp"
#include "planner/classes/gaps.hpp"
#include "planner/explore/explore_hosts.hpp"

namespace sshplan {
namespace {

/// Adds what was read, each file once.
void add_files(std::vector<const OpenedFile*>& files, const Resolution& resolution) {
    std::unordered_set<const OpenedFile*> known{files.begin(), files.end()};
    for (const OpenedFile* const file : resolution.files) {
        if (known.insert(file).second) files.push_back(file);
    }
}

/// Where ssh stops, it may not have read all files.
std::optional<Note> stop_of(const Resolution& resolution) {
    if (resolution.ending == Ending::complete) return std::nullopt;
    const auto error = std::ranges::find(
        resolution.complaints, Severity::error, [](const Complaint& one) { return one.severity; });
    return Note{"reading-stops",
                error == resolution.complaints.end() ? std::string{"ssh stops"} : error->text};
}

}  // namespace

std::optional<std::size_t> InvocationClasses::class_of(
    const Invocation& invocation, const std::optional<std::string>& local_user) const {
    return finder->class_of(invocation, local_user);
}

InvocationClasses invocation_classes(const std::vector<ReadingOfFiles>& states,
                                     ClassLimits limits) {
    std::vector<const OpenedFile*> files;
    std::vector<Note> stops;
    for (const ReadingOfFiles& state : states) {
        const Resolution unnamed = read_for_unnamed_host(*state.client, *state.world, *state.files);
        add_files(files, unnamed);
        if (const auto stop = stop_of(unnamed)) stops.push_back(*stop);
    }
    const Client& client = *states.front().client;
    World& world = *states.front().world;
    const auto finder = std::make_shared<const ClassFinder>(client, files, world, limits);
    InvocationClasses result{.all = finder->classes(),
                             .gaps = finder->gaps(),
                             .route_gaps = route_gaps_of(finder->questions(), client, world),
                             .finder = finder};
    std::ranges::move(stops, std::back_inserter(result.gaps));
    return result;
}

InvocationClasses invocation_classes(const Client& client,
                                     World& world,
                                     ConfigFiles& files,
                                     ClassLimits limits) {
    return invocation_classes({{&client, &world, &files}}, limits);
}

}  // namespace sshplan
