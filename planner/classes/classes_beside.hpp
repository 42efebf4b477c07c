#pragma once

#include <optional>
#include <vector>

#include "planner/classes/bystanders.hpp"
#include "planner/classes/invocation_classes.hpp"
#include "planner/classes/questions.hpp"

namespace sshplan {

/// The invocations that are told apart by more than `bystanders`, which are of these files: members
/// of a class are alike but for the lines of bystanders, and those that they may forestall.
[[nodiscard]] InvocationClasses invocation_classes_beside(
    const Bystanders& bystanders,
    const Client& client,
    World& world,
    const std::vector<const OpenedFile*>& files);

/// The classes that some headings alone tell apart; nothing if there are too many. They are all of
/// kind `like` or `other`, as the headings have it.
[[nodiscard]] std::optional<std::vector<InvocationClass>> classes_of_headings(
    const std::vector<HeadingAt>& headings, const Client& client, ClassLimits limits);

/// The files that are read for a host that no line names, each once.
[[nodiscard]] std::vector<const OpenedFile*> files_read(const Client& client,
                                                        World& world,
                                                        ConfigFiles& files);

}  // namespace sshplan
