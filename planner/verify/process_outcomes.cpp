#include "planner/verify/process_outcomes.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "planner/resolve/resolve.hpp"

namespace sshplan {
namespace {

Conditions conditions_of(const ReadProcess& process, std::vector<Assumption> assumptions) {
    World& world = process.world;
    return Conditions{{world, world, world, process.client.shell}, std::move(assumptions)};
}

/// What is answered in the present branch, to be assumed.
std::vector<Assumption> answers_in_branch(const ReadProcess& process,
                                          const Conditions& conditions) {
    std::vector<Assumption> answers;
    for (ConditionId id = 0; id < conditions.all().size(); ++id) {
        const Condition& condition = conditions.all()[id];
        const auto outcome = conditions.known(id);
        if (!outcome || condition.name) continue;  // what names come to, the world answers again
        answers.push_back({.written = condition.text,
                           .kind = condition.kind,
                           .what = condition.text,
                           .outcome = *outcome});
    }
    std::ranges::copy(process.assumptions, std::back_inserter(answers));
    return answers;
}

/// Whether names come to something else with a dot at their ends, or in another address family:
/// what is assumed of a name holds for all of these.
ProcessOutcome::Names names_in_branch(const Conditions& conditions) {
    std::map<std::string, bool> outcomes;
    for (ConditionId id = 0; id < conditions.all().size(); ++id) {
        const Condition& condition = conditions.all()[id];
        const auto outcome = conditions.known(id);
        if (condition.kind != ConditionKind::dns || !outcome) continue;
        const auto known = outcomes.emplace(condition.text, *outcome).first;
        if (known->second != *outcome) return ProcessOutcome::Names::torn;
    }
    return ProcessOutcome::Names::whole;
}

MetCondition met(const Condition& condition, std::optional<bool> outcome) {
    MetCondition met{.kind = condition.kind,
                     .text = condition.text,
                     .outcome = outcome.value_or(false),
                     .times = condition.asked.size()};
    if (condition.name && condition.name->is_found) met.canonical = condition.name->canonical;
    return met;
}

/// Reads once more with all answers given, to see what is asked on this way alone.
ProcessOutcome outcome_under(const ReadProcess& process, std::vector<Assumption> answers) {
    Conditions conditions = conditions_of(process, std::move(answers));
    const Resolution resolution = resolve(process.invocation,
                                          process.client,
                                          {.world = process.world,
                                           .files = process.files,
                                           .conditions = conditions,
                                           .branching = Branching::all_that_sets});
    ProcessOutcome outcome{.expected = expected_answer(resolution, process.client)};
    for (ConditionId id = 0; id < conditions.all().size(); ++id) {
        outcome.met.push_back(met(conditions.all()[id], conditions.known(id)));
    }
    std::ranges::transform(
        resolution.complaints, std::back_inserter(outcome.complaints), &Complaint::kind);
    return outcome;
}

}  // namespace

Gone for_each_outcome(const ReadProcess& process,
                      const std::function<bool(const ProcessOutcome&)>& function) {
    Conditions conditions = conditions_of(process, process.assumptions);
    const Surroundings surroundings{.world = process.world,
                                    .files = process.files,
                                    .conditions = conditions,
                                    .branching = Branching::all_that_sets};
    std::size_t count = 0;
    do {
        if (count++ == process.most_outcomes) return Gone::too_many;
        (void)resolve(process.invocation, process.client, surroundings);
        ProcessOutcome outcome = outcome_under(process, answers_in_branch(process, conditions));
        outcome.names = names_in_branch(conditions);
        if (!function(outcome)) return Gone::until_stopped;
    } while (conditions.next_branch());
    return Gone::through_all;
}

ReadFiles files_read_by(const ReadProcess& process) {
    ReadFiles read;
    Conditions conditions = conditions_of(process, process.assumptions);
    // Every file, also those that have nothing to say to this host: ssh opens them.
    const Surroundings surroundings{.world = process.world,
                                    .files = process.files,
                                    .conditions = conditions,
                                    .branching = Branching::all_that_sets,
                                    .blocks = BlocksRead::all,
                                    .inclusions = &read.inclusions};
    std::size_t count = 0;
    do {
        read.config_option =
            resolve(process.invocation, process.client, surroundings).config_option;
    } while (++count < process.most_outcomes && conditions.next_branch());
    return read;
}

}  // namespace sshplan
