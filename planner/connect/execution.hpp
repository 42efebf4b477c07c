#pragma once

#include <string>
#include <utility>
#include <variant>

#include "planner/connect/frozen/frozen_plan.hpp"
#include "planner/plan/route.hpp"
#include "planner/resolve/client.hpp"
#include "planner/world/world.hpp"

namespace sshplan {

/// The ssh that runs a plan.
struct SshProgram {
    std::string path{};
    std::string called{};  // its argv[0], by which it starts the ssh of a jump
};

/// Whether nothing of a plan outlives the ssh that is started, so that what is said on standard
/// error can be listened to: no -f, no master that goes to the background, no LocalCommand.
[[nodiscard]] FrontProgram::Errors errors_of(const Route& route, const Client& client);

/// A folder of this run for the frozen files: it disappears with this value.
class PrivateFolder {
public:
    PrivateFolder(std::string path, World& world) : path_(std::move(path)), world_(world) {}
    PrivateFolder(const PrivateFolder&) = delete;
    PrivateFolder& operator=(const PrivateFolder&) = delete;
    ~PrivateFolder() { (void)world_.remove_folder(path_); }

    [[nodiscard]] const std::string& path() const { return path_; }

private:
    std::string path_;
    World& world_;
};

/// Writes the frozen files, whose folder is there, and runs ssh in front. Returns how it ended, or
/// why it was not started.
[[nodiscard]] std::variant<FrontEnd, FileFailure> execute(const FrozenPlan& plan,
                                                          const SshProgram& program,
                                                          FrontProgram::Errors errors,
                                                          const Dialect& dialect,
                                                          World& world);

}  // namespace sshplan
