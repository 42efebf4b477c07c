#include "tests/support/judged_answers.hpp"

#include <algorithm>

#include "planner/explore/unknown_caller.hpp"
#include "planner/resolve/dump/dump.hpp"
#include "planner/resolve/resolve.hpp"

namespace sshplan::test {
namespace {

Client client_of(const Case& one, const std::string& top) {
    Client client = one.target->client;
    client.dialect = *one.dialect;
    client.user_config = {top, RoleFile::Wanted::named};
    client.system_config.wanted = RoleFile::Wanted::nothing;
    if (one.of.local_user) client.user = *one.of.local_user;
    return client;
}

std::vector<Assumption> assumptions_of(const Outcomes& outcomes) {
    std::vector<Assumption> assumptions;
    for (const auto& [text, outcome] : outcomes) {
        assumptions.push_back(
            {.written = text, .kind = ConditionKind::exec, .what = text, .outcome = outcome});
        for (const ConditionKind kind : {ConditionKind::local_network, ConditionKind::dns}) {
            assumptions.push_back(assumptions.back());
            assumptions.back().kind = kind;
        }
    }
    return assumptions;
}

std::string text_of(const Resolution& resolution, const Client& client) {
    std::string text;
    for (const Complaint& complaint : resolution.complaints) text += complaint.text + "\n";
    const auto dumped = dump(resolution, client);
    const auto* const lines = std::get_if<std::vector<DumpLine>>(&dumped);
    if (lines == nullptr || resolution.ending != Ending::complete) return text;
    for (const DumpLine& line : *lines) text += line.text + "\n";
    return text;
}

}  // namespace

std::string judged_answer(const Imaginary& machine,
                          const std::string& top,
                          const Case& one,
                          const Outcomes& outcomes) {
    ImaginaryWorld world{machine};
    ConfigFiles files{world};
    const Client client = client_of(one, top);
    Conditions conditions{{world, world, world, "/bin/sh"}, assumptions_of(outcomes)};
    return text_of(resolve(one.of.invocation, client, {world, files, conditions}), client);
}

std::vector<Outcomes> judged_outcomes(const Imaginary& machine,
                                      const std::string& top,
                                      const Case& one) {
    ImaginaryWorld world{machine};
    ConfigFiles files{world};
    const Client client = client_of(one, top);
    Conditions conditions{{world, world, world, "/bin/sh"}, {}};
    std::vector<Outcomes> all;
    do {
        (void)resolve(
            one.of.invocation, client, {world, files, conditions, Branching::all_that_sets});
        Outcomes& outcomes = all.emplace_back();
        for (const Guard& guard : conditions.trail()) {
            outcomes.emplace_back(conditions.all()[guard.condition].text, guard.outcome);
        }
    } while (conditions.next_branch());
    return all;
}

bool answer_alike(const Imaginary& before,
                  const Imaginary& after,
                  const std::string& top,
                  const Case& one) {
    return std::ranges::all_of(judged_outcomes(before, top, one), [&](const Outcomes& outcomes) {
        return judged_answer(before, top, one, outcomes) ==
               judged_answer(after, top, one, outcomes);
    });
}

}  // namespace sshplan::test
