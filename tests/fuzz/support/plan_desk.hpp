#pragma once

#include <map>
#include <string>
#include <string_view>

#include "planner/world/forwarding_world.hpp"
#include "planner/world/imaginary_world.hpp"

namespace sshplan::fuzz {

/// A machine on which plans are kept: private files can be made, renamed and read again.
class PlanDesk final : public ForwardingWorld {
public:
    explicit PlanDesk(World& machine) : ForwardingWorld{machine} {}

    /// The file at a path that was put or made here; empty if there is none.
    [[nodiscard]] std::string bytes(const std::string& path) const;
    void put(const std::string& path, std::string_view bytes) { made_[path] = bytes; }

    [[nodiscard]] FileAnswer read_file(const std::string& path) override;
    [[nodiscard]] ChangeFailure create_private_file(const std::string& path,
                                                    std::string_view bytes) override;
    [[nodiscard]] ChangeFailure rename_file(const std::string& from,
                                            const std::string& to) override;

private:
    std::map<std::string, std::string> made_;
};

}  // namespace sshplan::fuzz
