#include "planner/classes/invocation_classes.hpp"

#include <algorithm>
#include <unordered_set>

#include "planner/classes/class_finder.hpp"
#include "planner/classes/classes_beside.hpp"
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

std::vector<NamedDestination> named_in(const std::vector<const OpenedFile*>& files,
                                       const Dialect& dialect) {
    std::vector<NamedDestination> all;
    for (const OpenedFile* const file : files) {
        std::ranges::move(named_destinations(*file, dialect), std::back_inserter(all));
    }
    return all;
}

/// Where ssh stops, it may not have read all files.
std::optional<Note> stop_of(const Resolution& resolution) {
    if (resolution.ending == Ending::complete) return std::nullopt;
    const auto error = std::ranges::find(
        resolution.complaints, Severity::error, [](const Complaint& one) { return one.severity; });
    return Note{"reading-stops",
                error == resolution.complaints.end() ? std::string{"ssh stops"} : error->text};
}

InvocationClasses classes_asked_by(Questions questions,
                                   const std::vector<const OpenedFile*>& files,
                                   const Client& client,
                                   World& world) {
    const auto finder = std::make_shared<const ClassFinder>(client,
                                                            std::move(questions),
                                                            named_in(files, client.dialect),
                                                            ClassLimits::of(world.limits()));
    return {.all = finder->classes(),
            .gaps = finder->gaps(),
            .route_gaps = route_gaps_of(finder->questions(), client, world),
            .finder = finder};
}

}  // namespace

std::optional<std::size_t> InvocationClasses::class_of(
    const Invocation& invocation, const std::optional<std::string>& local_user) const {
    return finder->class_of(invocation, local_user);
}

InvocationClasses invocation_classes_beside(const Bystanders& bystanders,
                                            const Client& client,
                                            World& world,
                                            const std::vector<const OpenedFile*>& files) {
    return classes_asked_by(
        read_questions(files, client, world, &bystanders), files, client, world);
}

std::optional<std::vector<InvocationClass>> classes_of_headings(
    const std::vector<HeadingAt>& headings, const Client& client, ClassLimits limits) {
    const ClassFinder finder{client, read_questions(headings, client.dialect), {}, limits};
    if (!finder.gaps().empty()) return std::nullopt;
    return finder.classes();
}

std::vector<const OpenedFile*> files_read(const Client& client, World& world, ConfigFiles& files) {
    std::vector<const OpenedFile*> read;
    add_files(read, read_for_unnamed_host(client, world, files));
    return read;
}

InvocationClasses invocation_classes(const std::vector<ReadingOfFiles>& states) {
    std::vector<const OpenedFile*> files;
    std::vector<Note> stops;
    for (const ReadingOfFiles& state : states) {
        const Resolution unnamed = read_for_unnamed_host(*state.client, *state.world, *state.files);
        add_files(files, unnamed);
        if (const auto stop = stop_of(unnamed)) stops.push_back(*stop);
    }
    const Client& client = *states.front().client;
    World& world = *states.front().world;
    InvocationClasses result =
        classes_asked_by(read_questions(files, client, world), files, client, world);
    std::ranges::move(stops, std::back_inserter(result.gaps));
    return result;
}

InvocationClasses invocation_classes(const Client& client, World& world, ConfigFiles& files) {
    return invocation_classes({{&client, &world, &files}});
}

}  // namespace sshplan
