#include "planner/world/front_run.hpp"
#include "planner/world/real_world.hpp"

namespace sshplan {

std::optional<FrontEnd> RealWorld::run_in_front(const FrontProgram& program) {
    if (powers_ != Powers::acts) return std::nullopt;
    return FrontRun{program, mask_}.run();
}

}  // namespace sshplan
