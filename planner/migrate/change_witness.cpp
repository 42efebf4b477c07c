#include "planner/migrate/change_witness.hpp"

#include "planner/plan/chain_text.hpp"

namespace sshplan {

ChangeWitness witness(const ComparedCase& one,
                      const RouteChange& change,
                      const Conditions& conditions) {
    ChangeWitness witness{.words = one.of.words,
                          .local_user = one.of.local_user,
                          .openssh = std::string{one.dialect.name},
                          .change = change,
                          .before = chain_text(one.before),
                          .after = chain_text(one.after)};
    for (const Guard& guard : one.when) {
        witness.outcomes.emplace_back(conditions.all()[guard.condition].text, guard.outcome);
    }
    return witness;
}

}  // namespace sshplan
