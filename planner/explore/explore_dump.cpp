#include "planner/explore/explore_dump.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "planner/explore/cover.hpp"
#include "planner/explore/outcome_limit.hpp"
#include "planner/resolve/resolve.hpp"

namespace sshplan {

namespace {

/// What ssh -G does under one outcome.
struct Result {
    std::vector<DumpLine> lines{};
    std::vector<Complaint> complaints{};
    Ending ending = Ending::complete;
};

/// Two results of the same text look the same.
std::string text_of(const Result& result) {
    std::string text{result.ending == Ending::complete ? "+" : "-"};
    for (const DumpLine& line : result.lines) text.append(line.text).append("\n");
    if (result.ending == Ending::complete) return text;
    for (const Complaint& complaint : result.complaints) text.append(complaint.text).append("\n");
    return text;
}

Result result_of(Resolution resolution, const Client& client) {
    Result result{.complaints = std::move(resolution.complaints), .ending = resolution.ending};
    if (result.ending != Ending::complete) return result;
    auto dumped = dump(resolution, client);
    if (auto* const fault = std::get_if<DumpFault>(&dumped)) {
        result.complaints.push_back(std::move(fault->complaint));
        result.ending = Ending::refused;
    } else {
        result.lines = std::get<std::vector<DumpLine>>(std::move(dumped));
    }
    return result;
}

/// All results that differ, and which branch led to which; false if there are too many branches.
bool run_branches(std::vector<Result>& results,
                  std::vector<Branch>& branches,
                  const Invocation& invocation,
                  const Client& client,
                  const Surroundings& surroundings,
                  std::size_t most) {
    std::unordered_map<std::string, std::size_t> numbers;
    do {
        if (branches.size() == most) return false;
        Result result = result_of(resolve(invocation, client, surroundings), client);
        const auto [number, is_new] = numbers.try_emplace(text_of(result), results.size());
        branches.push_back({surroundings.conditions.trail(), number->second});
        if (is_new) results.push_back(std::move(result));
    } while (surroundings.conditions.next_branch());
    return true;
}

/// The keywords of which not all results print the same; none if some print nothing at all.
std::vector<Keyword> changing_keywords(const std::vector<Result>& results) {
    const auto is_refused = [](const Result& result) { return result.ending != Ending::complete; };
    if (std::ranges::any_of(results, is_refused)) return {};
    std::set<Keyword> changing;
    const std::vector<DumpLine>& first = results.front().lines;
    for (const Result& result : results) {
        for (const auto& [here, there] :
             {std::pair{&first, &result.lines}, std::pair{&result.lines, &first}}) {
            for (const DumpLine& line : *here) {
                if (std::ranges::find(*there, line) == there->end()) changing.insert(line.keyword);
            }
        }
    }
    return {changing.begin(), changing.end()};
}

std::vector<ConditionId> deciding_conditions(const std::vector<Branch>& branches) {
    std::set<ConditionId> deciding;
    for (const Cover& cover : smallest_cover(branches)) {
        for (const Guard& guard : cover.when) deciding.insert(guard.condition);
    }
    return {deciding.begin(), deciding.end()};
}

/// Whether ssh refuses under every outcome, if in different words.
bool all_refuse(const std::vector<Result>& results) {
    return std::ranges::all_of(
        results, [](const Result& result) { return result.ending == Ending::refused; });
}

/// What all of them say, each once.
std::vector<Complaint> all_complaints(const std::vector<Result>& results) {
    std::vector<Complaint> complaints;
    std::unordered_set<std::string> said;
    for (const Result& result : results) {
        for (const Complaint& complaint : result.complaints) {
            if (said.insert(complaint.text).second) complaints.push_back(complaint);
        }
    }
    return complaints;
}

DumpAnswer::End end_of(Ending ending) {
    switch (ending) {
        case Ending::complete:
            return DumpAnswer::End::printed;
        case Ending::refused:
            return DumpAnswer::End::refused;
        case Ending::limit:
            return DumpAnswer::End::limit;
    }
    return DumpAnswer::End::limit;
}

}  // namespace

DumpAnswer explore_dump(const Invocation& invocation,
                        const Client& client,
                        World& world,
                        ConfigFiles& files,
                        const ExplorationOptions& options) {
    Conditions conditions{
        options.sources.value_or(ConditionSources{world, world, world, client.shell}),
        options.assumptions};
    const Surroundings surroundings{world, files, conditions, Branching::all_that_sets};
    std::vector<Result> results;
    std::vector<Branch> branches;
    const std::size_t most = most_outcomes(world);
    const bool is_whole = run_branches(results, branches, invocation, client, surroundings, most);
    DumpAnswer answer{.conditions = conditions.all()};
    for (const Assumption& assumption : conditions.assumptions()) {
        if (!assumption.matched) answer.unused_assumptions.push_back(assumption.written);
    }
    if (!is_whole) {
        answer.end = DumpAnswer::End::limit;
        answer.complaints.push_back(too_many_outcomes(most, taken_in(branches), conditions.all()));
    } else if (results.size() > 1 && all_refuse(results)) {
        answer.end = DumpAnswer::End::refused;
        answer.complaints = all_complaints(results);
    } else if (results.size() > 1) {
        answer.end = DumpAnswer::End::undecided;
        answer.deciding = deciding_conditions(branches);
        answer.changing = changing_keywords(results);
    } else {
        answer.end = end_of(results.front().ending);
        answer.lines = std::move(results.front().lines);
        answer.complaints = std::move(results.front().complaints);
    }
    return answer;
}

}  // namespace sshplan
