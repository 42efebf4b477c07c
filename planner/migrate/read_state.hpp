#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "planner/lint/case.hpp"
#include "planner/resolve/conditions.hpp"

namespace sshplan {

/// A reading of the configurations in question, with all that it points into.
struct ReadState {
    std::shared_ptr<const void> keeps_alive{};
    std::vector<LintTarget> targets{};
    /// What a file that was read is called by whoever looks from outside; unset: as it was opened.
    std::function<std::string(const SourceFile& file)> name{};

    /// The world by which a file was read; the first one for what nobody read.
    [[nodiscard]] World& world_of(const SourceFile& file) const;
    [[nodiscard]] std::string name_of(const SourceFile& file) const {
        return name ? name(file) : file.name();
    }
};

/// Conditions of which nothing is decided: each is tried both ways.
[[nodiscard]] Conditions open_conditions(const ReadState& state);

/// Reads the configurations in question on a machine: the real one, or one with other bytes.
using StateReader = std::function<ReadState(World& machine)>;

}  // namespace sshplan
