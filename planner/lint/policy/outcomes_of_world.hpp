#pragma once

#include <span>

#include "planner/explore/explanation.hpp"
#include "planner/lint/policy/policy.hpp"
#include "planner/world/imaginary_world.hpp"

namespace sshplan {

/// Tells which outcomes are possible in a world that a policy names.
class OutcomesOfWorld {
public:
    explicit OutcomesOfWorld(const PolicyWorld& world);
    OutcomesOfWorld(const OutcomesOfWorld&) = delete;
    OutcomesOfWorld& operator=(const OutcomesOfWorld&) = delete;
    ~OutcomesOfWorld() = default;

    /// Whether an outcome contradicts nothing that the world assumes.
    [[nodiscard]] bool allows(const When& outcome, std::span<const Condition> conditions);

private:
    ImaginaryWorld nowhere_{{}};  // only what is assumed counts
    Conditions assumed_;
};

}  // namespace sshplan
