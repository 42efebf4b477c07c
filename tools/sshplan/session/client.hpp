#pragma once

#include <optional>
#include <vector>

#include "planner/dialect/dialect.hpp"
#include "planner/resolve/client.hpp"
#include "planner/resolve/config_files.hpp"
#include "planner/resolve/resolution.hpp"
#include "planner/world/world.hpp"
#include "tools/sshplan/session/options.hpp"

namespace sshplan::cli {

/// Who calls ssh here, or why there is no answer.
struct ClientAnswer {
    Client client;
    std::vector<Note> notes{};
    std::optional<Complaint> complaint{};  // ssh stops before it reads anything, or we do
    Ending ending = Ending::complete;
};

/// The client that this machine's ssh would be, but for what the options say otherwise. Standard
/// input, if it is to be read, is adopted by `files`.
[[nodiscard]] ClientAnswer find_client(World& world,
                                       ConfigFiles& files,
                                       const Dialect& dialect,
                                       const EvaluationOptions& options);

/// The client of a configuration that is judged with a path: whoever that will be, unless options
/// say so. Its files are not filled in.
[[nodiscard]] Client unknown_client(const Dialect& dialect, const EvaluationOptions& options);

}  // namespace sshplan::cli
