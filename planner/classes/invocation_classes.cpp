#include "planner/classes/invocation_classes.hpp"

#include <algorithm>
#include <unordered_set>

#include "planner/classes/class_finder.hpp"
#include "planner/classes/gaps.hpp"
#include "planner/explore/explore_hosts.hpp"

namespace sshplan {
namespace {

/// What was read, each file once.
std::vector<const OpenedFile*> files_of(const Resolution& resolution) {
    std::vector<const OpenedFile*> files;
    std::unordered_set<const OpenedFile*> known;
    for (const OpenedFile* const file : resolution.files) {
        if (known.insert(file).second) files.push_back(file);
    }
    return files;
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

InvocationClasses invocation_classes(const Client& client,
                                     World& world,
                                     ConfigFiles& files,
                                     ClassLimits limits) {
    const Resolution unnamed = read_for_unnamed_host(client, world, files);
    const auto finder =
        std::make_shared<const ClassFinder>(client, files_of(unnamed), world, limits);
    InvocationClasses result{.all = finder->classes(),
                             .gaps = finder->gaps(),
                             .route_gaps = route_gaps_of(finder->questions(), client, world),
                             .finder = finder};
    if (const auto stop = stop_of(unnamed)) result.gaps.push_back(*stop);
    return result;
}

}  // namespace sshplan
