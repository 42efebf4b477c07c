#include "planner/migrate/read_state.hpp"

namespace sshplan {

World& ReadState::world_of(const SourceFile& file) const {
    for (const LintTarget& target : targets) {
        for (const OpenedFile* const opened : target.files->opened()) {
            if (opened->source.get() == &file) return *target.world;
        }
    }
    return *targets.front().world;
}

Conditions open_conditions(const ReadState& state) {
    World& nowhere = *state.targets.front().world;
    return Conditions{{nowhere, nowhere, nowhere, state.targets.front().client.shell}, {}};
}

}  // namespace sshplan
