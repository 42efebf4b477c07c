#pragma once

#include <string>
#include <vector>

#include "parser/config/config.hpp"
#include "planner/resolve/client.hpp"
#include "planner/resolve/complaint.hpp"
#include "planner/resolve/config_files.hpp"
#include "planner/world/confined_world.hpp"

namespace sshplan {

/// A word of an Include line that was not followed, as it leads out of the root.
struct OutsideWord {
    const SourceFile* file = nullptr;  // none of them is ever null
    const Directive* line = nullptr;
    const Word* word = nullptr;
    std::vector<std::string> paths{};  // that were asked for; none of another user's home
};

/// The words of all Include lines that led out of the root, as far as files were read until now.
[[nodiscard]] std::vector<OutsideWord> outside_words(const ConfigFiles& files,
                                                     const ConfinedWorld& world,
                                                     const Client& client);

/// A warning for each Include that led out of the root and was not followed, at the line that says
/// it; without a place for what no line says by itself, as a link out of a folder.
[[nodiscard]] std::vector<Complaint> outside_includes(const ConfigFiles& files,
                                                      const ConfinedWorld& world,
                                                      const Client& client);

}  // namespace sshplan
